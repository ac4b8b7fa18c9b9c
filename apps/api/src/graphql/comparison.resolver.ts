import { Args, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { compareFigure } from '#insight';
import { ReadStore } from '#platform/read-store';
import { namesAt } from '../names/named-reads';
import { CurrentActor } from './actor';
import { dimensionsOut, figureOut } from './figures.resolver';
import { DimensionValue, Figure } from './figures.types';
import { cutRequest, MomentInput } from './moment';
import { MoneyScalar } from './scalars';

@ObjectType({ description: 'A part of a figure at two moments; where it stands at one only, it counts 0 at the other.' })
export class ComparedGroup {
  @Field(() => [DimensionValue], { description: 'Its value in each of the asked dimensions.' })
  by!: DimensionValue[];

  @Field(() => MoneyScalar, { description: 'At the figure’s own moment: count, or amount in 分.' })
  value!: number;

  @Field(() => MoneyScalar, { description: 'At the other moment.' })
  other!: number;

  @Field(() => MoneyScalar, { description: 'value − other; may be below 0.' })
  difference!: number;
}

@ObjectType({ description: 'A figure beside the same figure at another moment of either clock (I-01).' })
export class FigureComparison {
  @Field(() => Figure, { description: 'The same question at the other moment; opens to its own rows.' })
  figure!: Figure;

  @Field(() => MoneyScalar, { description: 'Own value − the other’s; may be below 0.' })
  difference!: number;

  @Field(() => [ComparedGroup], { description: 'The parts of both moments.' })
  groups!: ComparedGroup[];
}

@Resolver(() => Figure)
export class ComparisonResolver {
  constructor(private readonly reads: ReadStore) {}

  @ResolveField(() => FigureComparison, {
    description:
      'The same figure at another moment, and the difference: what we believe now beside what we believed then (I-01).',
  })
  async compare(
    @CurrentActor() actor: Actor,
    @Parent() { figure }: Figure,
    @Args('to', { type: () => MomentInput, description: 'The other moment; an empty one is the present.' }) to: MomentInput,
  ): Promise<FigureComparison> {
    const compared = await compareFigure(this.reads, actor.scope, figure, cutRequest(to));
    return {
      figure: figureOut(compared.other),
      difference: compared.difference,
      groups: compared.groups.map(({ by, ...numbers }) => ({
        by: dimensionsOut(figure.by, by, namesAt(figure.cut)),
        ...numbers,
      })),
    };
  }
}
