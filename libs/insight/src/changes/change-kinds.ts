import {
  matches,
  type Attribute,
  type Category,
  type ChangeRow,
  type Predicate,
  type Row,
  type RowValue,
  type SupportLevel,
} from '#kernel';
import { metricById } from '../metrics/catalogue';
import { any } from '../metrics/words';

/** In the order in which changes are told (I-04). A project may change in several ways at once. */
export const CHANGE_KINDS = [
  { kind: 'NEW', metric: 'projectsNew', zh: '新增', en: 'new' },
  { kind: 'HANDED_OVER', metric: 'projectsHandedOver', zh: '移交', en: 'handed over' },
  { kind: 'DROPPED', metric: 'projectsDropped', zh: '终止/退出/撤销', en: 'ended, withdrawn or revoked' },
  { kind: 'SIDE_STATE', metric: 'sideStateChanged', zh: '暂停/恢复', en: 'paused or taken up again' },
  { kind: 'STAGE_FORWARD', metric: 'stageForward', zh: '阶段推进', en: 'went on to another stage' },
  { kind: 'STAGE_BACK', metric: 'stageBack', zh: '阶段退回', en: 'went back to an earlier stage' },
  { kind: 'COST', metric: 'costChanged', zh: '成本费用变化', en: 'a cost changed' },
  { kind: 'DATE', metric: 'datesChanged', zh: '播出日期变化', en: 'the first broadcast changed' },
  { kind: 'TITLE', metric: 'titlesChanged', zh: '更名', en: 'renamed' },
  { kind: 'OTHER', metric: 'othersChanged', zh: '其他变化', en: 'something else changed' },
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number]['kind'];

const definitionOf = (id: string): Predicate => {
  const metric = metricById(id);
  if (!metric) throw new Error(`No such metric: ${id}`);
  return metric.where;
};
const DEFINITIONS = CHANGE_KINDS.map(({ kind, metric }) => ({ kind, where: definitionOf(metric) }));

/** The kinds of one row, by the definitions that count them. */
export const kindsOf = (row: ChangeRow): readonly ChangeKind[] =>
  DEFINITIONS.filter(({ where }) => matches(where, row, {})).map(({ kind }) => kind);

/** Rows of at least one of these kinds. */
export const ofKinds = (kinds: readonly ChangeKind[]): Predicate =>
  any(...DEFINITIONS.filter(({ kind }) => kinds.includes(kind)).map(({ where }) => where));

export type ChangedAttribute = Attribute | 'category' | 'levels' | 'sideState' | 'unit';

/** The annex's order after what official acts set. */
const COMPARED: readonly ChangedAttribute[] = [
  'unit',
  'sideState',
  'category',
  'levels',
  'stage',
  'title',
  'writers',
  'directors',
  'producers',
  'bodies',
  'platforms',
  'firstBroadcastOn',
  'episodes',
  'productionCost',
  'promotionCost',
  'planningNumber',
  'releaseNumber',
  'note',
];

export type ComparedValue = RowValue | Category | readonly SupportLevel[];

export interface ChangedValue {
  readonly attribute: ChangedAttribute;
  /** As a claim holds it; null where nothing stood. */
  readonly before: ComparedValue;
  readonly after: ComparedValue;
  /** Ids of the claims both rest on, so that each opens down to its cell (I-02); null where nothing stood. */
  readonly beforeClaim: string | null;
  readonly afterClaim: string | null;
}

/** Old and new value of every attribute that differs; nothing for a project that stands on one side only. */
export function changedValues({ before, after }: ChangeRow): readonly ChangedValue[] {
  if (!before || !after) return [];
  return COMPARED.flatMap((attribute) => {
    const [old, now] = [valueOf(before, attribute), valueOf(after, attribute)];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [
      { attribute, before: old, after: now, beforeClaim: claimOf(before, attribute), afterClaim: claimOf(after, attribute) },
    ];
  });
}

/** A row's value in the shape a claim has it: an episode count and a number are of two fields. */
export function valueOf(row: Row, attribute: ChangedAttribute): ComparedValue {
  const value = row[attribute] ?? null;
  if (value === null) return null;
  if (attribute === 'episodes') return { count: value, unit: row['episodeUnit'] ?? '集' };
  if (attribute === 'planningNumber' || attribute === 'releaseNumber') {
    return { typed: value, normal: row[`${attribute}Normal`] ?? value };
  }
  return value;
}

const claimOf = (row: Row, attribute: ChangedAttribute): string | null =>
  ((row['claims'] ?? {}) as Readonly<Record<string, string>>)[attribute] ?? null;
