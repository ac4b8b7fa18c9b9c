import {
  attributeDefinition,
  CATEGORIES,
  categoryOf,
  findUnit,
  isAttribute,
  isCategory,
  isStageCode,
  isSupportLevel,
  levelOf,
  stageOf,
  STAGES,
  SUPPORT_LEVELS,
} from '#kernel';
import { useLanguage, type Language } from '../words';
import { wanYuan } from './index';

export { attributeName } from './attributes';

const SIDE_STATES_EN: Readonly<Record<string, string>> = {
  ACTIVE: 'Under way',
  PAUSED: 'Paused',
  TERMINATED: 'Terminated',
  WITHDRAWN: 'Withdrawn',
  REVOKED: 'Revoked',
};

/** A value of a closed set in English; others are what the unit wrote, in the unit's own language. */
function english(attribute: string, value: unknown, text: string): string {
  if (attribute === 'levels' && Array.isArray(value))
    return value.map((each) => english(attribute, each, String(each))).join(', ');
  const code = typeof value === 'string' ? value : '';
  if (attribute === 'stage') return isStageCode(code) ? stageOf(code).en : text;
  if (attribute === 'category') return isCategory(code) ? categoryOf(code).en : text;
  if (attribute === 'levels') return isSupportLevel(code) ? levelOf(code).en : text;
  if (attribute === 'sideState') return SIDE_STATES_EN[code] ?? text;
  if (attribute === 'unit') return findUnit(code)?.en ?? text;
  return text;
}

/** A value as it is read; empty text where nothing stood. Money has two decimals as everywhere, its unit is in the name. */
export function valueText(attribute: string, value: unknown, text: string, language: Language): string {
  if (text === '') return '';
  if (isMoney(attribute) && typeof value === 'number') return wanYuan(value);
  return language === 'zh' ? text : english(attribute, value, text);
}

/** Whether a column holds money: right-aligned, tabular. */
export const isMoney = (attribute: string): boolean => isAttribute(attribute) && attributeDefinition(attribute).kind === 'money';

/** What a sheet or the server writes in Chinese for a value of a closed set, in English. */
const ENGLISH: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  stage: new Map(STAGES.map(({ zh, en }) => [zh, en])),
  category: new Map(CATEGORIES.map(({ zh, en }) => [zh, en])),
  levels: new Map(SUPPORT_LEVELS.map(({ zh, en }) => [zh, en])),
};

/**
 * A cell’s text as tables show it: an amount in 万元 with commas and two decimals, where it has no more; a stage and
 * other closed sets in the reader’s language; anything else as it was sent (I-04, I-11).
 */
export function cellText(attribute: string, text: string, language: Language = 'zh'): string {
  const english = language === 'en' ? ENGLISH[attribute] : undefined;
  if (english)
    return text
      .split('、')
      .map((each) => english.get(each) ?? each)
      .join(', ');
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (!isMoney(attribute) || whole === '') return text;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}

/** The same in the language shown. */
export function useCellText(): (attribute: string, text: string) => string {
  const { language } = useLanguage();
  return (attribute, text) => cellText(attribute, text, language);
}
