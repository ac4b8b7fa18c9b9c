import { Args, ArgsType, Field, ID, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { METRICS, type Figure as AnsweredFigure } from '#insight';
import { Figures, UnknownFigure, and } from '#insight';
import type { Actor } from '#access';
import { everything, type Basis, type Metric, type MetricGroup, type Names, type Predicate, type Row } from '#kernel';
import { namesAt } from '../names/named-reads';
import { CurrentActor } from './actor';
import { connection, connectionOf, JumpArgs, placeOf, type Connection } from './connection';
import { BadInput } from './errors';
import { DimensionValue, Figure, FigureGroup, MetricInfo, ProjectFilter } from './figures.types';
import { filterPredicate, periodArgument } from './filters';
import { dimensionLabel } from './labels';
import { BasisEnum, cutOut, cutRequest, MomentArgs, MomentInput } from './moment';
import { Project } from './project.types';
import { projectOf } from './project.mapper';
import { ReportState, reportOf } from './report.types';

@ObjectType({ description: 'A row that a figure counted: a project or a report; for changes, both sides.' })
export class FigureRow {
  @Field(() => ID, { description: 'Project code, or unit/period of a report.' })
  key!: string;

  @Field(() => Project, {
    nullable: true,
    description: 'The project at the figure’s moment; null for figures over reports, and where it is no longer counted.',
  })
  project!: Project | null;

  @Field(() => Project, { nullable: true, description: 'As it stood at the earlier moment; null where it was not yet there.' })
  before!: Project | null;

  @Field(() => ReportState, { nullable: true, description: 'The report; null for figures over projects.' })
  report!: ReportState | null;
}

const FigureRowConnection = connectionOf('FigureRow', FigureRow);

@ArgsType()
class FiguresArgs extends MomentArgs {
  @Field(() => [ID], { description: 'Ids from the list of metrics, up to 30.' })
  @ArrayMaxSize(30)
  metrics!: string[];

  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
  basis!: BasisEnum;

  @Field(() => [String], { nullable: true, description: 'Dimensions to split by, up to 3.' })
  @IsOptional()
  @ArrayMaxSize(3)
  by?: string[];

  @Field(() => ProjectFilter, { nullable: true, description: 'Which rows are counted; all in the actor’s scope if absent.' })
  filter?: ProjectFilter;

  @Field(() => MomentInput, { nullable: true, description: 'The earlier moment of change metrics.' })
  compareTo?: MomentInput;

  @Field(() => ID, { nullable: true, description: 'The half-month that “in the period” means; that of asOf if absent.' })
  period?: string;
}

@Resolver(() => Figure)
export class FiguresResolver {
  constructor(private readonly figures: Figures) {}

  @Query(() => [MetricInfo], { name: 'metrics', description: 'Every figure there is, with its definition’s name and source.' })
  metricList(@CurrentActor() _actor: Actor): MetricInfo[] {
    return METRICS.map(infoOf);
  }

  @Query(() => [Figure], { name: 'figures', description: 'Figures of one moment, all from one snapshot (I-01, I-02).' })
  async answer(@CurrentActor() actor: Actor, @Args() args: FiguresArgs): Promise<Figure[]> {
    const period = periodArgument(args.period ?? args.at?.period);
    try {
      const answered = await this.figures.answer(cutRequest(args.at), actor.scope, {
        metrics: args.metrics,
        basis: args.basis as Basis,
        where: filterPredicate(args.filter),
        ...(args.by === undefined ? {} : { by: args.by }),
        ...(period === undefined ? {} : { period }),
        ...(args.compareTo === undefined ? {} : { before: cutRequest(args.compareTo) }),
      });
      return answered.map(figureOut);
    } catch (error) {
      if (error instanceof UnknownFigure) throw new BadInput('FIGURE', 'metrics', error.message, error.message);
      throw error;
    }
  }

  @ResolveField(() => FigureRowConnection, { description: 'The rows the whole figure counted.' })
  rows(@CurrentActor() actor: Actor, @Parent() parent: Figure, @Args() page: JumpArgs): Promise<Connection<FigureRow>> {
    return openFigure(this.figures, actor, parent.figure, everything, page, parent.rowCount);
  }
}

@Resolver(() => FigureGroup)
export class FigureGroupResolver {
  constructor(private readonly figures: Figures) {}

  @ResolveField(() => FigureRowConnection, { description: 'The rows this part of the figure counted.' })
  rows(@CurrentActor() actor: Actor, @Parent() parent: FigureGroup, @Args() page: JumpArgs): Promise<Connection<FigureRow>> {
    return openFigure(this.figures, actor, parent.figure, groupPredicate(parent.by), page, parent.rowCount);
  }
}

async function openFigure(
  figures: Figures,
  actor: Actor,
  figure: AnsweredFigure,
  narrow: Predicate,
  { first, ...place }: JumpArgs,
  rowCount: number,
): Promise<Connection<FigureRow>> {
  const page = await figures.open(figure, actor.scope, narrow, { limit: first, ...placeOf(place) });
  const relation = figure.metric.relation;
  const project = (row: Row | null | undefined): Project | null =>
    row && relation === 'project' ? projectOf(row, figure.cut) : null;
  return connection(
    page as { rows: readonly (OpenedRow & { cursor: string })[]; hasNext: boolean },
    (it) => {
      const after = 'row' in it ? it.row : it.after;
      const before = 'row' in it ? null : it.before;
      const shown = (after ?? before) as Row;
      return {
        key: relation === 'project' ? String(shown['project']) : `${String(shown['unit'])}/${String(shown['period'])}`,
        project: project(after),
        before: before && figure.before ? projectOf(before, figure.before) : null,
        report: relation === 'report' ? reportOf(shown, figure.cut) : null,
      };
    },
    () => Promise.resolve(rowCount),
    place.after,
    place.skip,
  );
}

type OpenedRow = { readonly row: Row } | { readonly before: Row | null; readonly after: Row | null };

const groupPredicate = (by: readonly DimensionValue[]): Predicate =>
  and(
    ...by.map(({ field, value }): Predicate =>
      value === null ? { op: 'not', of: { op: 'present', field } } : { op: 'is', field, value },
    ),
  );

export function figureOut(figure: AnsweredFigure): Figure {
  return {
    metric: infoOf(figure.metric),
    basis: figure.basis as BasisEnum,
    at: cutOut(figure.cut),
    before: figure.before ? cutOut(figure.before) : null,
    value: figure.value,
    missing: figure.missing,
    rowCount: figure.rows,
    groups: figure.groups.map((group) => groupOut(figure, group)),
    figure,
  };
}

/** Values of the asked dimensions, with the words for them. */
export const dimensionsOut = (by: readonly string[], of: MetricGroup['by'], names: Names): DimensionValue[] =>
  by.map((field) => {
    const value = of[field];
    return {
      field,
      value: value === null || value === undefined ? null : String(value),
      zh: dimensionLabel(field, value ?? null, names),
    };
  });

const groupOut = (figure: AnsweredFigure, group: MetricGroup): FigureGroup => ({
  by: dimensionsOut(figure.by, group.by, namesAt(figure.cut)),
  value: group.value,
  missing: group.missing,
  rowCount: group.rows,
  figure,
});

export const infoOf = ({ id, zh, en, unit, relation, over, dimensions, source }: Metric): MetricInfo => ({
  id,
  zh,
  en,
  unit,
  relation: relation as MetricInfo['relation'],
  over,
  dimensions,
  source,
});
