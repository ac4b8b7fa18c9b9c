import {
  endOfDay,
  type Instant,
  instantOfMillis,
  isLocalDate,
  type LocalDate,
  millisOf,
  type Parameters,
  parseInstant,
  periodOf,
  periodRange,
} from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { UnreadableMoment } from './errors';

/** The three forms of knownAt (worked example, rule 9). */
export type Moment =
  | { readonly kind: 'position'; readonly token: PositionToken }
  | { readonly kind: 'instant'; readonly instant: Instant }
  | { readonly kind: 'date'; readonly date: LocalDate };

/** Errors: UnreadableMoment. An instant needs its offset: a bare local time means another moment on every machine. */
export function readMoment(text: string): Moment {
  if (/^[0-9a-f]{8}-\d{19}$/.test(text)) return { kind: 'position', token: text as PositionToken };
  if (isLocalDate(text)) return { kind: 'date', date: text };
  const instant = parseInstant(text);
  if (!instant.ok) throw new UnreadableMoment(text);
  return { kind: 'instant', instant: instant.value };
}

/** The last instant of a Shanghai day: what was recorded before the next midnight was recorded at or before it. */
export const lastInstantOf = (date: LocalDate): Instant => instantOfMillis(millisOf(endOfDay(date)) - 1);

/** What a metric's parameters are at a cut, unless they are given: the half-month is the one asOf lies in. */
export function parametersAt(cut: { readonly asOf: LocalDate; readonly now: Instant }): Required<Parameters> {
  const { from, to } = periodRange(periodOf(cut.asOf));
  return { now: cut.now, asOf: cut.asOf, periodStart: from, periodEnd: to };
}
