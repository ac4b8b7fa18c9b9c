import { and } from '#insight';
import {
  claimRelation,
  reportMessageRelation,
  reportRevisionRelation,
  type OrgScope,
  type Predicate,
  type Relation,
  type Row,
} from '#kernel';
import type { CutReader } from '#platform/read-store';
import { allRows } from '../../adapters/pages';

/** States in which a report waits for NRTA. */
export const WAITING = ['SUBMITTED', 'RESUBMITTED', 'CORRECTED'] as const;

export interface WaitingCounts {
  readonly explained: number;
  readonly missing: number;
  readonly disputed: number;
  readonly openQuestions: number;
}

/** What a row of the queue says beside the report itself, by `<unit>/<period>`: three reads, however many rows. */
export async function waitingCounts(
  reader: CutReader,
  scope: OrgScope,
  reports: readonly Row[],
): Promise<(unit: string, period: string) => WaitingCounts> {
  if (reports.length === 0) return () => ({ explained: 0, missing: 0, disputed: 0, openQuestions: 0 });
  const distinct = (field: string): string[] => [...new Set(reports.map((row) => String(row[field])))];
  const [units, periods] = [distinct('unit'), distinct('period')];
  const rows = (relation: Relation, names: readonly [string, string], ...more: readonly Predicate[]): Promise<readonly Row[]> =>
    allRows(
      reader,
      relation,
      scope,
      and({ op: 'in', field: names[0], values: units }, { op: 'in', field: names[1], values: periods }, ...more),
    );
  const revisions = await rows(reportRevisionRelation, ['unit', 'period']);
  const disputed = await rows(claimRelation, ['reportUnit', 'reportPeriod'], { op: 'is', field: 'state', value: 'DISPUTED' });
  const messages = await rows(reportMessageRelation, ['unit', 'period'], {
    op: 'in',
    field: 'kind',
    values: ['QUESTION', 'ANSWER'],
  });
  const last = new Map(
    [...revisions]
      .sort((a, b) => Number(a['revision']) - Number(b['revision']))
      .map((row) => [`${String(row['unit'])}/${String(row['period'])}`, row]),
  );
  const lastWord = new Map(
    [...messages].sort((a, b) => Number(a['ordinal']) - Number(b['ordinal'])).map((row) => [cellOf(row), row]),
  );
  return (unit, period) => {
    const sizeOf = (field: string): number => ((last.get(`${unit}/${period}`)?.[field] ?? []) as readonly unknown[]).length;
    return {
      explained: sizeOf('waivers'),
      missing: sizeOf('explanations'),
      disputed: disputed.filter((row) => row['reportUnit'] === unit && row['reportPeriod'] === period).length,
      openQuestions: [...lastWord.values()].filter(
        (row) => row['unit'] === unit && row['period'] === period && row['kind'] === 'QUESTION',
      ).length,
    };
  };
}

const cellOf = (row: Row): string => ['unit', 'period', 'project', 'attribute'].map((field) => String(row[field])).join('/');
