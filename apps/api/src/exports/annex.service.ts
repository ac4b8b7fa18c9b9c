import { Injectable } from '@nestjs/common';
import { authorityOf, TokenService, type Actor } from '#access';
import { and } from '#insight';
import {
  ATTRIBUTES,
  periodName,
  periodRange,
  projectRelation,
  refuse,
  reportRelation,
  reportRevisionRelation,
  shanghaiDateOf,
  type Basis,
  type Instant,
  type OrganisationName,
  type PeriodId,
  type Predicate,
  type Row,
} from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore, type CutReader, type CutRequest } from '#platform/read-store';
import { DraftService, draftedValue, type AnnexInput, type AnnexProject, type DraftView } from '#reporting';
import { allRows } from '../adapters/pages';
import { problemOf } from '../reports/problems';
import { namesAt } from '../names/named-reads';
import { actingZh, personsOf } from '../names/persons';
import { presentBook } from '../names/present-names';
import { annexProject } from './annex-project';

const UNSENT = '本期尚未报送，所列为此前报送的数据';
const UNACCEPTED = '本期报送尚未接收，所列为此前接收的数据';
const DRAFT = '草稿，未报送';

/** What is printed, and the unit's short name of its day, for the name of the file. */
export interface PrintedAnnex extends AnnexInput {
  readonly unitShort: string;
}

const calledIn = ({ zh, short }: OrganisationName) => ({ unitName: zh, unitShort: short });

/** Gathers what 附件3 of a unit prints: submitted values at a moment, or, for the unit's own people, its draft's. */
@Injectable()
export class AnnexService {
  constructor(
    private readonly reads: ReadStore,
    private readonly drafts: DraftService,
    private readonly tokens: TokenService,
    private readonly clock: Clock,
  ) {}

  /** As of the period's last day unless `at` says otherwise. @throws Problem NOT_FOUND where the actor may not see the report */
  submitted(actor: Actor, unit: string, period: PeriodId, basis: Basis, at: CutRequest): Promise<PrintedAnnex> {
    return this.reads.read({ asOf: periodRange(period).to, ...at }, async (reader) => {
      const ofUnit: Predicate = { op: 'is', field: 'unit', value: unit };
      const ofReport = and(ofUnit, { op: 'is', field: 'period', value: period });
      const { scope } = actor;
      const report = (await reader.list(reportRelation, { scope, where: ofReport, limit: 1 })).rows[0]?.row;
      if (!report) throw problemOf(refuse('NOT_FOUND'));
      const ofBasis: Predicate = { op: 'is', field: 'basis', value: basis };
      const rows = await allRows(reader, projectRelation, scope, and(ofUnit, ofBasis));
      const revision = report[basis === 'accepted' ? 'acceptedRevision' : 'revision'];
      const shown = await revisionOf(reader, actor, ofReport, typeof revision === 'number' ? revision : null);
      const sent = shown?.['submittedAt'];
      const receipt = shown?.['receipt'];
      return {
        ...calledIn(namesAt(reader.cut).of(unit)),
        period,
        projects: rows.map(annexProject),
        version: {
          position: reader.cut.ordinal === 0 ? null : reader.cut.position,
          asOf: reader.cut.asOf,
          basis,
          generatedAt: this.clock.now(),
        },
        signedOn: typeof sent === 'string' ? shanghaiDateOf(sent as Instant) : null,
        certifier: await this.certifier(reader, shown),
        receipt: typeof receipt === 'string' ? receipt : null,
        mark: typeof sent === 'string' ? null : typeof report['revision'] === 'number' ? UNACCEPTED : UNSENT,
      };
    });
  }

  /** What the draft would say, marked as such on every page. @throws Problem: another unit's draft is NOT_FOUND */
  async drafted(actor: Actor, unit: string, period: PeriodId): Promise<PrintedAnnex> {
    const view = await this.drafts.read(authorityOf(actor, 'read'), unit, period);
    if (!view.ok) throw problemOf(view);
    const names = await presentBook(this.reads);
    return {
      ...calledIn(names.nameOn(unit, view.period.to)),
      period,
      projects: draftedProjects(view),
      version: { position: view.position, asOf: view.period.to, basis: 'reported', generatedAt: this.clock.now() },
      mark: DRAFT,
    };
  }

  private async certifier(reader: CutReader, revision: Row | null): Promise<string | null> {
    const { certifier, onBehalfOf } = revision ?? {};
    if (!revision || typeof certifier !== 'string') return null;
    const forWhom = typeof onBehalfOf === 'string' ? onBehalfOf : null;
    const known = await this.tokens.people(forWhom === null ? [certifier] : [certifier, forWhom]);
    if (!known.has(certifier)) return null;
    const person = personsOf(known, namesAt(reader.cut));
    return actingZh(person(certifier, String(revision['unit']), forWhom));
  }
}

/** The revision whose values the paper shows: day, signature and 回执 are its own; null where there is none. */
async function revisionOf(reader: CutReader, actor: Actor, where: Predicate, revision: number | null): Promise<Row | null> {
  if (revision === null) return null;
  const ofRevision = and(where, { op: 'is', field: 'revision', value: revision });
  const page = await reader.list(reportRevisionRelation, { scope: actor.scope, where: ofRevision, limit: 1 });
  return page.rows[0]?.row ?? null;
}

export const annexFileName = (short: string, period: PeriodId, format: 'xlsx' | 'csv', draft: boolean): string =>
  `推进表-附件3-${short}-${periodName(period, 'zh')}${draft ? '-草稿' : ''}.${format}`;

/** The unit's projects with the draft's cells on top, then its new lines, which have a category but no code yet. */
function draftedProjects({ draft, projects }: DraftView): readonly AnnexProject[] {
  const valuesOf = (line: string, project: DraftView['projects'][number] | undefined): AnnexProject['values'] =>
    Object.fromEntries(ATTRIBUTES.map(({ attribute }) => [attribute, draftedValue(draft, project, line, attribute)]));
  const standing = projects.map((project): AnnexProject => {
    const { code, category, sideState } = project;
    return { code, category, sideState, values: valuesOf(code, project) };
  });
  const fresh = draft.lines.flatMap(({ line, category, title }): readonly AnnexProject[] => {
    if (category === null) return [];
    const values = valuesOf(line, undefined);
    return [{ code: line, category, sideState: 'ACTIVE', values: { ...values, title: values.title ?? title } }];
  });
  return [...standing, ...fresh];
}
