import { type Parsed, must, parsed, unparsed } from './parsed';
import { halfWidth, withoutSpaces } from './text';
import { type LocalDate, dateOfParts, daysInMonth, localDate, partsOf } from './time';

/** A half-month, `YYYY-MM-H1` (days 1–15) or `YYYY-MM-H2` (16–end) (B-07). Text order is time order. */
export type PeriodId = string & { readonly __brand: 'PeriodId' };

const ID = /^(\d{4})-(0[1-9]|1[0-2])-H([12])$/;

/** The first half-month that is reported (B-01, Z-10). */
export const FIRST_PERIOD = '2026-06-H1' as PeriodId;

export const isPeriodId = (text: unknown): text is PeriodId =>
  typeof text === 'string' && ID.test(text) && text.slice(0, 4) >= '1900';

/** For literals and stored facts. @throws RangeError */
export const periodId = (text: string): PeriodId => {
  if (!isPeriodId(text)) throw new RangeError(`NOT_A_PERIOD ${JSON.stringify(text)}`);
  return text;
};

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly half: 1 | 2;
}

const make = ({ year, month, half }: Parts): PeriodId => periodId(`${year}-${String(month).padStart(2, '0')}-H${half}`);
const split = (id: PeriodId): Parts => {
  const match = ID.exec(id);
  if (!match) throw new RangeError(`NOT_A_PERIOD ${JSON.stringify(id)}`);
  return { year: Number(match[1]), month: Number(match[2]), half: match[3] === '1' ? 1 : 2 };
};

/** `2026-06-H1`, `2026-6-h1`, `2026年6月上半月`, `2026-06上半月`, `2026.06 下半月`. Code NOT_A_PERIOD. */
export function parsePeriod(text: string): Parsed<PeriodId> {
  const plain = withoutSpaces(halfWidth(text)).toUpperCase();
  if (plain === '') return unparsed('EMPTY');
  const match = /^(\d{4})(?:年|[-./])(\d{1,2})月?[-./]?(H1|H2|上半月|下半月)$/.exec(plain);
  const year = Number(match?.[1]);
  const month = Number(match?.[2]);
  if (!match || year < 1900 || month < 1 || month > 12) return unparsed('NOT_A_PERIOD', { value: text });
  return parsed(make({ year, month, half: match[3] === 'H1' || match[3] === '上半月' ? 1 : 2 }));
}

export const period = (text: string): PeriodId => must(parsePeriod(text));

/** The half-month a day belongs to. */
export const periodOf = (date: LocalDate): PeriodId => {
  const { year, month, day } = partsOf(date);
  return make({ year, month, half: day <= 15 ? 1 : 2 });
};

export function nextPeriod(id: PeriodId): PeriodId {
  const { year, month, half } = split(id);
  if (half === 1) return make({ year, month, half: 2 });
  return month === 12 ? make({ year: year + 1, month: 1, half: 1 }) : make({ year, month: month + 1, half: 1 });
}

export function previousPeriod(id: PeriodId): PeriodId {
  const { year, month, half } = split(id);
  if (half === 2) return make({ year, month, half: 1 });
  return month === 1 ? make({ year: year - 1, month: 12, half: 2 }) : make({ year, month: month - 1, half: 2 });
}

/** First and last day, both inclusive. */
export function periodRange(id: PeriodId): { readonly from: LocalDate; readonly to: LocalDate } {
  const { year, month, half } = split(id);
  const day = (number: number): LocalDate => localDate(String(dateOfParts(year, month, number)));
  return half === 1 ? { from: day(1), to: day(15) } : { from: day(16), to: day(daysInMonth(year, month)) };
}

export const periodContains = (id: PeriodId, date: LocalDate): boolean => periodOf(date) === id;

/** The due day by Z-10, the 15th or the month's last day: it counts until 24:00 at +08:00. */
export const periodDueOn = (id: PeriodId): LocalDate => periodRange(id).to;

/** Both ends included; empty where `to` is before `from`. */
export function periodsBetween(from: PeriodId, to: PeriodId): readonly PeriodId[] {
  const list: PeriodId[] = [];
  for (let each = from; each <= to; each = nextPeriod(each)) list.push(each);
  return list;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026年11月上半月`; `1–15 Nov 2026`. */
export function periodName(id: PeriodId, language: 'zh' | 'en'): string {
  const { year, month, half } = split(id);
  if (language === 'zh') return `${year}年${month}月${half === 1 ? '上' : '下'}半月`;
  const { from, to } = periodRange(id);
  return `${partsOf(from).day}–${partsOf(to).day} ${MONTHS[month - 1] ?? ''} ${year}`;
}
