import type { Category, Row, StageCode, SupportLevel } from '#kernel';
import type { Cut } from '#platform/read-store';
import { namesAt } from '../names/named-reads';
import type { AttributeName } from './enums';
import { labelOf, organisationOut } from './labels';
import type { BasisEnum } from './moment';
import type { Project } from './project.types';
import { textField } from './row-fields';

/** A row of the project relation as the SDL shows it. */
export function projectOf(row: Row, cut: Cut): Project {
  const text = textField(row);
  const number = (field: string): number | null => (typeof row[field] === 'number' ? row[field] : null);
  const texts = (field: string): string[] => (Array.isArray(row[field]) ? [...(row[field] as readonly string[])] : []);
  const stage = text('stage') as StageCode | null;
  return {
    code: text('project') as string,
    basis: text('basis') as BasisEnum,
    unit: organisationOut(text('unit') as string, namesAt(cut)),
    category: text('category') as Category,
    categoryZh: labelOf('category', text('category')),
    levels: texts('levels') as SupportLevel[],
    registeredOn: text('registeredOn') as string,
    sideState: (text('sideState') ?? 'ACTIVE') as Project['sideState'],
    stage,
    stageZh: stage === null ? null : labelOf('stage', stage),
    stageSince: text('stageSince'),
    title: text('title') ?? '',
    writers: texts('writers'),
    directors: texts('directors'),
    producers: texts('producers'),
    bodies: texts('bodies'),
    platforms: texts('platforms'),
    firstBroadcastOn: text('firstBroadcastOn'),
    episodes: number('episodes'),
    episodeUnit: text('episodeUnit'),
    productionCost: number('productionCost'),
    promotionCost: number('promotionCost'),
    planningNumber: text('planningNumber'),
    releaseNumber: text('releaseNumber'),
    note: text('note'),
    reportedIn: text('reportedIn'),
    disputed: texts('disputed') as AttributeName[],
    claimIds: (row['claims'] ?? {}) as Readonly<Record<string, string>>,
    cut,
  };
}
