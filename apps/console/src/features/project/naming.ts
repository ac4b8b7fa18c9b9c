import {
  ATTRIBUTES,
  categoryOf,
  findUnit,
  isCategory,
  isStageCode,
  isSupportLevel,
  levelOf,
  stageOf,
  type Attribute,
} from '#kernel';
import { wanYuan } from '../../shared/format';
import type { Language } from '../../shared/words';
import type { ShownClaim } from './operations';

type Name = ShownClaim['attribute'];

/** The groups of a project's facts, as the work goes: founding, makers, filing, shooting and its cost, broadcast. */
export const GROUPS = [
  { key: 'founding', attributes: ['title', 'category', 'levels', 'unit', 'sideState', 'stage'] },
  { key: 'makers', attributes: ['bodies', 'writers', 'directors', 'producers'] },
  { key: 'filing', attributes: ['planningNumber', 'releaseNumber'] },
  { key: 'shooting', attributes: ['productionCost', 'promotionCost'] },
  { key: 'broadcast', attributes: ['platforms', 'firstBroadcastOn', 'episodes'] },
  { key: 'rest', attributes: ['note'] },
] as const satisfies readonly { readonly key: string; readonly attributes: readonly Name[] }[];

/** Every attribute a history may be narrowed to, in the order of the groups. */
export const ATTRIBUTE_NAMES: readonly Name[] = GROUPS.flatMap(({ attributes }) => attributes);

const OFFICIAL: Readonly<Record<Exclude<Name, Attribute>, readonly [string, string]>> = {
  category: ['类别', 'Category'],
  levels: ['扶持层级', 'Support levels'],
  sideState: ['项目状态', 'Side state'],
  unit: ['所属单位', 'Unit'],
};

/** What an attribute is called, as the head of its column says it. */
export function attributeName(attribute: Name, language: Language): string {
  const [zh, en] =
    attribute in OFFICIAL
      ? OFFICIAL[attribute as Exclude<Name, Attribute>]
      : [
          ATTRIBUTES.find((each) => each.attribute === attribute)?.zh,
          ATTRIBUTES.find((each) => each.attribute === attribute)?.en,
        ];
  return (language === 'zh' ? zh : en) ?? attribute;
}

const SIDE_STATES_EN: Readonly<Record<string, string>> = {
  ACTIVE: 'Under way',
  PAUSED: 'Paused',
  TERMINATED: 'Terminated',
  WITHDRAWN: 'Withdrawn',
  REVOKED: 'Revoked',
};

/** A value of a closed set in English; others are what the unit wrote, in the unit's own language. */
function english(attribute: Name, value: unknown, text: string): string {
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
export function valueText(attribute: Name, value: unknown, text: string, language: Language): string {
  if (text === '') return '';
  if ((attribute === 'productionCost' || attribute === 'promotionCost') && typeof value === 'number') return wanYuan(value);
  return language === 'zh' ? text : english(attribute, value, text);
}

/** Side states (J-06) and their tones. */
export const SIDE_STATES = ['ACTIVE', 'PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] as const;
export const SIDE_STATE_TONES = { ACTIVE: 'good', PAUSED: 'warn', TERMINATED: 'bad', WITHDRAWN: 'bad', REVOKED: 'bad' } as const;
