import { accept, endOfDay, refuse, type Decision, type Instant } from '#kernel';
import type { CompilationIssued, PeriodEvent } from '../events';
import type { PeriodState } from './period-state';

/** The compilation as it was made, before it has a number. */
export type MadeCompilation = Omit<CompilationIssued, 'number' | 'note'>;

export interface IssueCompilationCommand {
  readonly type: 'IssueCompilation';
  readonly made: MadeCompilation;
  readonly note: string | null;
  readonly now: Instant;
}

export type CompilationCode = 'PERIOD_NOT_OPEN' | 'COMPILATION_UNCHANGED' | 'COMPILATION_EARLY' | 'REASON_REQUIRED';

/**
 * Issues the period's compilation (B-03). Before the due day is over, and again, it is issued with a word why: both are
 * right at times, and neither unseen. What says the same as the one before is no new issue.
 */
export function issueCompilation(
  { made, note, now }: IssueCompilationCommand,
  state: PeriodState,
): Decision<PeriodEvent, CompilationCode> {
  if (!state) return refuse('PERIOD_NOT_OPEN', { period: made.period });
  const { issued, dueOn } = state;
  if (issued?.hash === made.hash) return refuse('COMPILATION_UNCHANGED', { number: issued.number, hash: issued.hash });
  const why = note?.trim() ?? '';
  if (why === '' && now < endOfDay(dueOn)) return refuse('COMPILATION_EARLY', { dueOn });
  if (why === '' && issued) return refuse('REASON_REQUIRED', { number: issued.number });
  const data: CompilationIssued = { ...made, number: (issued?.number ?? 0) + 1, ...(why === '' ? {} : { note: why }) };
  return accept({ type: 'CompilationIssued', data });
}
