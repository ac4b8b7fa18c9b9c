import {
  type Attribute,
  type Category,
  cleanText,
  halfWidth,
  isBlank,
  normaliseNumber,
  normaliseTitle,
  numberForm,
  oneLine,
  parseCategory,
  parseStage,
  type StageCode,
  withoutSpaces,
} from '#kernel';
import type { GridCell } from '#platform/workbook';

/** A stage read from a cell of the annex, and the number that stood with it in the same cell, where they disagree. */
export interface StageText {
  readonly stage: StageCode;
  readonly otherNumber: number | null;
}

/** `剧本开发`, `2 剧本开发`; where number and label disagree the label wins. Null where the cell names no stage. */
export function stageText(text: string): StageText | null {
  const line = oneLine(text);
  const whole = parseStage(line);
  if (whole.ok) return { stage: whole.value, otherNumber: null };
  const numbered = /^[(]?(\d{1,2})[).．、:,]*(\D.*)$/u.exec(withoutSpaces(halfWidth(line)));
  const label = numbered ? parseStage(numbered[2] ?? '') : whole;
  return numbered && label.ok ? { stage: label.value, otherNumber: Number(numbered[1]) } : null;
}

/** `1`, `（1）`, `1、`, `一`: what stands in the column of numbers. */
export const isOrdinal = (text: string): boolean =>
  /^\(?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[).、．:,]?$/u.test(withoutSpaces(halfWidth(text)));

/** The stage number in a cell, 0 where there is none. */
export const serialNumber = (text: string): number => Number(/^\(?(\d{1,4})/.exec(withoutSpaces(halfWidth(text)))?.[1] ?? 0);

/** The texts of a row that are not mere numbers, each once: a label copied across a merged row is one. */
const words = (filled: readonly GridCell[]): readonly string[] => [
  ...new Set(filled.map(({ text }) => cleanText(text)).filter((text) => !isOrdinal(text))),
];

/** A section row holds the category and nothing else, wherever in the row, perhaps with its number or a count beside it. */
export function sectionOf(filled: readonly GridCell[]): Category | null {
  const [only, ...others] = words(filled);
  if (only === undefined || others.length > 0) return null;
  const plain = halfWidth(only).replace(/\((?:共?\d+[部个项]|续表?|接上页)\)$/u, '');
  const category = parseCategory(plain);
  if (category.ok) return category.value;
  const numbered = parseCategory(plain.replace(/^(?:第?[一二三四五六]类?|\(?\d\)?)[\s、.．:：]*/u, ''));
  return numbered.ok ? numbered.value : null;
}

const TOTAL = /^(?:本页|分类|全省|全部)?(?:合计|小计|总计|共计|累计)(?:数)?[:]?$/u;

/** 合计 and 小计 rows: the word, then nothing but numbers. */
export function isTotal(filled: readonly GridCell[]): boolean {
  const texts = filled.filter(({ kind }) => kind !== 'formula').map(({ text }) => withoutSpaces(halfWidth(text)));
  const rest = texts.filter((text) => !TOTAL.test(text));
  return rest.length < texts.length && rest.every((text) => /^[-\d.,]*(?:万元|元|部|个|集)?$/.test(text));
}

/** The word of a row of totals: 合计, 小计, 本页合计. */
export const totalWord = (filled: readonly GridCell[]): string =>
  filled.map(({ text }) => withoutSpaces(halfWidth(text))).find((text) => TOTAL.test(text)) ?? '';

/** The line of column numbers that many forms print below their headings: 1, 2, 3 … in every column. */
export function isColumnNumbers(filled: readonly GridCell[]): boolean {
  const numbers = filled.map(({ text }) => Number(withoutSpaces(halfWidth(text)).replace(/[()]/g, '')));
  return numbers.length >= 6 && numbers.every((each, at) => at === 0 || each === (numbers[at - 1] ?? 0) + 1);
}

const NOTE = /^(?:填表人|填报人|填报|制表|审核|审签|负责人|联系|电话|单位|日期|注|备注|说明|附件|第\d+页|盖章|报送)/u;

/** A row under the table or between its parts that says something about the table itself. */
export const isNoteRow = (filled: readonly GridCell[]): boolean => NOTE.test(normaliseTitle(filled[0]?.text ?? ''));

/** One text in the whole row, neither a stage nor a number: like a section's heading, whatever it says. */
export function looksLikeSection(filled: readonly GridCell[]): boolean {
  const [only, ...others] = words(filled);
  return only !== undefined && others.length === 0 && !isBlank(only) && stageText(only) === null;
}

const RELEASE_FORMS = new Set(['MICRO_LICENCE', 'MICRO_FILING', 'WEB_LICENCE']);

/** Z-2: where there is one number column, its form says which of the two it is, where the form says anything. */
export function numberOf(text: string): { readonly attribute: Attribute; readonly sure: boolean } {
  const form = numberForm(normaliseNumber(text));
  if (RELEASE_FORMS.has(form)) return { attribute: 'releaseNumber', sure: true };
  return { attribute: 'planningNumber', sure: form !== 'OTHER' };
}
