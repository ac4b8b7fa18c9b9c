import { accept, refuse, type Decider } from '#kernel';
import type { PeriodEvent } from '../events';

type PeriodOpened = PeriodEvent['data'];

export interface OpenPeriodCommand {
  readonly type: 'OpenPeriod';
  readonly opening: PeriodOpened;
}

/** What is due, from whom, by which rule; null until the period is opened. */
export type PeriodState = PeriodOpened | null;
export type PeriodCode = 'PERIOD_ALREADY_OPEN' | 'NO_UNITS';

export const periodStream = (period: string): string => `period-${period}`;

/** Stream `period-<id>`. Opening a period again in the same words changes nothing; in others it is refused. */
export const periodDecider: Decider<PeriodState, OpenPeriodCommand, PeriodEvent, PeriodCode> = {
  initial: null,
  decide({ opening }, state) {
    if (opening.units.length === 0) return refuse('NO_UNITS', { period: opening.period });
    if (!state) return accept({ type: 'PeriodOpened', data: opening });
    return sameOpening(state, opening)
      ? accept()
      : refuse('PERIOD_ALREADY_OPEN', { period: state.period, dueOn: state.dueOn, rule: state.rule });
  },
  evolve: (_state, { data }) => data,
};

const sameOpening = (left: PeriodOpened, right: PeriodOpened): boolean =>
  left.lateFrom === right.lateFrom &&
  left.dueOn === right.dueOn &&
  left.rule.version === right.rule.version &&
  left.units.join() === right.units.join() &&
  left.optional.join() === right.optional.join();
