import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import type { MetricGroup } from '#kernel';
import { CurrentActor } from './actor';
import { FigureLoaders } from './figure-loaders';
import { Figure, FigureGroup } from './figures.types';

const DESCRIPTION =
  'Rows it counted whose value a return disputes: of the summed column, or for counts of any column. Null for reports and changes.';

/** How much of a figure NRTA disputes: disputed claims still count as reported, and every number says so (B-08). */
@Resolver(() => Figure)
export class FigureDisputedResolver {
  constructor(private readonly loaders: FigureLoaders) {}

  @ResolveField(() => Int, { nullable: true, description: DESCRIPTION })
  async disputed(@CurrentActor() actor: Actor, @Parent() { figure }: Figure): Promise<number | null> {
    const groups = await this.loaders.disputed(actor, figure);
    return groups?.reduce((sum, { value }) => sum + value, 0) ?? null;
  }
}

@Resolver(() => FigureGroup)
export class GroupDisputedResolver {
  constructor(private readonly loaders: FigureLoaders) {}

  @ResolveField(() => Int, { nullable: true, description: DESCRIPTION })
  async disputed(@CurrentActor() actor: Actor, @Parent() { figure, by }: FigureGroup): Promise<number | null> {
    const groups = await this.loaders.disputed(actor, figure);
    if (groups === null) return null;
    const same = (group: MetricGroup): boolean =>
      by.every(({ field, value }) => {
        const theirs = group.by[field];
        return (theirs === null || theirs === undefined ? null : String(theirs)) === value;
      });
    return groups.find(same)?.value ?? 0;
  }
}
