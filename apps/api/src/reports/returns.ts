import { TokenService } from '#access';
import { and } from '#insight';
import {
  claimRelation,
  nationScope,
  projectRelation,
  reportRevisionRelation,
  type Attribute,
  type OrgScope,
  type Predicate,
  type Row,
} from '#kernel';
import type { CutReader } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { attributeZh, textOf } from '../graphql/claims.loader';
import { namesAt } from '../names/named-reads';
import { organisationOut } from '../graphql/labels';
import type { ReportReturn } from '../graphql/return.types';

interface StoredMark {
  readonly project: string;
  readonly attribute: Attribute;
  readonly reason?: string;
}

/** The returns of one report at the reader's cut, first to last, each with what its marked cells said then. */
export async function returnsOf(
  reader: CutReader,
  tokens: TokenService,
  scope: OrgScope,
  { unit, period }: { readonly unit: string; readonly period: string },
): Promise<ReportReturn[]> {
  const mine: Predicate[] = [
    { op: 'is', field: 'unit', value: unit },
    { op: 'is', field: 'period', value: period },
    { op: 'present', field: 'returnedAt' },
  ];
  const revisions = [...(await allRows(reader, reportRevisionRelation, scope, and(...mine)))].sort(
    (a, b) => Number(a['revision']) - Number(b['revision']),
  );
  const marked = [...new Set(revisions.flatMap((row) => marksOf(row).map(({ project }) => project)))];
  const [claims, titles] =
    marked.length === 0 ? [[], new Map<string, string>()] : await saidOf(reader, scope, unit, period, marked);
  const people = await tokens.people(revisions.map((row) => String(row['returnedBy'])));
  return revisions.map((row) => {
    const revision = Number(row['revision']);
    const by = String(row['returnedBy']);
    const person = people.get(by);
    return {
      revision,
      at: String(row['returnedAt']),
      by: {
        id: by,
        name: person?.name ?? by,
        organisation: organisationOut(person?.organisation ?? 'nrta', namesAt(reader.cut)),
      },
      reason: String(row['returnReason']),
      marks: marksOf(row).map(({ project, attribute, reason }) => ({
        project,
        title: titles.get(project) ?? '',
        attribute,
        attributeZh: attributeZh(attribute),
        text: textOf(attribute, claimOf(claims, project, attribute, revision)?.['value']),
        reason: reason ?? null,
      })),
    };
  });
}

const marksOf = (row: Row): readonly StoredMark[] => (row['marks'] ?? []) as unknown as readonly StoredMark[];

async function saidOf(
  reader: CutReader,
  scope: OrgScope,
  unit: string,
  period: string,
  projects: readonly string[],
): Promise<readonly [readonly Row[], ReadonlyMap<string, string>]> {
  const ofProjects: Predicate = { op: 'in', field: 'project', values: projects };
  const ofReport = and({ op: 'is', field: 'reportUnit', value: unit }, { op: 'is', field: 'reportPeriod', value: period });
  const claims = await allRows(reader, claimRelation, scope, and(ofReport, ofProjects));
  // A project that has moved to another unit keeps its title in the old unit's returns.
  const reported = and({ op: 'is', field: 'basis', value: 'reported' }, ofProjects);
  const rows = await allRows(reader, projectRelation, nationScope, reported);
  return [claims, new Map(rows.map((row) => [String(row['project']), String(row['title'] ?? '')]))];
}

/** What the revision said: the report's newest claim on the cell that is not younger. */
const claimOf = (claims: readonly Row[], project: string, attribute: string, revision: number): Row | undefined =>
  claims
    .filter((row) => row['project'] === project && row['attribute'] === attribute && Number(row['revision']) <= revision)
    .sort((a, b) => Number(b['ordinal']) - Number(a['ordinal']))[0];
