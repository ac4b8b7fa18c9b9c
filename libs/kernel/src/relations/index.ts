import type { Relation } from '../relation';
import { projectRelation, projectFactRelation, duplicateRelation, claimRelation } from './project';
import { reportRelation, reportMessageRelation, reportRevisionRelation, periodRelation } from './report';

export * from './project';
export * from './report';
export * from './organisation';

/** Everything a metric may speak about. */
export const relations: readonly Relation[] = [
  projectRelation,
  projectFactRelation,
  reportRelation,
  claimRelation,
  reportRevisionRelation,
  reportMessageRelation,
  periodRelation,
  duplicateRelation,
];
