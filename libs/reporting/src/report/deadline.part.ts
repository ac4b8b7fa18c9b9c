import { accept, refuse, type Decision, type Instant, type LocalDate } from '#kernel';
import type { ReminderKind, ReportEvent } from '../events';
import type { ReportState } from './report-state';

interface OfUnit {
  readonly unit: string;
  readonly period: string;
  /** Due day that the period itself gives. */
  readonly periodDueOn: LocalDate;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
}

export interface ExtendDeadline extends OfUnit {
  readonly type: 'ExtendDeadline';
  readonly dueOn: LocalDate;
  /** End of grace after the new due day. */
  readonly lateFrom: Instant;
  /** The due day its author saw. */
  readonly was: LocalDate;
  readonly reason: string;
}

export interface RemindUnit extends OfUnit {
  readonly type: 'RemindUnit';
  readonly kind: ReminderKind;
  readonly text: string;
}

export type DeadlineCode =
  | 'REASON_REQUIRED'
  | 'VALUE_CHANGED'
  | 'EXTENSION_TOO_LATE'
  | 'NOT_AN_EXTENSION'
  | 'DUE_IN_PAST'
  | 'NOTHING_TO_REMIND'
  | 'REMINDER_OUT_OF_TIME'
  | 'TEXT_EMPTY';

/** The day the unit's report is due on, extended or not. */
export const dueOnOf = ({ extension }: ReportState, periodDueOn: LocalDate): LocalDate => extension?.dueOn ?? periodDueOn;

/** More time for one unit, before it has sent anything: what was sent late stays late. */
export function extendDeadline(command: ExtendDeadline, state: ReportState): Decision<ReportEvent, DeadlineCode> {
  const { unit, period, dueOn, lateFrom, was, periodDueOn, today } = command;
  const reason = command.reason.trim();
  if (reason === '') return refuse('REASON_REQUIRED');
  if (state.revision > 0) return refuse('EXTENSION_TOO_LATE', { firstSubmittedAt: state.firstSubmittedAt });
  const actual = dueOnOf(state, periodDueOn);
  if (was !== actual) return refuse('VALUE_CHANGED', { seen: was, actual });
  if (dueOn <= actual) return refuse('NOT_AN_EXTENSION', { dueOn, actual });
  if (dueOn < today) return refuse('DUE_IN_PAST', { dueOn, today });
  return accept({ type: 'DeadlineExtended', data: { unit, period, was, dueOn, lateFrom, reason } });
}

/** Reminds a unit of what it owes. A kind is said once for a due day, whoever asks for it again; MANUAL each time. */
export function remindUnit(command: RemindUnit, state: ReportState): Decision<ReportEvent, DeadlineCode> {
  const { unit, period, kind, periodDueOn, today } = command;
  const text = command.text.trim();
  if (text === '') return refuse('TEXT_EMPTY');
  const { status } = state;
  const unsent = status === 'NOT_STARTED' || status === 'OPENED';
  if (!unsent && !(status === 'RETURNED' && kind === 'MANUAL')) return refuse('NOTHING_TO_REMIND', { status });
  const dueOn = dueOnOf(state, periodDueOn);
  if (kind !== 'MANUAL') {
    if (state.reminded.has(`${kind}/${dueOn}`)) return accept();
    if (timeOf(today, dueOn) !== kind) return refuse('REMINDER_OUT_OF_TIME', { kind, dueOn, today });
  }
  return accept({ type: 'ReportReminded', data: { unit, period, kind, dueOn, text } });
}

const timeOf = (today: LocalDate, dueOn: LocalDate): ReminderKind =>
  today < dueOn ? 'BEFORE_DUE' : today === dueOn ? 'DUE' : 'OVERDUE';
