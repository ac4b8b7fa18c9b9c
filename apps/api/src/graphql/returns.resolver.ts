import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, TokenService, type Actor } from '#access';
import { and, cutAgain } from '#insight';
import { claimRelation, isAttribute, refuse } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { ReadStore } from '#platform/read-store';
import { ReturnReport } from '#reporting';
import { returnsOf } from '../reports/returns';
import { CurrentActor } from './actor';
import { ClaimReader } from './claims.loader';
import { commandId } from './command.input';
import { Draft } from './draft.types';
import { periodArgument, unitArgument } from './filters';
import { ActPayload, payload } from './payload';
import { Claim } from './project.types';
import { ReportState } from './report.types';
import { ReportReturn, ReturnReportArgs } from './return.types';
import { WritingOpen } from './writing-open';

/** NRTA's return of a report, and what its unit sees of it (B-08). */
@Resolver(() => ReportState)
export class ReturnsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
    private readonly claims: ClaimReader,
  ) {}

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description:
      'NRTA returns the revision it has read, with a reason and marked cells: they are disputed, and still count as reported.',
  })
  async returnReport(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReturnReportArgs,
  ): Promise<ActPayload> {
    const { revision, reason } = input;
    const marks = input.marks.flatMap(({ project, attribute, reason: why }) =>
      isAttribute(attribute) ? [{ project, attribute, ...(why === undefined || why.trim() === '' ? {} : { reason: why }) }] : [],
    );
    if (marks.length !== input.marks.length) return payload(refuse('UNKNOWN_MARK'));
    const of = { unit: unitArgument(input.unit), period: periodArgument(input.period) as string };
    return payload(
      await this.commands.execute(
        new ReturnReport(authorityOf(actor, commandId(actor, input)), { ...of, revision, reason, marks }),
      ),
    );
  }

  @ResolveField(() => [ReportReturn], { description: 'Every return of this report, first to last.' })
  returns(@CurrentActor() actor: Actor, @Parent() { unit, period, cut }: ReportState): Promise<ReportReturn[]> {
    return this.reads.read(cutAgain(cut), (reader) => returnsOf(reader, this.tokens, actor.scope, { unit: unit.id, period }));
  }

  @ResolveField(() => [Claim], { description: 'Claims of this report that a return disputes, up to 500; they still count.' })
  async disputed(@CurrentActor() actor: Actor, @Parent() { unit, period, cut }: ReportState): Promise<Claim[]> {
    const ids = await this.reads.read(cutAgain(cut), async (reader) => {
      const where = and(
        { op: 'is', field: 'reportUnit', value: unit.id },
        { op: 'is', field: 'reportPeriod', value: period },
        { op: 'is', field: 'state', value: 'DISPUTED' },
      );
      const page = await reader.list(claimRelation, { scope: actor.scope, where, orderBy: [{ field: 'ordinal' }], limit: 500 });
      return page.rows.map(({ row }) => String(row['claim']));
    });
    return ids.length === 0 ? [] : [...(await this.claims.byIds(ids, actor.scope, cut))];
  }
}

@Resolver(() => Draft)
export class DraftReturnResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @ResolveField(() => ReportReturn, {
    nullable: true,
    description: 'The return this draft answers; null where the report was not returned. A marked cell is changed or explained.',
  })
  returned(@CurrentActor() actor: Actor, @Parent() { unit, period, view }: Draft): Promise<ReportReturn | null> {
    const standing = view.report.returned;
    if (standing === null) return Promise.resolve(null);
    const min = view.position === null ? {} : { minPosition: view.position as PositionToken };
    return this.reads.read(min, async (reader) => {
      const returns = await returnsOf(reader, this.tokens, actor.scope, { unit, period });
      return returns.find(({ revision }) => revision === standing.revision) ?? null;
    });
  }
}
