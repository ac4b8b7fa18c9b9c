import { isAttribute, type Category, type Row } from '#kernel';
import type { AnnexProject } from '#reporting';

/** A row of the project relation as 附件3 prints it. */
export function annexProject(row: Row): AnnexProject {
  const given = <Value>(field: string): Value | null => (row[field] ?? null) as Value | null;
  const number = (field: 'planningNumber' | 'releaseNumber') => {
    const typed = given<string>(field);
    return typed === null ? null : { typed, normal: given<string>(`${field}Normal`) ?? typed };
  };
  const count = given<number>('episodes');
  return {
    code: String(row['project']),
    category: row['category'] as Category,
    sideState: given<AnnexProject['sideState']>('sideState') ?? 'ACTIVE',
    disputed: (given<readonly string[]>('disputed') ?? []).filter(isAttribute),
    values: {
      stage: given('stage'),
      title: given('title'),
      writers: given('writers'),
      directors: given('directors'),
      producers: given('producers'),
      bodies: given('bodies'),
      platforms: given('platforms'),
      firstBroadcastOn: given('firstBroadcastOn'),
      episodes: count === null ? null : { count, unit: given<'集' | '期'>('episodeUnit') ?? '集' },
      productionCost: given('productionCost'),
      promotionCost: given('promotionCost'),
      planningNumber: number('planningNumber'),
      releaseNumber: number('releaseNumber'),
      note: given('note'),
    },
  };
}
