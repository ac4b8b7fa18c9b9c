import { Injectable } from '@nestjs/common';
import { TokenService, type Actor } from '#access';
import { and, cutAgain, figuresAt } from '#insight';
import {
  periodId,
  periodRange,
  previousPeriod,
  projectFactRelation,
  projectRelation,
  reportRevisionRelation,
  type AttributeValue,
  type Basis,
  type OrgScope,
  type Predicate,
  type Row,
} from '#kernel';
import { EventStore } from '#platform/event-store';
import { ReadStore, type Cut, type CutReader } from '#platform/read-store';
import { allRows } from '../../adapters/pages';
import { ClaimReader } from '../../graphql/claims.loader';
import { figureOut } from '../../graphql/figures.resolver';
import type { Claim } from '../../graphql/project.types';
import type { ReportState } from '../../graphql/report.types';
import type { Explanation } from '../../graphql/reports.resolver';
import type { ReportReview, ReviewDecision, ReviewTotal } from '../../graphql/review.types';
import { namesAt } from '../../names/named-reads';
import { ReportHistory } from '../report-history';
import { returnsOf } from '../returns';
import { changedCells, findingsOf, reviewLines, type Standing } from './review-lines';
import { keptWarnings, waivedBy } from './waived-by';
import type { KeptWaiver } from './review-words';

type Acts = Awaited<ReturnType<ReportHistory['acts']>>;
const TOTALS = ['projects', 'projectsReleased', 'productionCost', 'promotionCost'];

/** A report beside what NRTA accepted last, and why it says what it says (B-08, B-09, I-04). */
@Injectable()
export class ReviewService {
  constructor(
    private readonly reads: ReadStore,
    private readonly store: EventStore,
    private readonly tokens: TokenService,
    private readonly claims: ClaimReader,
    private readonly history: ReportHistory,
  ) {}

  /** Null before the first submission. The caller has made sure that the actor may see the report. */
  async of({ scope }: Actor, report: ReportState, all: boolean): Promise<ReportReview | null> {
    const { period, cut, revision } = report;
    const unit = report.unit.id;
    if (revision === null) return null;
    const acts = await this.history.acts(unit, period, cut);
    const decided = decisionOf(acts, report);
    // An accepted report is shown as it lay before the acceptance: after it both sides are the same.
    const settling = decided?.kind === 'ACCEPTED' ? decided.position : Number.POSITIVE_INFINITY;
    const knownAt = settling === Number.POSITIVE_INFINITY ? cut.position : this.store.tokenOf(settling - 1);
    const settled = acts.findLast(({ kind, position }) => kind === 'ACCEPTED' && position < settling)?.revision ?? 0;
    const asOf = periodRange(periodId(period)).to;
    return this.reads.read({ asOf, knownAt }, async (reader) => {
      const earlier = await reader.cutAt({ ...cutAgain(reader.cut), asOf: periodRange(previousPeriod(periodId(period))).to });
      const made = await this.claims.ofReport({ unit, period }, scope, reader);
      const [now, before] = await projectsOf(reader, scope, unit, made, earlier);
      const revisions = await revisionsOf(reader, scope, this.tokens, { unit, period });
      const claims = byCell(made);
      const takenBack = takenBackBy(acts, made, settled);
      const codes = [...new Set([...now.keys(), ...before.keys()])];
      const sources = {
        ...{ revision, settled, claims, takenBack, now, before, ...revisions },
        accepted: await standing(reader, scope, codes, 'accepted'),
        reported: await standing(reader, scope, codes, 'reported'),
        returns: await returnsOf(reader, this.tokens, scope, { unit, period }),
      };
      return {
        revision,
        acceptedRevision: settled === 0 ? null : settled,
        asOf,
        knownAt: reader.cut.position,
        decision: decided ? decisionOut(decided) : null,
        changedCells: changedCells(claims, settled, takenBack),
        projects: [...now.values()].filter((row) => row['unit'] === unit).length,
        totals: await totalsOf(reader, scope, unit),
        findings: findingsOf(sources, null),
        lines: reviewLines(codes, sources, all),
      };
    });
  }
}

/** The decision over the revision that stands; undefined while it waits. */
const decisionOf = (acts: Acts, { state, revision }: ReportState): Acts[number] | undefined =>
  state === 'ACCEPTED' || state === 'RETURNED'
    ? acts.findLast((act) => act.kind === state && act.revision === revision)
    : undefined;

const decisionOut = ({ kind, revision, metadata, by, text }: Acts[number]): ReviewDecision => ({
  accepted: kind === 'ACCEPTED',
  revision: revision ?? 0,
  at: metadata.recordedAt,
  by,
  text: text ?? null,
});

function byCell(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const cells = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = `${claim.project}/${claim.attribute}`;
    cells.set(key, [...(cells.get(key) ?? []), claim]);
  }
  return cells;
}

/** Only what was accepted is a difference once it is taken back. */
function takenBackBy(acts: Acts, claims: readonly Claim[], settled: number): ReadonlySet<string> {
  const accepted = new Set(claims.filter(({ revision }) => (revision ?? 0) <= settled).map(({ id }) => id));
  const later = acts.filter(({ sent, revision }) => sent !== undefined && (revision ?? 0) > settled);
  return new Set(
    later.flatMap(({ changes }) =>
      changes
        .filter(({ takenBack, claim }) => takenBack && accepted.has(claim))
        .map(({ project, attribute }) => `${project}/${attribute}`),
    ),
  );
}

const REPORTED: Predicate = { op: 'is', field: 'basis', value: 'reported' };

/** The unit's projects as reported now and at the earlier cut; one that was handed over shows where it is. */
async function projectsOf(reader: CutReader, scope: OrgScope, unit: string, claims: readonly Claim[], earlier: Cut) {
  const mine = and(REPORTED, { op: 'is', field: 'unit', value: unit });
  const found = [
    ...(await allRows(reader, projectRelation, scope, mine)),
    ...(await allRows(reader, projectRelation, scope, mine, earlier)),
  ];
  const codes = [...new Set([...found.map((row) => String(row['project'])), ...claims.map(({ project }) => project)])];
  const these = and(REPORTED, { op: 'in', field: 'project', values: codes });
  const at = async (cut: Cut): Promise<ReadonlyMap<string, Row>> =>
    codes.length === 0
      ? new Map()
      : new Map((await allRows(reader, projectRelation, scope, these, cut)).map((row) => [String(row['project']), row]));
  return [await at(reader.cut), await at(earlier)] as const;
}

/** What stands in a basis, by `<project>/<attribute>`. */
async function standing(
  reader: CutReader,
  scope: OrgScope,
  codes: readonly string[],
  basis: Basis,
): Promise<ReadonlyMap<string, Standing>> {
  if (codes.length === 0) return new Map();
  const where = and({ op: 'is', field: 'basis', value: basis }, { op: 'in', field: 'project', values: codes });
  const rows = await allRows(reader, projectFactRelation, scope, where);
  return new Map(
    rows.map((row) => [
      `${String(row['project'])}/${String(row['attribute'])}`,
      { value: (row['value'] ?? null) as AttributeValue, claim: row['claim'] === null ? null : String(row['claim']) },
    ]),
  );
}

/** Warnings that every revision went out with, and the explanations of the last one. */
async function revisionsOf(
  reader: CutReader,
  scope: OrgScope,
  tokens: TokenService,
  { unit, period }: { unit: string; period: string },
) {
  const where = and({ op: 'is', field: 'unit', value: unit }, { op: 'is', field: 'period', value: period });
  const rows = [...(await allRows(reader, reportRevisionRelation, scope, where))].sort(
    (a, b) => Number(a['revision']) - Number(b['revision']),
  );
  const kept = rows.flatMap((row) => keptWarnings(row).map((warning) => ({ ...warning, revision: Number(row['revision']) })));
  const by = await waivedBy(tokens, kept, unit, namesAt(reader.cut));
  const waivers = kept.map((waiver): KeptWaiver => ({ ...waiver, by: by(waiver) }));
  const explained = (rows.at(-1)?.['explanations'] ?? []) as unknown as readonly Explanation[];
  const reasons = new Map(
    rows.flatMap((row) => (typeof row['reason'] === 'string' ? [[Number(row['revision']), row['reason']] as const] : [])),
  );
  return { waivers, reasons, explanations: new Map(explained.map((each) => [each.project, each])) };
}

async function totalsOf(reader: CutReader, scope: OrgScope, unit: string): Promise<ReviewTotal[]> {
  const where: Predicate = { op: 'is', field: 'unit', value: unit };
  const accepted = await figuresAt(reader, scope, { metrics: TOTALS, basis: 'accepted', where });
  const now = await figuresAt(reader, scope, { metrics: TOTALS, basis: 'reported', where });
  return accepted.flatMap((figure, index) => {
    const other = now[index];
    return other ? [{ accepted: figureOut(figure), now: figureOut(other) }] : [];
  });
}
