import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { Actor } from '#access';
import { CurrentActor } from './actor';
import { connectionOf, PageArgs, type Connection } from './connection';
import { CorrectionReader } from '../reports/corrections';
import { Correction } from './correction.types';
import { AttributeEnum, type AttributeName } from './enums';
import { ProjectFilter } from './figures.types';
import { filterPredicate } from './filters';
import { cutRequest, MomentArgs } from './moment';

const CorrectionConnection = connectionOf('Correction', Correction);

@ArgsType()
class CorrectionsArgs extends PageArgs {
  @Field(() => String, {
    description: 'What was known then is left out: a date (its end), an instant (inclusive) or a position.',
  })
  since!: string;

  @Field(() => ProjectFilter, { nullable: true, description: 'Only of these projects, as reported at `at`.' })
  filter?: ProjectFilter;

  @Field(() => [AttributeEnum], { nullable: true, description: 'Only these columns or facts; all if absent.' })
  @IsOptional()
  @ArrayMaxSize(30)
  attributes?: AttributeName[];
}

/** “What did we believe then, and who corrected it?”: the claims between two moments of knowing (I-01, I-03). */
@Resolver(() => Correction)
export class CorrectionsResolver {
  constructor(private readonly reader: CorrectionReader) {}

  @Query(() => CorrectionConnection, {
    description:
      'Claims learned after `since` and by `at` that took effect by at.asOf, in the order they were recorded: who corrected, or added, what was believed about those days (I-01, I-03). In the actor’s scope.',
  })
  corrections(
    @CurrentActor() actor: Actor,
    @Args() { at }: MomentArgs,
    @Args() { since, filter, attributes, first, after }: CorrectionsArgs,
  ): Promise<Connection<Correction>> {
    const where = filterPredicate(filter);
    const only = attributes === undefined || attributes === null || attributes.length === 0 ? {} : { attributes };
    const page = { first, ...(after == null ? {} : { after }) };
    return this.reader.between(cutRequest(at), actor.scope, { since, where, ...only }, page);
  }
}
