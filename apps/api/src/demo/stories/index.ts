import type { LocalDate, PeriodId } from '#kernel';
import type { Story } from '../plan';
import { ACTS } from './acts';
import { corrections } from './corrections';
import { deadlines } from './deadlines';
import { LINES } from './lines';
import { questions } from './questions';
import { returns } from './returns';
import { presentOf } from './told';

export { presentOf, type Present } from './told';

/**
 * What happens in the country that dice do not throw: the report as it really lives (B-08). Most stand at fixed dates;
 * those of the present are told of the newest settled period and of the running one. `docs/demonstration.md` lists them.
 */
export function storiesUpTo(today: LocalDate, periods: readonly PeriodId[]): readonly Story[] {
  const present = presentOf(today, periods);
  return [...returns(present), ...corrections(present), ...deadlines(present), ...questions(present), ...ACTS, ...LINES];
}
