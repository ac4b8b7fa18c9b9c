import type { StageCode } from './stage';
import type { LocalDate } from './time';

/**
 * What is known of a project over time: the columns of 附件3 (B-04) and the stage. One catalogue serves the sheet, the
 * draft, the checks, the timelines, the read tables and the SDL.
 */
export interface AttributeValues {
  stage: StageCode;
  title: string;
  /** 编剧 */
  writers: readonly string[];
  /** 导演/监制 */
  directors: readonly string[];
  /** 制片人 */
  producers: readonly string[];
  /** 出品机构 */
  bodies: readonly string[];
  /** 播出平台 */
  platforms: readonly string[];
  /** 播出日期, first broadcast */
  firstBroadcastOn: LocalDate;
  /** 播出集数/期数 */
  episodes: EpisodeCount;
  /** 制作成本, 分 */
  productionCost: number;
  /** 发行/推广费用, 分 */
  promotionCost: number;
  /** 规划立项备案号, as typed and normalised */
  planningNumber: FilingNumber;
  /** 上线备案号 or 发行许可证号 */
  releaseNumber: FilingNumber;
  note: string;
}

export interface EpisodeCount {
  readonly count: number;
  readonly unit: '集' | '期';
}

/** N-06: the number as typed, and a form in which equal numbers are equal text; leading zeros stay. */
export interface FilingNumber {
  readonly typed: string;
  readonly normal: string;
}

export type Attribute = keyof AttributeValues;
export type AttributeKind = 'stage' | 'text' | 'names' | 'date' | 'episodes' | 'money' | 'number';
/** A value of some attribute, as stored in facts and drafts; null is "none" (无), a value taken away. */
export type AttributeValue = AttributeValues[Attribute] | null;

export interface AttributeDefinition {
  readonly attribute: Attribute;
  readonly kind: AttributeKind;
  readonly zh: string;
  readonly en: string;
}

const define = (attribute: Attribute, kind: AttributeKind, zh: string, en: string): AttributeDefinition => ({
  attribute,
  kind,
  zh,
  en,
});

/** In the annex's column order (B-04), after the stage. */
export const ATTRIBUTES: readonly AttributeDefinition[] = [
  define('stage', 'stage', '进展阶段', 'Stage'),
  define('title', 'text', '微短剧名称/主题', 'Title or theme'),
  define('writers', 'names', '编剧', 'Writers'),
  define('directors', 'names', '导演/监制', 'Directors and supervisors'),
  define('producers', 'names', '制片人', 'Producers'),
  define('bodies', 'names', '出品机构', 'Producing bodies'),
  define('platforms', 'names', '播出平台', 'Broadcast platforms'),
  define('firstBroadcastOn', 'date', '播出日期', 'First broadcast'),
  define('episodes', 'episodes', '播出集数/期数', 'Episodes broadcast'),
  define('productionCost', 'money', '制作成本（万元）', 'Production cost (10,000 yuan)'),
  define('promotionCost', 'money', '发行/推广费用（万元）', 'Release and promotion cost (10,000 yuan)'),
  define('planningNumber', 'number', '规划立项备案号', 'Planning filing number'),
  define('releaseNumber', 'number', '上线备案号/发行许可证号', 'Release filing or licence number'),
  define('note', 'text', '备注', 'Note'),
];

export const attributeDefinition = (attribute: Attribute): AttributeDefinition => {
  const found = ATTRIBUTES.find((each) => each.attribute === attribute);
  if (!found) throw new Error(`No such attribute: ${attribute}`);
  return found;
};

export const isAttribute = (text: string): text is Attribute => ATTRIBUTES.some((each) => each.attribute === text);
