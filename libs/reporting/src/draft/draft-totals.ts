import type { AttributeValue, StageCode } from '#kernel';
import type { BaseProject } from '../base';
import { draftedValue } from './draft';
import type { DraftView } from './draft-view';

/** Figures that a report moves; each is the metric of the same id, for the unit, at the period's end. */
export type DraftTotalId = 'projectsRunning' | 'projectsReleased' | 'productionCost' | 'promotionCost';

/** A figure as it is reported and as the draft would have it: a count, or 分. */
export interface DraftTotal {
  readonly id: DraftTotalId;
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Projects that say nothing about it, before and after. */
  readonly missingBefore: number;
  readonly missingAfter: number;
}

const ENDED: readonly BaseProject['sideState'][] = ['TERMINATED', 'WITHDRAWN', 'REVOKED'];
const RELEASED: readonly StageCode[] = ['RELEASE', 'PROMOTION', 'EVALUATION', 'SUMMARY'];

type ValueOf = (project: BaseProject, attribute: 'stage' | 'productionCost' | 'promotionCost') => AttributeValue;

/** What sending the draft would make of the unit's totals (I-04). Lines that wait for an answer are nobody's yet. */
export function draftTotals({ draft, projects }: Pick<DraftView, 'draft' | 'projects'>): readonly DraftTotal[] {
  const running = projects.filter(({ sideState }) => !ENDED.includes(sideState));
  const reported: ValueOf = (project, attribute) => project.values[attribute] ?? null;
  const drafted: ValueOf = (project, attribute) => draftedValue(draft, project, project.code, attribute);
  const count = (value: ValueOf, of: (stage: AttributeValue) => boolean) =>
    sum(running.map((project) => (of(value(project, 'stage')) ? 1 : 0)));
  const cost = (value: ValueOf, attribute: 'productionCost' | 'promotionCost') => {
    const values = running.map((project) => value(project, attribute));
    return { total: sum(values.map((each) => (typeof each === 'number' ? each : 0))), missing: values.filter(isNull).length };
  };
  const released = (stage: AttributeValue): boolean => RELEASED.some((each) => each === stage);
  const counted = (id: DraftTotalId, before: number, after: number): DraftTotal => ({
    ...{ id, before, after, change: after - before },
    ...{ missingBefore: 0, missingAfter: 0 },
  });
  const summed = (attribute: 'productionCost' | 'promotionCost'): DraftTotal => {
    const [before, after] = [cost(reported, attribute), cost(drafted, attribute)];
    return {
      ...counted(attribute, before.total, after.total),
      ...{ missingBefore: before.missing, missingAfter: after.missing },
    };
  };
  return [
    counted('projectsRunning', running.length, running.length),
    counted('projectsReleased', count(reported, released), count(drafted, released)),
    summed('productionCost'),
    summed('promotionCost'),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const isNull = (value: AttributeValue): boolean => value === null;

/** Projects whose values the draft changes, lines without an answer among them. */
export const changedLines = ({ differences }: Pick<DraftView, 'differences'>): number =>
  new Set(differences.map(({ line }) => line)).size;
