import { type Parsed, type Note, parsed, told, unparsed, warning } from './parsed';
import { cleanText, halfWidth } from './text';
import { type LocalDate, addDays, dateInWords, dateOfParts, localDate } from './time';

/** A date cell as a spreadsheet stores it: days since an epoch the workbook chooses; a fraction is the time of day. */
export interface DateSerial {
  readonly serial: number;
  readonly date1904: boolean;
}

export interface DateOptions {
  /** Year of the period, offered as a repair where a date has none. */
  readonly year?: number;
}

/** Nothing this platform knows happened earlier; a smaller serial is a bare number in a date column. */
const EARLIEST = localDate('1990-01-01');
const LATEST_SERIAL = 2_958_465;

/**
 * A day from any common shape: `2026-11-15`, `2026.11.15`, `2026/11/15`, `2026年11月15日`, `20261115`, `26.11.15`, full
 * width, with a time of day, a range (its first day), or a serial of either epoch. Codes: EMPTY, NOT_A_DATE,
 * IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE, YEAR_MISSING and DAY_MISSING.
 */
export function parseDate(raw: string | DateSerial, options: DateOptions = {}): Parsed<LocalDate> {
  if (typeof raw !== 'string') return fromSerial(raw);
  const cleaned = cleanText(raw);
  if (cleaned === '') return unparsed('EMPTY');
  const plain = halfWidth(cleaned)
    .replace(/[。．]/g, '.')
    .replace(/[−–—]/g, '-')
    .replace(/\s+/g, ' ');
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return dated(plain.split('-'), raw, []);
  const range = /^(.*\d日?) ?(?:至|到|~|--?) ?(\d.*)$/.exec(plain);
  const single = fromText(plain, raw, options);
  if (single.ok || single.code !== 'NOT_A_DATE' || !range) return single;
  const [, first = '', last = ''] = range;
  const start = fromText(first.trim(), raw, options);
  const end = /^[\d年月日./-]+$/.test(last);
  if (!end || (!start.ok && start.code === 'NOT_A_DATE')) return single;
  if (!start.ok) return start;
  return parsed(start.value, ...start.notes, warning('DATE_RANGE_FIRST', { value: raw, understood: dateInWords(start.value) }));
}

function fromText(plain: string, raw: string, { year }: DateOptions): Parsed<LocalDate> {
  const time = /^(\S.*\d日?)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/.exec(plain);
  const day = (time?.[1] ?? plain).replace(/ /g, '');
  const notes: Note[] = time ? [told('TIME_DROPPED', { value: raw })] : [];
  const full = /^(\d{4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/.exec(day) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(day);
  if (full) return dated(full.slice(1), raw, notes);
  const short = /^'?(\d{2})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/.exec(day);
  if (short) {
    const read = dated([`20${short[1]}`, ...short.slice(2)], raw, notes);
    return read.ok
      ? { ...read, notes: [...notes, warning('TWO_DIGIT_YEAR', { value: raw, understood: dateInWords(read.value) })] }
      : read;
  }
  const yearless = /^(\d{1,2})(?:月|[-./])(\d{1,2})[日号]?$/.exec(day);
  if (yearless) {
    const [, month, date] = yearless;
    const offered = year === undefined ? undefined : dateOfParts(year, Number(month), Number(date));
    return unparsed('YEAR_MISSING', { value: raw, offered: offered ?? null });
  }
  if (/^\d{4}(?:年|[-./])\d{1,2}月?$/.test(day)) return unparsed('DAY_MISSING', { value: raw });
  return unparsed('NOT_A_DATE', { value: raw });
}

function dated(parts: readonly string[], raw: string, notes: readonly Note[]): Parsed<LocalDate> {
  const [year, month, day] = parts.map(Number);
  const date = dateOfParts(year ?? 0, month ?? 0, day ?? 0);
  if (!date) return unparsed(Number(year) < 1900 ? 'DATE_OUT_OF_RANGE' : 'IMPOSSIBLE_DATE', { value: raw });
  if (date < EARLIEST) return unparsed('DATE_OUT_OF_RANGE', { value: raw });
  if (date === cleanText(raw)) return parsed(date, ...notes);
  return parsed(date, ...notes, told('DATE_FORM_READ', { value: raw, understood: dateInWords(date) }));
}

function fromSerial({ serial, date1904 }: DateSerial): Parsed<LocalDate> {
  const days = Math.floor(serial);
  if (Number.isFinite(serial) && days >= 19_000_101 && days <= 99_991_231) return fromText(String(days), String(serial), {});
  if (!Number.isFinite(serial) || days < 0 || days > LATEST_SERIAL) return unparsed('NOT_A_DATE', { value: String(serial) });
  // The 1900 epoch counts a 29 February 1900 that never was; from March 1900 on its day 0 is 30 December 1899.
  const shift = date1904 ? days + 1462 : days;
  if (shift < 61 || shift > LATEST_SERIAL) return unparsed('DATE_OUT_OF_RANGE', { value: String(serial) });
  const date = addDays(localDate('1900-03-01'), shift - 61);
  if (date < EARLIEST) return unparsed('DATE_OUT_OF_RANGE', { value: String(serial) });
  const notes = [told('SERIAL_READ', { value: String(serial), understood: dateInWords(date) })];
  return parsed(date, ...notes, ...(serial === days ? [] : [told('TIME_DROPPED', { value: String(serial) })]));
}
