import { Args, ID, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Actor } from '#access';
import { and } from '#insight';
import { reportRelation, shanghaiDateOf } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { ReadStore } from '#platform/read-store';
import { LiveService } from '../live/live.service';
import type { ReportNews } from '../live/report-news';
import { presentBook } from '../names/present-names';
import { CurrentActor, CurrentRequest, type AuthenticatedRequest } from './actor';
import { REPORT_CHANGES } from './enums';
import { ApiError } from './errors';
import { periodArgument, unitArgument } from './filters';
import { organisationOut } from './labels';
import { ReportChange } from './live.types';
import { reportOf, ReportState } from './report.types';
import { PositionScalar } from './scalars';

const SINCE = 'Go on after this position; absent: from now on.';

/** The payload of an event, or the error that ends the stream. */
const payloadOf = <Payload>(told: Payload | ApiError): Payload => {
  if (told instanceof ApiError) throw told;
  return told;
};

@Resolver()
export class LiveResolver {
  constructor(
    private readonly live: LiveService,
    private readonly reads: ReadStore,
  ) {}

  @Subscription(() => ReportChange, {
    description: 'Changes of the reports one may see, as they are recorded; a bureau hears of its own unit (B-08).',
    async resolve(this: LiveResolver, { reportStates }: { readonly reportStates: ReportNews | ApiError }): Promise<ReportChange> {
      const { unit, kind, ...news } = payloadOf(reportStates);
      const named = organisationOut(unit, (await presentBook(this.reads)).on(shanghaiDateOf(news.recordedAt)));
      return { ...news, kind, kindZh: REPORT_CHANGES[kind].split(' · ')[0] ?? kind, unit: named };
    },
  })
  reportStates(
    @CurrentRequest() request: AuthenticatedRequest,
    @CurrentActor() _actor: Actor,
    @Args('units', { type: () => [ID], nullable: true, description: 'Only these units, by id or code.' }) units?: string[],
    @Args('period', { type: () => ID, nullable: true, description: 'Only this half-month.' }) periodText?: string,
    @Args('since', { type: () => PositionScalar, nullable: true, description: SINCE }) since?: string,
  ) {
    const period = periodArgument(periodText ?? undefined);
    const filter = { ...(units == null ? {} : { units: units.map(unitArgument) }), ...(period === undefined ? {} : { period }) };
    return this.live.reportStates(request, filter, since ?? undefined);
  }

  @Subscription(() => PositionScalar, {
    description: 'Where reads are answered from: at once, and whenever it has moved on; steps in between are left out.',
    resolve: ({ readPosition }: { readonly readPosition: PositionToken | ApiError }): string => payloadOf(readPosition),
  })
  readPosition(
    @CurrentRequest() request: AuthenticatedRequest,
    @CurrentActor() _actor: Actor,
    @Args('since', { type: () => PositionScalar, nullable: true, description: 'Tell only what is later than this position.' })
    since?: string,
  ) {
    return this.live.readPosition(request, (since ?? null) as PositionToken | null);
  }
}

@Resolver(() => ReportChange)
export class ReportChangeResolver {
  constructor(private readonly reads: ReadStore) {}

  @ResolveField(() => ReportState, { nullable: true, description: 'The report as it stood right after this change.' })
  report(@CurrentActor() { scope }: Actor, @Parent() { unit, period, position }: ReportChange): Promise<ReportState | null> {
    const at = { knownAt: position, minPosition: position as PositionToken };
    const where = and({ op: 'is', field: 'unit', value: unit.id }, { op: 'is', field: 'period', value: period });
    return this.reads.read(at, async (reader) => {
      const row = (await reader.list(reportRelation, { scope, where, limit: 1 })).rows[0]?.row;
      return row ? reportOf(row, reader.cut) : null;
    });
  }
}
