/** What one check of the doctor found. `remedy` is empty when nothing is to be done. */
export interface Finding {
  /** Stable name, e.g. `node`, `disk`, `postgres`. */
  readonly name: string;
  readonly verdict: 'ok' | 'warn' | 'fail';
  readonly zh: string;
  readonly en: string;
  /** What to do, Chinese first. */
  readonly remedy: string;
}

/** Nothing to do. */
export function fine(name: string, zh: string, en: string): Finding {
  return { name, verdict: 'ok', zh, en, remedy: '' };
}

/** It works, but somebody should know. */
export function warning(name: string, zh: string, en: string, remedy: string): Finding {
  return { name, verdict: 'warn', zh, en, remedy };
}

/** It will not work. */
export function failure(name: string, zh: string, en: string, remedy: string): Finding {
  return { name, verdict: 'fail', zh, en, remedy };
}
