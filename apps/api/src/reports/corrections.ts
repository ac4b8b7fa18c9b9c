import { Injectable } from '@nestjs/common';
import { and, cutAgain, metricById, ofBasis } from '#insight';
import {
  addDays,
  claimRelation,
  everything,
  projectRelation,
  reportRevisionRelation,
  type Metric,
  type OrgScope,
  type Predicate,
  type Row,
} from '#kernel';
import { ReadStore, type CutReader, type CutRequest } from '#platform/read-store';
import { allRows } from '../adapters/pages';
import { ClaimReader } from '../graphql/claims.loader';
import { checkedFirst, connection, type Connection } from '../graphql/connection';
import type { Correction } from '../graphql/correction.types';
import { textField } from '../graphql/row-fields';
import type { Claim } from '../graphql/project.types';
import { namesAt } from '../names/named-reads';

interface Question {
  /** What was known then is left out. */
  readonly since: string;
  /** Over projects; `everything` asks nothing of them. */
  readonly where: Predicate;
  readonly attributes?: readonly string[];
}

/** Reads the claims that were made between two moments of knowing, each with the reason it went out with. */
@Injectable()
export class CorrectionReader {
  constructor(
    private readonly reads: ReadStore,
    private readonly claims: ClaimReader,
  ) {}

  /** A page of them, in the order they were recorded, within the scope. @throws UnreadableMoment */
  between(
    at: CutRequest,
    scope: OrgScope,
    { since, where, attributes }: Question,
    page: { readonly first: number; readonly after?: string },
  ): Promise<Connection<Correction>> {
    return this.reads.read(at, async (reader) => {
      const { cut } = reader;
      const { ordinal } = await reader.cutAt({ knownAt: since });
      const asked: Predicate = and(
        { op: 'atLeast', field: 'ordinal', value: ordinal + 1 },
        { op: 'below', field: 'effectiveOn', value: addDays(cut.asOf, 1) },
        attributes === undefined ? everything : { op: 'in', field: 'attribute', values: attributes },
        where === everything ? everything : { op: 'in', field: 'project', values: await projectsOf(reader, scope, where) },
      );
      const list = await reader.list(claimRelation, {
        scope,
        where: asked,
        orderBy: [{ field: 'ordinal' }],
        limit: checkedFirst(page.first),
        ...(page.after === undefined ? {} : { after: page.after }),
      });
      const claims = await this.claims.withPeople(
        list.rows.map(({ row }) => row),
        namesAt(cut),
      );
      const [titles, revisions] = [await titlesOf(reader, scope, claims), await revisionsOf(reader, scope, claims)];
      const rows = claims.map((claim, index) => {
        const revision = revisions.get(keyOf(claim.reportUnit, claim.reportPeriod, claim.revision));
        return {
          cursor: list.rows[index]?.cursor ?? '',
          correction: {
            claim,
            title: titles.get(claim.project) ?? claim.project,
            reason: claim.reason ?? revision?.('reason') ?? null,
            receipt: revision?.('receipt') ?? null,
          },
        };
      });
      const total = (): Promise<number> =>
        this.reads.read(cutAgain(cut), (again) => again.count(claimRelation, { scope, where: asked }));
      return connection({ rows, hasNext: list.hasNext }, ({ correction }) => correction, total, page.after);
    });
  }
}

/** As reported at the reader's cut. */
const reported = (where: Predicate): Predicate => and(ofBasis(metricById('projects') as Metric, 'reported'), where);

async function projectsOf(reader: CutReader, scope: OrgScope, where: Predicate): Promise<readonly string[]> {
  return (await allRows(reader, projectRelation, scope, reported(where))).map((row) => String(row['project']));
}

async function titlesOf(reader: CutReader, scope: OrgScope, claims: readonly Claim[]): Promise<ReadonlyMap<string, string>> {
  if (claims.length === 0) return new Map();
  const codes = [...new Set(claims.map(({ project }) => project))];
  const rows = await allRows(reader, projectRelation, scope, reported({ op: 'in', field: 'project', values: codes }));
  return new Map(rows.map((row) => [String(row['project']), String(row['title'] ?? row['project'])]));
}

const keyOf = (unit: unknown, period: unknown, revision: unknown): string =>
  `${String(unit)}/${String(period)}/${String(revision)}`;

/** The revisions these claims came in, by unit, period and number. */
async function revisionsOf(reader: CutReader, scope: OrgScope, claims: readonly Claim[]) {
  const ofReports = claims.filter(({ reportUnit }) => reportUnit !== null);
  if (ofReports.length === 0) return new Map<string, ReturnType<typeof textField>>();
  const distinct = (field: 'reportUnit' | 'reportPeriod'): readonly string[] => [
    ...new Set(ofReports.map((each) => String(each[field]))),
  ];
  const rows: readonly Row[] = await allRows(
    reader,
    reportRevisionRelation,
    scope,
    and(
      { op: 'in', field: 'unit', values: distinct('reportUnit') },
      { op: 'in', field: 'period', values: distinct('reportPeriod') },
    ),
  );
  return new Map(rows.map((row) => [keyOf(row['unit'], row['period'], row['revision']), textField(row)]));
}
