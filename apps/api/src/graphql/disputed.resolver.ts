import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { and, cutAgain, type Figure as AnsweredFigure } from '#insight';
import type { Metric, MetricGroup, Predicate } from '#kernel';
import { ReadStore } from '#platform/read-store';
import { CurrentActor } from './actor';
import { Figure, FigureGroup } from './figures.types';

const DESCRIPTION =
  'Rows it counted whose value a return disputes: of the summed column, or for counts of any column. Null for reports and changes.';

/** How much of a figure NRTA disputes: disputed claims still count as reported, and every number says so (B-08). */
@Resolver(() => Figure)
export class FigureDisputedResolver {
  constructor(private readonly reads: ReadStore) {}

  @ResolveField(() => Int, { nullable: true, description: DESCRIPTION })
  async disputed(@CurrentActor() actor: Actor, @Parent() { figure }: Figure): Promise<number | null> {
    const groups = await disputedGroups(this.reads, actor, figure);
    return groups?.reduce((sum, { value }) => sum + value, 0) ?? null;
  }
}

@Resolver(() => FigureGroup)
export class GroupDisputedResolver {
  constructor(private readonly reads: ReadStore) {}

  @ResolveField(() => Int, { nullable: true, description: DESCRIPTION })
  async disputed(@CurrentActor() actor: Actor, @Parent() { figure, by }: FigureGroup): Promise<number | null> {
    const groups = await disputedGroups(this.reads, actor, figure);
    if (groups === null) return null;
    const same = (group: MetricGroup): boolean =>
      by.every(({ field, value }) => {
        const theirs = group.by[field];
        return (theirs === null || theirs === undefined ? null : String(theirs)) === value;
      });
    return groups.find(same)?.value ?? 0;
  }
}

/** One question per figure, however many of its groups ask; it is forgotten with the figure. */
const asked = new WeakMap<AnsweredFigure, Promise<readonly MetricGroup[] | null>>();

function disputedGroups(reads: ReadStore, actor: Actor, figure: AnsweredFigure): Promise<readonly MetricGroup[] | null> {
  const known = asked.get(figure);
  if (known) return known;
  const { metric, where, by, parameters } = figure;
  const question =
    metric.relation === 'project' && metric.over === 'cut'
      ? reads.read(cutAgain(figure.cut), (reader) =>
          reader.metric(disputedOf(metric), { scope: actor.scope, where, by, parameters }),
        )
      : Promise.resolve(null);
  asked.set(figure, question);
  return question;
}

const disputedOf = (metric: Metric): Metric => {
  const disputed: Predicate =
    'sum' in metric.measure ? { op: 'has', field: 'disputed', value: metric.measure.sum } : { op: 'present', field: 'disputed' };
  return { ...metric, where: and(metric.where, disputed), measure: { count: true } };
};
