import { Args, ArgsType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { Actor } from '#access';
import { and, cutAgain } from '#insight';
import { reportRelation, type Predicate, type Row } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { WAITING, waitingCounts } from '../reports/review/review-queue';
import { ReviewService } from '../reports/review/review.service';
import { CurrentActor } from './actor';
import { checkedFirst, connection, PageArgs, type Connection } from './connection';
import { ReportStateEnum, type ReportStateName } from './enums';
import { periodArgument, unitArgument } from './filters';
import { cutRequest, MomentArgs } from './moment';
import { reportOf, ReportState } from './report.types';
import { ReportReview, WaitingReportConnection, type WaitingReport } from './review.types';

@ArgsType()
class ReviewQueueArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Only these half-months.' })
  @IsOptional()
  @ArrayMaxSize(60)
  periods?: string[];

  @Field(() => [ID], { nullable: true, description: 'Only these units.' })
  @IsOptional()
  @ArrayMaxSize(100)
  units?: string[];

  @Field(() => [ReportStateEnum], {
    nullable: true,
    description: 'Only these of the three states in which a report waits: SUBMITTED, RESUBMITTED, CORRECTED.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  states?: ReportStateName[];
}

@ArgsType()
class ReviewArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Every cell of every project, the blank ones too; else what changed or was marked.',
  })
  all!: boolean;
}

/** NRTA's desk: what waits for a decision, and one report beside what was accepted last (B-08, I-04). */
@Resolver(() => ReportState)
export class ReviewResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly reviews: ReviewService,
  ) {}

  @Query(() => WaitingReportConnection, {
    description: 'Reports that wait for NRTA: sent, sent again, or corrected after acceptance; longest waiting first (B-08).',
  })
  reviewQueue(
    @CurrentActor() actor: Actor,
    @Args() { at }: MomentArgs,
    @Args() args: ReviewQueueArgs,
  ): Promise<Connection<WaitingReport>> {
    const where = waitingFilter(args);
    return this.reads.read(cutRequest(at), async (reader) => {
      const page = await reader.list(reportRelation, {
        scope: actor.scope,
        where,
        orderBy: [{ field: 'lastSubmittedAt' }],
        limit: checkedFirst(args.first),
        ...(args.after == null ? {} : { after: args.after }),
      });
      const { cut } = reader;
      const counts = await waitingCounts(
        reader,
        actor.scope,
        page.rows.map(({ row }) => row),
      );
      const total = (): Promise<number> =>
        this.reads.read(cutAgain(cut), (again) => again.count(reportRelation, { scope: actor.scope, where }));
      const node = ({ row }: { row: Row }): WaitingReport => ({
        report: reportOf(row, cut),
        ...counts(String(row['unit']), String(row['period'])),
      });
      return connection(page, node, total, args.after);
    });
  }

  @ResolveField(() => ReportReview, {
    nullable: true,
    description: 'Beside what NRTA accepted last, cell by cell, and why; null before the first submission (B-09, I-04).',
  })
  review(@CurrentActor() actor: Actor, @Parent() report: ReportState, @Args() { all }: ReviewArgs): Promise<ReportReview | null> {
    return this.reviews.of(actor, report, all);
  }
}

function waitingFilter({ periods, units, states }: ReviewQueueArgs): Predicate {
  const asked = states && states.length > 0 ? WAITING.filter((state) => states.includes(state)) : WAITING;
  const of: Predicate[] = [{ op: 'in', field: 'state', values: [...asked] }];
  if (periods && periods.length > 0) {
    of.push({ op: 'in', field: 'period', values: periods.map((text) => periodArgument(text) as string) });
  }
  if (units && units.length > 0) of.push({ op: 'in', field: 'unit', values: units.map(unitArgument) });
  return and(...of);
}
