import { type Note, type Parsed, parsed, told, unparsed, warning } from './parsed';
import { cleanText, halfWidth } from './text';

/** An integer number of 分, at most Number.MAX_SAFE_INTEGER (about 90 万亿元). */
export type Fen = number;

/** Powers of ten from the unit down to 分. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['元', 2],
  ['圆', 2],
  ['万', 6],
  ['万元', 6],
  ['亿', 10],
  ['亿元', 10],
]);
const WAN = 6;

/** Z: in a 万元 cell, 1亿元 and more or less than 100 元 is more often a wrong unit than a true figure. */
export const UNLIKELY_FROM: Fen = 10_000_000_000;
export const UNLIKELY_BELOW: Fen = 10_000;

export type MoneyUnit = '元' | '万元' | '亿元';

export interface MoneyOptions {
  /** Unit of a number that has none written: 万元 in our sheets, unless a heading says another. */
  readonly bareUnit?: MoneyUnit;
}

/**
 * An amount from decimal text, never through a float: `120`, `1,200.5`, `１２０`, `¥120`, `120万元`, `1.2亿`, `35000元`.
 * A written unit changes the bare one. Codes: EMPTY, NOT_MONEY, NEGATIVE, FINER_THAN_FEN, TOO_LARGE. An unlikely
 * magnitude is a warning.
 */
export function parseMoney(text: string, { bareUnit = '万元' }: MoneyOptions = {}): Parsed<Fen> {
  const cleaned = cleanText(text);
  if (cleaned === '') return unparsed('EMPTY');
  const notes: Note[] = [];
  const half = halfWidth(cleaned).replace(/[−–—]/g, '-');
  if (half !== cleaned) notes.push(told('WIDTH_NORMALISED', { value: text }));
  const compact = half.replace(/\s+/g, '');
  const match = /^(-)?(?:人民币|RMB|CNY)?(-)?[¥￥]?(-)?([\d,，]*\.?\d*)(万元|亿元|万|亿|元|圆)?(?:整|人民币|RMB|CNY)?$/i.exec(
    compact,
  );
  const digits = (match?.[4] ?? '').replace('，', ',');
  if (!match || !/^(\d+|\d{1,3}(,\d{3})+|\d{1,4}(,\d{4})+)?(\.\d+)?\.?$/.test(digits) || !/\d/.test(digits)) {
    return unparsed('NOT_MONEY', { value: text });
  }
  if (digits.includes(',')) notes.push(told('SEPARATORS_READ', { value: text }));
  const unit = match[5] ?? bareUnit;
  const fen = scaled(digits.replaceAll(',', ''), SCALES.get(unit) ?? WAN);
  if (fen === 'finer') return unparsed('FINER_THAN_FEN', { value: text });
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return unparsed('TOO_LARGE', { value: text });
  if ((match[1] ?? match[2] ?? match[3]) && fen > 0n) return unparsed('NEGATIVE', { value: text });
  const value = Number(fen);
  if (match[5] && match[5] !== bareUnit && match[5] !== bareUnit.replace('元', '')) {
    notes.push(told('UNIT_READ', { value: text, understood: `${wanYuanText(value)}万元` }));
  }
  if (isUnlikely(value)) notes.push(warning('MONEY_UNLIKELY', { value: text, understood: `${formatWanYuan(value)}万元` }));
  return parsed(value, ...notes);
}

/**
 * A number cell. A sum a spreadsheet computed carries binary noise (0.1+0.2); what is finer than 分 only beyond the 15
 * digits a spreadsheet shows is that noise, is taken away and told.
 */
export function parseMoneyNumber(number: number, options: MoneyOptions = {}): Parsed<Fen> {
  const text = decimalTextOfNumber(number);
  if (text === undefined) return unparsed('NOT_MONEY', { value: String(number) });
  const exact = parseMoney(text, options);
  if (exact.ok || exact.code !== 'FINER_THAN_FEN') return exact;
  const shown = decimalTextOfNumber(Number(number.toPrecision(15)));
  const rounded = shown === undefined ? exact : parseMoney(shown, options);
  return rounded.ok
    ? { ...rounded, notes: [...rounded.notes, told('FLOAT_ROUNDED', { value: text, understood: shown ?? '' })] }
    : exact;
}

const isUnlikely = (fen: Fen): boolean => fen >= UNLIKELY_FROM || (fen > 0 && fen < UNLIKELY_BELOW);

function scaled(decimal: string, places: number): bigint | 'finer' {
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.slice(0, places).padEnd(places, '0');
  if (/[1-9]/.test(fraction.slice(places))) return 'finer';
  return BigInt(`${whole || '0'}${kept}`);
}

/** Shortest decimal text of a number, without exponent; undefined for NaN, infinities and 1e21 and more. */
export function decimalTextOfNumber(number: number): string | undefined {
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) return undefined;
  const text = String(number);
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (!small) return text;
  return `${small[1]}0.${'0'.repeat(Number(small[4]) - 1)}${small[2]}${small[3] ?? ''}`;
}

/** The amount in 万元 as plain text, all digits that are there and no more: `120`, `1.005`, `0.000001`. */
export function wanYuanText(fen: Fen): string {
  const { sign, whole, fraction } = wanParts(fen);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The amount in 万元 as shown: thousands commas, two decimals, more only where the amount has finer digits. */
export function formatWanYuan(fen: Fen): string {
  const { sign, whole, fraction } = wanParts(fen);
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`;
}

function wanParts(fen: Fen): { sign: string; whole: string; fraction: string } {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`Not an amount in 分: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(WAN + 1, '0');
  return { sign: fen < 0 ? '-' : '', whole: digits.slice(0, -WAN), fraction: digits.slice(-WAN).replace(/0+$/, '') };
}
