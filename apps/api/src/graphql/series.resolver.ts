import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Max, Min } from 'class-validator';
import type { Actor } from '#access';
import { seriesAt, UnknownFigure } from '#insight';
import { periodName, type Basis, type PeriodId } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { CurrentActor } from './actor';
import { BadInput } from './errors';
import { figureOut, infoOf } from './figures.resolver';
import { Figure, MetricInfo, ProjectFilter } from './figures.types';
import { filterPredicate, periodArgument } from './filters';
import { BasisEnum, cutRequest, MomentArgs } from './moment';

/** Metrics times half-months of one question. */
const MOST = 360;

@ObjectType({ description: 'A figure at the end of one half-month.' })
export class SeriesPoint {
  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => String, { description: 'The half-month in Chinese.' })
  periodZh!: string;

  @Field(() => Figure, { description: 'As of its last day; opens to its rows like any figure (I-02).' })
  figure!: Figure;
}

@ObjectType({ description: 'One metric, half-month by half-month.' })
export class FigureSeries {
  @Field(() => MetricInfo, { description: 'Its definition.' })
  metric!: MetricInfo;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it was read from.' })
  basis!: BasisEnum;

  @Field(() => [SeriesPoint], { description: 'Oldest first.' })
  points!: SeriesPoint[];
}

@ArgsType()
class SeriesArgs extends MomentArgs {
  @Field(() => [ID], { description: 'Ids from the list of metrics, up to 12.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  metrics!: string[];

  @Field(() => [ID], { nullable: true, description: 'These half-months, up to 30; the last opened ones if absent.' })
  @IsOptional()
  @ArrayMaxSize(30)
  periods?: string[];

  @Field(() => Int, {
    defaultValue: 12,
    description: 'How many opened half-months, up to the one that at.asOf lies in; 1 to 30.',
  })
  @Min(1)
  @Max(30)
  last!: number;

  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
  basis!: BasisEnum;

  @Field(() => [String], { nullable: true, description: 'Dimensions to split by, up to 3.' })
  @IsOptional()
  @ArrayMaxSize(3)
  by?: string[];

  @Field(() => ProjectFilter, { nullable: true, description: 'Which rows are counted; all in the actor’s scope if absent.' })
  filter?: ProjectFilter;
}

/** Lines over time, in one request and from one snapshot (I-01, I-04). */
@Resolver(() => FigureSeries)
export class SeriesResolver {
  constructor(private readonly reads: ReadStore) {}

  @Query(() => [FigureSeries], {
    description:
      'Figures half-month by half-month: each as of the period’s last day and as known at `at` (now if absent). Figures over reports count the period’s own; changes are since the half-month before.',
  })
  async figureSeries(@CurrentActor() actor: Actor, @Args() args: SeriesArgs): Promise<FigureSeries[]> {
    const periods = args.periods?.map((each) => periodArgument(each) as PeriodId).sort();
    if (args.metrics.length * (periods?.length ?? args.last) > MOST) {
      throw new BadInput('TOO_MANY', 'metrics', `指标数与期数之积不超过 ${MOST}`, `At most ${MOST} metrics times half-months`);
    }
    try {
      const answered = await this.reads.read(cutRequest(args.at), (reader) =>
        seriesAt(reader, actor.scope, {
          metrics: args.metrics,
          basis: args.basis as Basis,
          where: filterPredicate(args.filter),
          ...(args.by == null ? {} : { by: args.by }),
          ...(periods === undefined ? {} : { periods }),
          last: args.last,
        }),
      );
      return answered.flatMap(({ metric, points }) => [
        {
          metric: infoOf(metric),
          basis: args.basis,
          points: points.map(({ period, figure }) => ({ period, periodZh: periodName(period, 'zh'), figure: figureOut(figure) })),
        },
      ]);
    } catch (error) {
      if (error instanceof UnknownFigure) throw new BadInput('FIGURE', 'metrics', error.message, error.message);
      throw error;
    }
  }
}
