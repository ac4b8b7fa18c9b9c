import { accept, refuse, type Decider } from '#kernel';
import type { PeriodEvent, PeriodOpened } from '../events';
import { issueCompilation, type CompilationCode, type IssueCompilationCommand } from './issue-compilation.part';
import type { PeriodState } from './period-state';

export interface OpenPeriodCommand {
  readonly type: 'OpenPeriod';
  readonly opening: PeriodOpened;
}

export type PeriodCommand = OpenPeriodCommand | IssueCompilationCommand;
export type OpenPeriodCode = 'PERIOD_ALREADY_OPEN' | 'NO_UNITS';
export type PeriodCode = OpenPeriodCode | CompilationCode;

export const periodStream = (period: string): string => `period-${period}`;

/** Stream `period-<id>`. Opening a period again in the same words changes nothing; in others it is refused. */
export const periodDecider: Decider<PeriodState, PeriodCommand, PeriodEvent, PeriodCode> = {
  initial: null,
  decide(command, state) {
    if (command.type === 'IssueCompilation') return issueCompilation(command, state);
    const { opening } = command;
    if (opening.units.length === 0) return refuse('NO_UNITS', { period: opening.period });
    if (!state) return accept({ type: 'PeriodOpened', data: opening });
    return sameOpening(state, opening)
      ? accept()
      : refuse('PERIOD_ALREADY_OPEN', { period: state.period, dueOn: state.dueOn, rule: state.rule });
  },
  evolve(state, event) {
    if (event.type === 'PeriodOpened') return event.data;
    const { number, hash } = event.data;
    return state && { ...state, issued: { number, hash } };
  },
};

const sameOpening = (left: PeriodOpened, right: PeriodOpened): boolean =>
  left.lateFrom === right.lateFrom &&
  left.dueOn === right.dueOn &&
  left.rule.version === right.rule.version &&
  left.units.join() === right.units.join() &&
  left.optional.join() === right.optional.join();
