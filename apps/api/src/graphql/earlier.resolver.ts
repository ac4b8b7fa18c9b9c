import { Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import { CurrentActor } from './actor';
import { FigureLoaders } from './figure-loaders';
import { Figure } from './figures.types';
import { CutType, cutOut } from './moment';
import { MoneyScalar } from './scalars';

@ObjectType({ description: 'A figure beside itself at the end of the half-month before (I-04).' })
export class EarlierFigure {
  @Field(() => CutType, { description: 'The moment compared with: an earlier day, known at the same place.' })
  at!: CutType;

  @Field(() => MoneyScalar, { description: 'What the figure was then: a count, or an amount in 分.' })
  value!: number;

  @Field(() => MoneyScalar, { description: 'What it is now less what it was: negative where it fell.' })
  difference!: number;
}

/** Every number shows what became of it since the last half-month; the difference is the server's, like the number. */
@Resolver(() => Figure)
export class FigureEarlierResolver {
  constructor(private readonly loaders: FigureLoaders) {}

  @ResolveField(() => EarlierFigure, {
    nullable: true,
    description:
      'The same figure at the end of the half-month before. Null for figures over reports, which belong to one half-month, and for changes.',
  })
  async earlier(@CurrentActor() actor: Actor, @Parent() { figure }: Figure): Promise<EarlierFigure | null> {
    const earlier = await this.loaders.earlier(actor, figure);
    if (earlier === null) return null;
    return { at: cutOut(earlier.cut), value: earlier.value, difference: figure.value - earlier.value };
  }
}
