import type { FilingNumber } from './attribute';
import { type Note, type Parsed, parsed, told, unparsed, warning } from './parsed';
import { cleanText, halfWidth, withoutSpaces } from './text';

export type NumberKind = 'planning' | 'release';

/** What the number looks like; a form is a hint, never a verdict (requirements 25.1). */
export type NumberForm =
  /** （四川）网微剧审字（2026）第001号 */
  | 'MICRO_LICENCE'
  /** （七猫）网微剧备字（2025）第01177号 */
  | 'MICRO_FILING'
  /** （总局）网剧审字（2022）第001号, 网影审字 */
  | 'WEB_LICENCE'
  | 'DIGITS_16'
  /** V and a region code: old online filings */
  | 'ONLINE_V'
  | 'CREDIT_CODE'
  | 'SERVICE_LICENCE'
  | 'PRODUCTION_LICENCE'
  | 'FILM_FILING'
  | 'DOCUMENT_NUMBER'
  | 'OTHER';

/** 25.1: no planning format is published; up to 32 characters are usual. */
const USUAL_LENGTH = 32;
const LONGEST = 200;

const FORMS: readonly (readonly [NumberForm, RegExp])[] = [
  ['MICRO_LICENCE', /^（[^（）]+）网微剧审字（\d{4}）第\d+号$/],
  ['MICRO_FILING', /^（[^（）]+）网微剧备字（\d{4}）第\d+号$/],
  ['WEB_LICENCE', /^（[^（）]+）网[剧影]审字（\d{4}）第\d+号$/],
  ['DIGITS_16', /^\d{16}$/],
  ['ONLINE_V', /^V\d{4,}$/],
  ['CREDIT_CODE', /^(?=.*\d)[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/],
  ['SERVICE_LICENCE', /^\d{7}$/],
  ['PRODUCTION_LICENCE', /^(（[^（）]+）字第\d+号|[甲乙]第\d+号)$/],
  ['FILM_FILING', /^影[\p{Script=Han}]*[备审]字（\d{4}）第\d+号$/u],
  ['DOCUMENT_NUMBER', /^[\p{Script=Han}]+[发函文]（\d{4}）\d+号$/u],
];

const LOOKS_LIKE: Readonly<Partial<Record<NumberForm, string>>> = {
  SERVICE_LICENCE: '信息网络传播视听节目许可证号',
  PRODUCTION_LICENCE: '广播电视节目制作经营许可证号',
  FILM_FILING: '电影备案立项号',
  DOCUMENT_NUMBER: '公文号',
};

/** N-06: digit width, spaces, letter case and the kind of bracket do not make two numbers; leading zeros do. */
export const normaliseNumber = (typed: string): string =>
  withoutSpaces(halfWidth(typed))
    .replace(/[([【〔［]/g, '（')
    .replace(/[)\]】〕］]/g, '）')
    .replace(/[−–—‐‑]/g, '-')
    .toUpperCase();

export const numberForm = (normal: string): NumberForm => FORMS.find(([, pattern]) => pattern.test(normal))?.[0] ?? 'OTHER';

/**
 * A filing or licence number, as typed and normalised. Never refused for its form, only for being empty or longer than
 * 200 characters: EMPTY, TOO_LONG. What is probably another thing is a warning.
 */
export function parseNumber(raw: string | number, kind: NumberKind): Parsed<FilingNumber> {
  const typed = cleanText(String(raw)).replace(/\s+/g, ' ');
  const normal = normaliseNumber(typed);
  if (normal === '') return unparsed('EMPTY');
  if (typed.length > LONGEST) return unparsed('TOO_LONG', { value: typed.slice(0, 40), limit: LONGEST });
  const notes: Note[] = [];
  if (normal !== typed) notes.push(told('WIDTH_NORMALISED', { value: typed, understood: normal }));
  // A number cell keeps 15 digits; the sixteenth of a filing number is gone before the file is saved.
  if (typeof raw === 'number' && Math.abs(raw) >= 1e15) notes.push(warning('NUMBER_DIGITS_LOST', { value: typed }));
  return parsed({ typed, normal }, ...notes, ...doubts(typed, normal, kind));
}

function doubts(typed: string, normal: string, kind: NumberKind): readonly Note[] {
  const form = numberForm(normal);
  if (form === 'CREDIT_CODE') return [warning('NUMBER_IS_CREDIT_CODE', { value: typed })];
  const other = LOOKS_LIKE[form] ?? (kind === 'planning' && isReleaseForm(form) ? '上线备案号或发行许可证号' : undefined);
  if (other) return [warning('NUMBER_OF_ANOTHER_KIND', { value: typed, looksLike: other })];
  if ((normal.match(/号/g) ?? []).length > 1) return [warning('NUMBERS_SEVERAL', { value: typed })];
  if (kind === 'planning' && typed.length > USUAL_LENGTH) return [warning('NUMBER_LONG', { value: typed, limit: USUAL_LENGTH })];
  if (kind === 'release' && form === 'OTHER') return [warning('NUMBER_FORM_UNKNOWN', { value: typed })];
  return [];
}

const isReleaseForm = (form: NumberForm): boolean =>
  form === 'MICRO_LICENCE' || form === 'MICRO_FILING' || form === 'WEB_LICENCE';
