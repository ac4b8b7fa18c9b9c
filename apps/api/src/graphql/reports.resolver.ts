import { Args, ArgsType, Field, ID, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TokenService, type Actor } from '#access';
import { and, cutAgain, LATE_AND_OPEN, parametersOf } from '#insight';
import { reportRelation, reportRevisionRelation, type Predicate, type Row } from '#kernel';
import { ReadStore } from '#platform/read-store';
import type { KeptWarning } from '#reporting';
import { namesAt } from '../names/named-reads';
import { personsOf, type PersonOf } from '../names/persons';
import { keptWarnings, waivedBy } from '../reports/review/waived-by';
import { CurrentActor } from './actor';
import { attributeZh } from './claims.loader';
import { checkedFirst, connection, connectionOf, PageArgs, type Connection } from './connection';
import { MissingWhyEnum, ReportStateEnum, type MissingWhy, type ReportStateName } from './enums';
import { periodArgument, unitArgument } from './filters';
import { cutRequest, MomentArgs } from './moment';
import { Person } from './project.types';
import { reportOf, ReportState } from './report.types';
import { InstantScalar } from './scalars';
import { textField } from './row-fields';

@ObjectType({ description: 'A warning that went out with a reason: “in principle” is soft (idea 5).' })
export class Waiver {
  @Field(() => String, { description: 'Key of the finding.' })
  finding!: string;

  @Field(() => ID, { nullable: true, description: 'Project code of the line; null where it is about the sheet.' })
  project!: string | null;

  @Field(() => String, { nullable: true, description: 'Closed code; null in old submissions, whose key begins with it.' })
  code!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who gave the reason; null where that was not kept yet.' })
  by!: Person | null;

  @Field(() => String, { nullable: true, description: 'Chinese name of the column; null where it is about the whole line.' })
  attributeZh!: string | null;

  @Field(() => String, { description: 'Why it went out all the same.' })
  reason!: string;

  @Field(() => String, { description: 'Rule it is judged by, with its version and source.' })
  rule!: string;
}

@ObjectType({ description: 'Why a project was not in the file (B-09).' })
export class Explanation {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => MissingWhyEnum, { description: 'Which of the four reasons it is.' })
  why!: MissingWhy;

  @Field(() => String, { description: 'More about it; empty where nothing was added.' })
  text!: string;
}

@ObjectType({ description: 'One submission of a report, for ever readable.' })
export class ReportRevision {
  @Field(() => Int, { description: 'Number of the submission, from 1.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When it was sent (UTC).' })
  submittedAt!: string;

  @Field(() => Person, { description: 'Who certified that it is true, accurate and complete.' })
  certifier!: Person;

  @Field(() => String, { description: '回执 number.' })
  receipt!: string;

  @Field(() => String, { description: 'sha-256 over the canonical claims.' })
  hash!: string;

  @Field(() => Boolean, { description: 'An explicit “no change” (B-10).' })
  zero!: boolean;

  @Field(() => Int, { description: 'Projects that are stated about.' })
  projects!: number;

  @Field(() => Int, { description: 'Lines (projects) that it changed.' })
  lines!: number;

  @Field(() => Int, { description: 'Cells that it changed.' })
  cells!: number;

  @Field(() => String, { nullable: true, description: 'Why an accepted report was corrected.' })
  reason!: string | null;

  @Field(() => [Waiver], { description: 'Warnings that went out with a reason.' })
  waivers!: Waiver[];

  @Field(() => [Explanation], { description: 'Projects that the file did not list, and why (B-09).' })
  explanations!: Explanation[];

  @Field(() => InstantScalar, { nullable: true, description: 'When NRTA accepted it (UTC); null where it did not.' })
  acceptedAt!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When NRTA returned it (UTC); null where it did not.' })
  returnedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was returned.' })
  returnReason!: string | null;
}

const ReportConnection = connectionOf('Report', ReportState);

@ArgsType()
class ReportsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'One period; all opened ones if absent.' })
  period?: string;

  @Field(() => [ID], { nullable: true, description: 'Only these units.' })
  units?: string[];

  @Field(() => [ReportStateEnum], { nullable: true, description: 'Only reports in one of these states.' })
  states?: ReportStateName[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True: only required ones to be seen to: overdue, sent late and not accepted yet, or returned and not sent again (B-08).',
  })
  late!: boolean;
}

@Resolver(() => ReportState)
export class ReportsResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @Query(() => ReportConnection, {
    description: 'The report calendar: unit × period with its state, in official order of units (B-08).',
  })
  reports(@CurrentActor() actor: Actor, @Args() { at }: MomentArgs, @Args() args: ReportsArgs): Promise<Connection<ReportState>> {
    const where = reportFilter(args);
    return this.reads.read(cutRequest(at), async (reader) => {
      const page = await reader.list(reportRelation, {
        scope: actor.scope,
        where,
        orderBy: [{ field: 'period', descending: true }, { field: 'unit' }],
        limit: checkedFirst(args.first),
        ...(args.after === undefined ? {} : { after: args.after }),
      });
      const { cut } = reader;
      const total = (): Promise<number> =>
        this.reads.read(cutAgain(cut), (again) =>
          // The moment lateness was judged at is no part of a cut asked for again.
          again.count(reportRelation, { scope: actor.scope, where, parameters: parametersOf(cut, undefined) }),
        );
      return connection(page, ({ row }: { row: Row }) => reportOf(row, cut), total, args.after);
    });
  }

  @Query(() => ReportState, { nullable: true, description: 'One report; null where there is none in the actor’s scope.' })
  report(
    @CurrentActor() actor: Actor,
    @Args('unit', { type: () => ID, description: 'Id or code (bureau-51, 51).' }) unit: string,
    @Args('period', { type: () => ID, description: 'e.g. 2026-06-H1' }) period: string,
    @Args() { at }: MomentArgs,
  ): Promise<ReportState | null> {
    const where = and(
      { op: 'is', field: 'unit', value: unitArgument(unit) },
      { op: 'is', field: 'period', value: periodArgument(period) as string },
    );
    return this.reads.read(cutRequest(at), async (reader) => {
      const page = await reader.list(reportRelation, { scope: actor.scope, where, limit: 1 });
      const row = page.rows[0]?.row;
      return row ? reportOf(row, reader.cut) : null;
    });
  }

  @ResolveField(() => [ReportRevision], { description: 'Every revision, first to last.' })
  revisions(@CurrentActor() actor: Actor, @Parent() report: ReportState): Promise<ReportRevision[]> {
    return this.reads.read(cutAgain(report.cut), async (reader) => {
      const page = await reader.list(reportRevisionRelation, {
        scope: actor.scope,
        where: and({ op: 'is', field: 'unit', value: report.unit.id }, { op: 'is', field: 'period', value: report.period }),
        orderBy: [{ field: 'revision' }],
        limit: 100,
      });
      const rows = page.rows.map(({ row }) => row);
      const names = namesAt(reader.cut);
      const ids = rows.flatMap(({ certifier, onBehalfOf }) => [certifier, onBehalfOf ?? certifier]);
      const people = personsOf(await this.tokens.people(ids.map(String)), names);
      const by = await waivedBy(this.tokens, rows.flatMap(keptWarnings), report.unit.id, names);
      return rows.map((row) => revisionOut(row, people, by));
    });
  }
}

function reportFilter(args: ReportsArgs): Predicate {
  const of: Predicate[] = [];
  if (args.period !== undefined) of.push({ op: 'is', field: 'period', value: periodArgument(args.period) as string });
  if (args.units) of.push({ op: 'in', field: 'unit', values: args.units.map(unitArgument) });
  if (args.states) of.push({ op: 'in', field: 'state', values: args.states });
  if (args.late) of.push(LATE_AND_OPEN);
  return and(...of);
}

function revisionOut(row: Row, people: PersonOf, by: (warning: KeptWarning) => Person | null): ReportRevision {
  const text = textField(row);
  return {
    revision: Number(row['revision']),
    submittedAt: text('submittedAt') as string,
    certifier: people(text('certifier') as string, String(row['unit']), text('onBehalfOf')),
    receipt: text('receipt') ?? '',
    hash: text('hash') ?? '',
    zero: row['zero'] === true,
    projects: Number(row['projects']),
    lines: Number(row['lines']),
    cells: Number(row['cells']),
    reason: text('reason'),
    waivers: keptWarnings(row).map((waiver) => ({
      finding: waiver.finding,
      project: waiver.project,
      code: waiver.code ?? null,
      by: by(waiver),
      attributeZh: waiver.attribute === null ? null : attributeZh(waiver.attribute),
      reason: waiver.reason,
      rule: waiver.rule,
    })),
    explanations: (row['explanations'] ?? []) as unknown as Explanation[],
    acceptedAt: text('acceptedAt'),
    returnedAt: text('returnedAt'),
    returnReason: text('returnReason'),
  };
}
