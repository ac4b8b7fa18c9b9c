import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { WorkbookRefusal } from './refusal';

/** What the parsing child may use. */
export interface ChildLimits {
  /** Wall time from start to the last byte of its answer. */
  readonly milliseconds: number;
  /** V8's old space; the rest of the resident memory is buffers and code. */
  readonly heapMb: number;
  /** Resident memory, watched where /proc tells it; elsewhere only the heap limit holds. */
  readonly residentMb: number;
  /** Bytes of its answer. */
  readonly answerBytes: number;
}

export const CHILD_LIMITS: ChildLimits = {
  milliseconds: 15_000,
  heapMb: 192,
  residentMb: 300,
  answerBytes: 32 * 1024 * 1024,
};

export type ChildAnswer =
  | { readonly ok: true; readonly text: string; readonly pid: number; readonly peakRssKb: number }
  | { readonly ok: false; readonly refusal: WorkbookRefusal };

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const WATCH_EVERY_MS = 20;
const STDERR_KEPT = 2_000;

/** The compiled child; beside the sources, where tests run, a bootstrap that translates it first. */
const childFile = (): string => {
  const built = join(__dirname, 'parse-child.js');
  return existsSync(built) ? built : join(__dirname, 'testing', 'parse-child.cjs');
};

/** Runs the child over the bytes and kills it, by its own pid, when it breaks a limit. Never throws for what it was fed. */
export function runChild(bytes: Buffer, limits: ChildLimits = CHILD_LIMITS, file: string = childFile()): Promise<ChildAnswer> {
  // An empty environment: what parses a stranger's file has no use for our settings.
  const flags = [`--max-old-space-size=${limits.heapMb}`, '--disable-warning=ExperimentalWarning'];
  const child: Child = spawn(process.execPath, [...flags, file], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let peakRssKb = 0;
    let complaint = '';
    let refusal: WorkbookRefusal | null = null;
    const stop = (reason: WorkbookRefusal): void => {
      refusal ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop({ code: 'WORKBOOK_TOO_SLOW', detail: `${limits.milliseconds} ms` }), limits.milliseconds);
    const watch = setInterval(() => {
      const resident = residentKb(child.pid);
      peakRssKb = Math.max(peakRssKb, resident);
      if (resident > limits.residentMb * 1024) stop({ code: 'WORKBOOK_TOO_HUNGRY', detail: `${resident} kB resident` });
    }, WATCH_EVERY_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.answerBytes) stop({ code: 'WORKBOOK_TOO_HUNGRY', detail: `answer over ${limits.answerBytes} bytes` });
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-STDERR_KEPT);
    });
    // The child may die before it has read everything; its exit says why, the broken pipe does not.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => stop({ code: 'WORKBOOK_UNREADABLE', detail: `the parser did not start: ${error.message}` }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      clearInterval(watch);
      if (refusal) return resolve({ ok: false, refusal });
      if (code === 0) return resolve({ ok: true, text: Buffer.concat(chunks).toString('utf8'), pid: child.pid ?? 0, peakRssKb });
      return resolve({ ok: false, refusal: deathOf(code, signal, complaint) });
    });
    child.stdin.end(bytes);
  });
}

function deathOf(code: number | null, signal: NodeJS.Signals | null, complaint: string): WorkbookRefusal {
  const outOfMemory = /heap out of memory|Allocation failed|Invalid (array|string) length/i.test(complaint);
  const how = signal ?? `exit ${code}`;
  if (outOfMemory) return { code: 'WORKBOOK_TOO_HUNGRY', detail: `${how}: heap limit` };
  return { code: 'WORKBOOK_UNREADABLE', detail: `the parser died (${how}) ${complaint.split('\n')[0] ?? ''}`.trim() };
}

/** Resident memory of a process in kB; 0 where it cannot be told. */
function residentKb(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
