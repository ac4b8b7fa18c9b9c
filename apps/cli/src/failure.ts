import type { ExitCode } from './exit-codes';
import type { ProblemDetail } from './contract';

/** An end that is no success, said in both languages; `run` turns it into words or JSON and into the exit code. */
export class Failure extends Error {
  constructor(
    readonly exit: ExitCode,
    /** Closed code, the server's where it came from there. */
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    readonly errors: readonly ProblemDetail[] = [],
  ) {
    super(zh);
    this.name = 'Failure';
  }
}
