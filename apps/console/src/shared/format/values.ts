import {
  attributeDefinition,
  categoryOf,
  findUnit,
  isAttribute,
  isCategory,
  isStageCode,
  isSupportLevel,
  levelOf,
  stageOf,
  STAGES,
} from '#kernel';
import type { Language } from '../words';
import { wanYuan } from './index';

/** Attributes that only official acts speak of. */
const OFFICIAL: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  category: { zh: '类别', en: 'Category' },
  levels: { zh: '扶持层级', en: 'Support levels' },
  sideState: { zh: '项目状态', en: 'Side state' },
  unit: { zh: '所属单位', en: 'Unit' },
};

/** What an attribute is called, as the head of its column says it. */
export function attributeName(attribute: string, language: Language): string {
  const name = OFFICIAL[attribute] ?? (isAttribute(attribute) ? attributeDefinition(attribute) : undefined);
  return name?.[language] ?? attribute;
}

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

/**
 * A cell’s text as tables show it: an amount in 万元 with commas and two decimals, where it has no more; a stage in the
 * reader’s language; anything else as a sheet writes it.
 */
export function cellText(attribute: string, text: string, language: Language = 'zh'): string {
  if (attribute === 'stage' && language === 'en') return STAGES.find(({ zh }) => zh === text)?.en ?? text;
  const [, whole = '', decimals = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (!isMoney(attribute) || whole === '') return text;
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
}
