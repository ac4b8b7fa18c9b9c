/** What can go wrong around the embedded server; the code is stable, the words are for people. */
export type PostgresProblem =
  | 'PLATFORM_NOT_SHIPPED'
  | 'BINARIES_MISSING'
  | 'NO_UNPRIVILEGED_USER'
  | 'NO_REACHABLE_PLACE'
  | 'DATA_UNREADABLE'
  | 'PASSWORD_LOST'
  | 'LOCKED'
  | 'INITDB_FAILED'
  | 'START_FAILED'
  | 'STOP_FAILED';

/** A failure of the launcher, said in Chinese and English, with what the operator can do about it. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: PostgresProblem,
    readonly zh: string,
    readonly en: string,
    readonly remedy: string,
  ) {
    super(`${zh} · ${en}\n  → ${remedy}`);
    this.name = 'EmbeddedPostgresError';
  }
}
