import { TokenService } from '#access';
import { and, cutAgain } from '#insight';
import {
  claimRelation,
  periodId,
  periodRange,
  projectFactRelation,
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
  const { said, titles } = await saidOf(reader, scope, { unit, period }, marked);
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
        text: textOf(attribute, said(project, attribute, revision)),
        reason: reason ?? null,
      })),
    };
  });
}

const marksOf = (row: Row): readonly StoredMark[] => (row['marks'] ?? []) as unknown as readonly StoredMark[];

interface Said {
  /** What a revision said of a cell, claimed or not. */
  said(project: string, attribute: string, revision: number): unknown;
  readonly titles: ReadonlyMap<string, string>;
}

/** What the report and, where it says nothing, the values beneath it say of these projects at the half-month's end. */
async function saidOf(
  reader: CutReader,
  scope: OrgScope,
  { unit, period }: { readonly unit: string; readonly period: string },
  projects: readonly string[],
): Promise<Said> {
  if (projects.length === 0) return { said: () => null, titles: new Map() };
  const ofProjects: Predicate = { op: 'in', field: 'project', values: projects };
  const ofReport = and({ op: 'is', field: 'reportUnit', value: unit }, { op: 'is', field: 'reportPeriod', value: period });
  const claims = [...(await allRows(reader, claimRelation, scope, and(ofReport, ofProjects)))].sort(
    (a, b) => Number(a['ordinal']) - Number(b['ordinal']),
  );
  // Of the half-month's end: what a project is called or says once it is another unit's is that unit's to see (I-06).
  const at = await reader.cutAt({ ...cutAgain(reader.cut), asOf: periodRange(periodId(period)).to });
  const reported = and({ op: 'is', field: 'basis', value: 'reported' }, ofProjects);
  const titles = await allRows(reader, projectRelation, scope, reported, at);
  // Handed over before that day, it keeps the title that the unit itself gave it last.
  const named = and(ofProjects, { op: 'is', field: 'attribute', value: 'title' });
  const known = [...(await allRows(reader, claimRelation, scope, named))].sort(
    (a, b) => Number(a['ordinal']) - Number(b['ordinal']),
  );
  const facts = await allRows(reader, projectFactRelation, scope, reported, at);
  const standing = new Map(facts.map((row) => [`${String(row['project'])}/${String(row['attribute'])}`, row['value']]));
  return {
    titles: new Map([...known, ...titles].map((row) => [String(row['project']), String(row['title'] ?? row['value'] ?? '')])),
    said(project, attribute, revision) {
      const own = claims.filter((row) => row['project'] === project && row['attribute'] === attribute);
      const made = own.findLast((row) => Number(row['revision']) <= revision);
      if (made) return made['value'];
      // Said only later: what stood there before is what that claim was made over.
      const later = own[0];
      return later ? later['was'] : standing.get(`${project}/${attribute}`);
    },
  };
}
