import { type Parsed, must, parsed, unparsed } from './parsed';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, 1900 to 9999. Stored facts hold it as this very text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };
/** A UTC instant, `YYYY-MM-DDTHH:mm:ss.sssZ`. Always in this one form, so that text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };

const DAY = 86_400_000;
/** +08:00 all year, in every year: deadlines are of today's China, not of the summer times before 1992. */
const SHANGHAI = 8 * 3_600_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Is it a day that exists, in the one stored form? */
export function isLocalDate(text: unknown): text is LocalDate {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  return match !== null && dateOfParts(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

/** The stored form of a date; for literals and stored facts. @throws RangeError */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`NOT_A_DATE ${JSON.stringify(text)}`);
  return text;
}

/** The day of a year, month 1–12 and day, or undefined where there is none. */
export function dateOfParts(year: number, month: number, day: number): LocalDate | undefined {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day))) return undefined;
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
}

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const partsOf = (date: LocalDate): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** Any ISO instant with a zone, to the millisecond. Code NOT_AN_INSTANT. */
export function parseInstant(text: string): Parsed<Instant> {
  const wrong = unparsed('NOT_AN_INSTANT', { value: text });
  const trimmed = text.trim();
  // Date.parse rolls 31 February over to March; the day must exist.
  if (!INSTANT.test(trimmed) || !isLocalDate(trimmed.slice(0, 10))) return wrong;
  const millis = Date.parse(trimmed);
  return Number.isNaN(millis) ? wrong : parsed(instantOfMillis(millis));
}

/** The one stored form of an instant. @throws RangeError */
export const instant = (text: string): Instant => must(parseInstant(text));

export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' && text.length === 24 && text.endsWith('Z') && parseInstant(text).ok;

export const instantOfMillis = (millis: number): Instant => new Date(millis).toISOString() as Instant;
export const millisOf = (at: Instant): number => Date.parse(at);

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOfDayNumber = (day: number): LocalDate => localDate(new Date(day * DAY).toISOString().slice(0, 10));

/** The Shanghai day an instant falls on. */
export const shanghaiDateOf = (at: Instant): LocalDate => localDate(new Date(millisOf(at) + SHANGHAI).toISOString().slice(0, 10));

/** Midnight at +08:00 with which the day begins. */
export const startOfDay = (date: LocalDate): Instant => instantOfMillis(dayNumber(date) * DAY - SHANGHAI);
/** Midnight at +08:00 with which the day is over, exclusive: a deadline day counts until 24:00 (Z-8). */
export const endOfDay = (date: LocalDate): Instant => instantOfMillis((dayNumber(date) + 1) * DAY - SHANGHAI);

/** @throws RangeError outside 1900–9999 */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumber(date) + days);
/** Days from one date to another; negative where `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);
/** The date, or the nearer end of `[from, to]`, both inclusive. */
export const clampDate = (date: LocalDate, from: LocalDate, to: LocalDate): LocalDate =>
  date < from ? from : date > to ? to : date;
/** 1 Monday … 7 Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** `2026年11月15日`, as in prose. */
export const dateInWords = (date: LocalDate): string => {
  const { year, month, day } = partsOf(date);
  return `${year}年${month}月${day}日`;
};
