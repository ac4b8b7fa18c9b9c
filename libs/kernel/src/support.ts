import { type Parsed, parsed, unparsed } from './parsed';
import { halfWidth, normaliseTitle, withoutSpaces } from './text';

/** J-01, J-02: the five batches, and 重大时间节点, which stands first in the annex. */
export type Category = 'KEY_DATES' | 'VALUES' | 'NEW_ERA' | 'REGIONAL' | 'EVERYDAY' | 'GOING_OUT';
/** P-03, highest first: 总局, 省级, 平台. */
export type SupportLevel = 'NATIONAL' | 'PROVINCIAL' | 'PLATFORM';

export interface CategoryDefinition {
  readonly code: Category;
  /** Section heading of 附件3. */
  readonly zh: string;
  /** For narrow columns. */
  readonly short: string;
  readonly en: string;
}

/** In the annex's order (J-02, J-01). */
export const CATEGORIES: readonly CategoryDefinition[] = [
  { code: 'KEY_DATES', zh: '重大时间节点', short: '时间节点', en: 'Key dates' },
  { code: 'VALUES', zh: '培根铸魂、弘扬主流价值', short: '培根铸魂', en: 'Roots and values' },
  { code: 'NEW_ERA', zh: '反映时代新气象、讴歌人民新创造', short: '时代气象', en: 'The new era and its people' },
  { code: 'REGIONAL', zh: '具有鲜明地域特色、突出文化标识', short: '地域特色', en: 'Regional character' },
  { code: 'EVERYDAY', zh: '聚焦人间烟火、反映美好新生活', short: '人间烟火', en: 'Everyday life' },
  { code: 'GOING_OUT', zh: '面向世界、讲好中国故事', short: '面向世界', en: 'China to the world' },
];

export const isCategory = (text: string): text is Category => CATEGORIES.some(({ code }) => code === text);

/** @throws Error on an unknown code */
export function categoryOf(code: Category): CategoryDefinition {
  const found = CATEGORIES.find((each) => each.code === code);
  if (!found) throw new Error(`No such category: ${code}`);
  return found;
}

/** Place in the annex, from 0. */
export const categoryOrder = (code: Category): number => CATEGORIES.findIndex((each) => each.code === code);

const bare = (text: string): string =>
  normaliseTitle(withoutSpaces(halfWidth(text)).replace(/^\(?[0-9一二三四五六]{1,2}[).、．:,]+/u, '')).replace(/^推出一批/, '');

const CATEGORY_LABELS: ReadonlyMap<string, Category> = new Map(
  CATEGORIES.flatMap(({ code, zh, short, en }) =>
    [code, zh, short, en, ...zh.split('、')].map((label) => [bare(label), code] as const),
  ),
);

/** The heading in any punctuation and width, with or without a leading number, its halves, the short name or the code. */
export function parseCategory(text: string): Parsed<Category> {
  const key = bare(text);
  if (key === '') return unparsed('EMPTY');
  const found = CATEGORY_LABELS.get(key);
  return found ? parsed(found) : unparsed('NOT_A_CATEGORY', { value: text });
}

export interface LevelDefinition {
  readonly code: SupportLevel;
  readonly zh: string;
  readonly en: string;
}

/** Highest first (P-03). */
export const SUPPORT_LEVELS: readonly LevelDefinition[] = [
  { code: 'NATIONAL', zh: '总局', en: 'National' },
  { code: 'PROVINCIAL', zh: '省级', en: 'Provincial' },
  { code: 'PLATFORM', zh: '平台', en: 'Platform' },
];

export const isSupportLevel = (text: string): text is SupportLevel => SUPPORT_LEVELS.some(({ code }) => code === text);

/** @throws Error on an unknown code */
export function levelOf(code: SupportLevel): LevelDefinition {
  const found = SUPPORT_LEVELS.find((each) => each.code === code);
  if (!found) throw new Error(`No such support level: ${code}`);
  return found;
}

/** The highest of several levels; undefined for none. */
export const highestLevel = (levels: readonly SupportLevel[]): SupportLevel | undefined =>
  SUPPORT_LEVELS.find(({ code }) => levels.includes(code))?.code;

const LEVEL_LABELS: ReadonlyMap<string, SupportLevel> = new Map([
  ...SUPPORT_LEVELS.flatMap(({ code, zh, en }) => [code, zh, en].map((label) => [label.toUpperCase(), code] as const)),
  ['国家级', 'NATIONAL'],
  ['广电总局', 'NATIONAL'],
  ['总局级', 'NATIONAL'],
  ['省局', 'PROVINCIAL'],
  ['省', 'PROVINCIAL'],
  ['平台级', 'PLATFORM'],
]);

/** 总局, 省级, 平台, their near names, or the code. */
export function parseLevel(text: string): Parsed<SupportLevel> {
  const plain = withoutSpaces(halfWidth(text)).toUpperCase();
  if (plain === '') return unparsed('EMPTY');
  const found = LEVEL_LABELS.get(plain);
  return found ? parsed(found) : unparsed('NOT_A_LEVEL', { value: text });
}
