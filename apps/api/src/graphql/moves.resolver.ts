import { Args, Field, ID, InputType, Mutation, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { Length } from 'class-validator';
import { authorityOf, type Actor } from '#access';
import { RecordOfficialAct } from '#delivery';
import type { LocalDate } from '#kernel';
import { CurrentActor } from './actor';
import { commandId, CommandInput } from './command.input';
import { unitArgument } from './filters';
import { ActPayload, payload } from './payload';
import { LocalDateScalar } from './scalars';
import { WritingOpen } from './writing-open';

@InputType({ description: 'A project, the unit it goes to, and from when.' })
export class MoveProjectInput extends CommandInput {
  @Field(() => ID, { description: 'Project code; it stays the same for ever.' })
  project!: string;

  @Field(() => ID, { description: 'The unit it goes to: id or code (bureau-50, 50).' })
  to!: string;

  @Field(() => ID, { description: 'The unit that was seen; another standing one is refused.' })
  was!: string;

  @Field(() => LocalDateScalar, { description: 'First day with the new unit, not after today.' })
  effectiveOn!: string;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

/** Handing a project over: an official act of NRTA, in both bases at once. */
@WritingOpen()
@Resolver()
export class MovesResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ActPayload, {
    description:
      'Hands a project over to another unit from a day on. The days before stay the old unit’s; the new unit goes on from the values that stand.',
  })
  async moveProject(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: MoveProjectInput,
  ): Promise<ActPayload> {
    const act = {
      type: 'MoveProject' as const,
      to: unitArgument(input.to),
      was: unitArgument(input.was),
      reason: input.reason,
    };
    const authority = authorityOf(actor, commandId(actor, input));
    const effectiveOn = input.effectiveOn as LocalDate;
    return payload(await this.commands.execute(new RecordOfficialAct(authority, input.project, effectiveOn, act)));
  }
}
