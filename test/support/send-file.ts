import { FILLER, type Country } from './country';

export interface FileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
  readonly bytes: Buffer;
}

/** Sends a file to a door of a report, such as `51/2026-06-H2/sheet/check?layout=…`; a key where the door stores something. */
export async function sendFile(
  api: Country,
  path: string,
  bytes: Buffer,
  { token = FILLER, key, name = '推进表.xlsx' }: { readonly token?: string; readonly key?: string; readonly name?: string } = {},
): Promise<FileAnswer> {
  const request = api.http().post(`/api/reports/${path}`).set('authorization', `Bearer ${token}`);
  if (key !== undefined) void request.set('idempotency-key', key);
  return answerOf(
    request.set('content-type', 'application/octet-stream').set('x-file-name', encodeURIComponent(name)).send(bytes),
  );
}

export const getFile = (api: Country, path: string, token = FILLER): Promise<FileAnswer> =>
  answerOf(api.http().get(`/api/reports/${path}`).set('authorization', `Bearer ${token}`));

async function answerOf(request: ReturnType<ReturnType<Country['http']>['post']>): Promise<FileAnswer> {
  const answer = await request.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });
  const bytes = answer.body as Buffer;
  const headers = answer.headers as Record<string, string>;
  const body = headers['content-type']?.includes('json') === true ? (JSON.parse(bytes.toString()) as FileAnswer['body']) : {};
  return { status: answer.status, headers, body, bytes };
}
