import {
  addDays,
  periodRange,
  type Attribute,
  type AttributeValue,
  type FilingNumber,
  type LocalDate,
  type PeriodId,
} from '#kernel';
import { at } from '../moments';
import type { PlannedAct, PlannedCell, PlannedProject, ToldReport } from '../plan';

/** The day a country ends at, and the periods stories of the present are told in. */
export interface Present {
  /** The newest period that has been closed for at least five days, so that something can have happened to its reports. */
  readonly newest: PeriodId | null;
  /** The one before it. */
  readonly before: PeriodId | null;
  /** The period that runs. */
  readonly running: PeriodId | null;
}

/** Days after a period's end within which a story of the newest period has happened. */
const SETTLING_DAYS = 5;

export function presentOf(today: LocalDate, periods: readonly PeriodId[]): Present {
  const closed = periods.filter((period) => addDays(periodRange(period).to, SETTLING_DAYS) < today);
  return {
    newest: closed.at(-1) ?? null,
    before: closed.at(-2) ?? null,
    running: periods.find((period) => periodRange(period).from < today && periodRange(period).to >= today) ?? null,
  };
}

export const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
export const period = (text: string): PeriodId => `2026-${text}` as PeriodId;
/** Hours and minutes of a day at +08:00. */
export const hour = (on: LocalDate, hours: number, minutes = 0) => at(on, hours * 60 + minutes);
/** 分 of so many 万元. */
export const wan = (amount: number): number => Math.round(amount * 1_000_000);
export const number = (text: string): FilingNumber => ({ typed: text, normal: text });

export const cell = (
  on: LocalDate,
  attribute: Attribute,
  value: AttributeValue,
  more: Pick<PlannedCell, 'reason' | 'mistaken'> = {},
): PlannedCell => ({ on, attribute, value, ...more });

/** A project of a story: provincial, registered in the first week unless said otherwise. */
export const project = (
  it: Pick<PlannedProject, 'key' | 'unit' | 'title' | 'category' | 'bodies' | 'cells'> &
    Partial<Pick<PlannedProject, 'levels' | 'registeredOn' | 'answeredNew'>> & { readonly acts?: readonly PlannedAct[] },
): PlannedProject => ({ levels: ['PROVINCIAL'], registeredOn: REGISTERED, acts: [], ...it });

export const REGISTERED = day('06-03');

/** The report sent on a day in the afternoon, drafted that morning. */
export const sentOn = (unit: string, of: PeriodId, on: LocalDate, more: Partial<ToldReport> = {}): ToldReport => ({
  unit,
  period: of,
  openAt: hour(on, 8, 40),
  submitAt: hour(on, 16, 30),
  acceptAt: null,
  zero: false,
  ...more,
});

/** The day so many days after a period's end; its end is the due day. */
export const daysAfter = (of: PeriodId, days: number): LocalDate => addDays(periodRange(of).to, days);
/** A day well within a period. */
export const within = (of: PeriodId, days = 5): LocalDate => addDays(periodRange(of).from, days);
