import { tokenNow } from '../session/token';
import { headers, noticed, reach } from './client';
import { offline, problemOfHttp } from './problem';

type Body = Readonly<Record<string, unknown>>;

/** A REST door that answers JSON. @throws Problem */
export async function ask<T>(
  path: string,
  init: { method?: string; body?: Body; key?: string; signal?: AbortSignal } = {},
): Promise<T> {
  const token = tokenNow();
  const response = await reach(path, {
    method: init.method ?? (init.body ? 'POST' : 'GET'),
    headers: headers({
      accept: 'application/json',
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...(init.key === undefined ? {} : { 'idempotency-key': init.key }),
    }),
    body: init.body ? JSON.stringify(init.body) : null,
    signal: init.signal ?? null,
  });
  const body = (await response.json().catch(() => ({}))) as Body;
  if (!response.ok) throw noticed(problemOfHttp(response.status, body), token);
  return body as T;
}

export interface Upload {
  readonly file: File;
  /** The idempotency key of this upload. */
  readonly key: string;
  /** Share of the bytes that are sent, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file's bytes and answers the door's JSON. XMLHttpRequest, since fetch tells no upload progress. @throws Problem */
export function upload<T>(path: string, { file, key, onProgress, signal }: Upload): Promise<T> {
  const token = tokenNow();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    const extra = {
      'content-type': 'application/octet-stream',
      'idempotency-key': key,
      'x-file-name': encodeURIComponent(file.name),
    };
    for (const [name, value] of Object.entries(headers(extra))) request.setRequestHeader(name, value);
    request.responseType = 'text';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(offline()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(noticed(problemOfHttp(request.status, body), token));
    });
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): Body {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
}

export interface Download {
  readonly method?: string;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Kept under this name where the server chooses none. */
  readonly name?: string;
}

/** Fetches a file and gives it to the browser to keep, under the name the server chose. @throws Problem */
export async function download(path: string, init: Download = {}): Promise<string> {
  const token = tokenNow();
  const response = await reach(path, {
    method: init.method ?? 'GET',
    headers: headers(init.headers),
    body: init.body ?? null,
    signal: init.signal ?? null,
  });
  if (!response.ok) throw noticed(problemOfHttp(response.status, (await response.json().catch(() => ({}))) as Body), token);
  const name = fileNameOf(response.headers.get('content-disposition')) ?? init.name ?? path.split('/').pop() ?? 'download';
  save(await response.blob(), name);
  return name;
}

/** `filename*=UTF-8''…` is the real name, `filename="…"` its ASCII stand-in. */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? null;
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
