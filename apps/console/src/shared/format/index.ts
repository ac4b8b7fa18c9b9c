import { formatWanYuan, isPeriodId, partsOf, periodName, type Fen, type Instant, type LocalDate } from '#kernel';
import type { MoneyText } from '../api/graphql';
import type { Language } from '../words';
import { attributeName } from './attributes';

export { doerOfUnit, doerText } from './person';

/** 分 of one 万元, and of 0.01 万元. */
const WAN = 1_000_000;
const HUNDREDTH = 10_000;
const KILOBYTE = 1_024;
const MEGABYTE = KILOBYTE ** 2;

/** 分 of an amount as the interface sends it. */
export const fenOf = (amount: MoneyText): Fen => Number(amount);

/** 万元 with two decimals and thousands commas. */
export const wanYuan = (amount: MoneyText | Fen): string => formatWanYuan(Number(amount));

/** 1,234 */
export const count = (number: number): string => String(Math.trunc(number)).replace(/\B(?=(\d{3})+$)/g, ',');

/** A figure's value in its unit: 分 becomes 万元. */
export function figureText(value: MoneyText | Fen, unit: string): { readonly text: string; readonly unit: string } {
  return unit === '分' ? { text: wanYuan(value), unit: '万元' } : { text: count(Number(value)), unit };
}

/**
 * A figure where there is little room: 万元 rounded to two decimals, and to whole ones where that is longer than `room`
 * letters; the data behind has every digit (I-11).
 */
export function figureShort(value: MoneyText | Fen, unit: string, room: number): string {
  if (unit !== '分') return figureText(value, unit).text;
  const exact = Number(value);
  const rounded = (to: Fen): string => wanYuan(Math.round(exact / to) * to);
  const two = rounded(HUNDREDTH);
  return two.length > room ? rounded(WAN).replace('.00', '') : two;
}

/** A figure's name with the unit it is shown in: `制作成本（万元）`; in English only amounts say theirs. */
export function inUnit(name: string, unit: string, language: Language): string {
  const { unit: shown } = figureText(0, unit);
  if (language === 'zh') return `${name}（${shown}）`;
  return shown === '万元' ? `${name} (10,000 yuan)` : name;
}

/** `2026年11月15日` in prose; 15 Nov 2026. */
export function day(date: LocalDate, language: Language): string {
  const { year, month, day: number } = partsOf(date);
  if (language === 'zh') return `${year}年${month}月${number}日`;
  return `${number} ${MONTHS[month - 1] ?? ''} ${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-15 17:32` in Shanghai, whatever the zone of the reader's machine. */
export function moment(at: Instant | string): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

/** `2026年11月上半月`; an id that is none is shown as it is. */
export const periodText = (id: string, language: Language): string => (isPeriodId(id) ? periodName(id, language) : id);

/** `6月上`, for axes and column heads where the year stands elsewhere. */
export function periodShort(id: string, language: Language): string {
  const [, , month = '', half = ''] = /^(\d{4})-(\d{2})-H([12])$/.exec(id) ?? [];
  if (month === '') return id;
  if (language === 'zh') return `${Number(month)}月${half === '1' ? '上' : '下'}`;
  return `${MONTHS[Number(month) - 1] ?? ''} ${half === '1' ? '1' : '2'}`;
}

/** Whole percent; – where there is nothing to divide by. */
export const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`);

/** `312 kB`, `1.4 MB`. */
export const fileSize = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / KILOBYTE))} kB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;

/** A column in the reader's language: the Chinese name is the interface's, the English one the kernel's. */
export const columnText = (attribute: string, zh: string, language: Language): string =>
  language === 'zh' ? zh : attributeName(attribute, 'en');
