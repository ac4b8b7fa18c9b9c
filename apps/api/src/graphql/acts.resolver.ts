import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length } from 'class-validator';
import { authorityOf, type Actor } from '#access';
import { RecordOfficialAct, RegisterProject, type OfficialActInput } from '#delivery';
import type { Category, LocalDate, StageCode, SupportLevel } from '#kernel';
import { OpenPeriod } from '#reporting';
import { CurrentActor } from './actor';
import { commandId, CommandInput } from './command.input';
import { CategoryEnum, LevelEnum, SideStateEnum, StageEnum } from './enums';
import { unitArgument } from './filters';
import { ActPayload, Payload, payload, userError } from './payload';
import { LocalDateScalar } from './scalars';
import { WritingOpen } from './writing-open';

@InputType({ description: 'Which half-month to open.' })
export class OpenPeriodInput extends CommandInput {
  @Field(() => ID, { description: 'e.g. 2026-06-H1' })
  period!: string;
}

@InputType('RegisterProjectInput', { description: 'A new project as its unit states it.' })
export class RegisterProjectArgs extends CommandInput {
  @Field(() => ID, { description: 'Unit that registers it; gives the first part of the code.' })
  unit!: string;

  @Field(() => String, { description: 'Title or theme, up to 200 characters.' })
  @Length(1, 200)
  title!: string;

  @Field(() => CategoryEnum, { description: 'Batch of the annex it belongs to.' })
  category!: Category;

  @Field(() => [LevelEnum], { defaultValue: ['PROVINCIAL'], description: 'Support levels it holds (P-03).' })
  @ArrayMinSize(1)
  levels!: SupportLevel[];

  @Field(() => [String], { description: '出品机构' })
  @ArrayMaxSize(30)
  bodies!: string[];

  @Field(() => LocalDateScalar, { description: 'Day it takes effect.' })
  effectiveOn!: string;
}

@ObjectType({ description: 'The code of the registered project.' })
export class RegisterProjectPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The project’s code for ever; null where it was refused.' })
  code!: string | null;
}

@InputType({ isAbstract: true })
abstract class OfficialActArgs extends CommandInput {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => LocalDateScalar, { description: 'Day it takes effect, not after today.' })
  effectiveOn!: string;
}

@InputType({ description: 'A title and the day it holds from.' })
export class RenameProjectInput extends OfficialActArgs {
  @Field(() => String, { description: 'The new title, up to 200 characters.' })
  @Length(1, 200)
  title!: string;

  @Field(() => String, { description: 'The title that was seen.' })
  was!: string;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'A batch and the day it holds from.' })
export class RecategoriseProjectInput extends OfficialActArgs {
  @Field(() => CategoryEnum, { description: 'The new batch.' })
  category!: Category;

  @Field(() => CategoryEnum, { description: 'The category that was seen.' })
  was!: Category;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'Support levels and the day they hold from.' })
export class SetSupportLevelsInput extends OfficialActArgs {
  @Field(() => [LevelEnum], { description: 'The levels it holds from then on, at least one.' })
  @ArrayMinSize(1)
  levels!: SupportLevel[];

  @Field(() => [LevelEnum], { description: 'The levels that were seen.' })
  was!: SupportLevel[];

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'A stage and the day it was entered.' })
export class RecordStageInput extends OfficialActArgs {
  @Field(() => StageEnum, { description: 'The stage it entered.' })
  stage!: StageCode;

  @Field(() => StageEnum, {
    nullable: true,
    description: 'The stage that was seen, null where there was none; left out, nobody compares it.',
  })
  @IsOptional()
  was?: StageCode | null;

  @Field(() => String, { nullable: true, description: 'Asked for where the stage goes back (J-06).' })
  @IsOptional()
  @Length(1, 500)
  reason?: string;
}

@InputType({ description: 'A side state and the day it holds from.' })
export class RecordSideStateInput extends OfficialActArgs {
  @Field(() => SideStateEnum, { description: 'The state from then on.' })
  state!: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';

  @Field(() => SideStateEnum, { description: 'The state that was seen.' })
  was!: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED';

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

/** Acts on periods and projects; nobody accepts an official act, it stands in both bases at once (design section 4). */
@WritingOpen()
@Resolver()
export class ActsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation(() => ActPayload, { description: 'Opens a half-month for the 32 units; NRTA only (B-01).' })
  async openPeriod(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: OpenPeriodInput,
  ): Promise<ActPayload> {
    return payload(await this.commands.execute(new OpenPeriod(authorityOf(actor, commandId(actor, input)), input.period)));
  }

  @Mutation(() => RegisterProjectPayload, { description: 'Registers a project and gives it its code for ever.' })
  async registerProject(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RegisterProjectArgs,
  ): Promise<RegisterProjectPayload> {
    const { title, category, levels, bodies } = input;
    const done = await this.commands.execute(
      new RegisterProject(authorityOf(actor, commandId(actor, input)), {
        unit: unitArgument(input.unit),
        title,
        category,
        levels,
        bodies,
        effectiveOn: input.effectiveOn as LocalDate,
      }),
    );
    return done.ok
      ? { code: done.project, position: done.position, userErrors: [] }
      : { code: null, position: null, userErrors: [userError(done)] };
  }

  @Mutation(() => ActPayload, { description: 'Gives a project another title from a day on.' })
  renameProject(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RenameProjectInput,
  ): Promise<ActPayload> {
    const { title, was, reason } = input;
    return this.act(actor, input, { type: 'RenameProject', title, was, reason });
  }

  @Mutation(() => ActPayload, { description: 'Moves a project to another batch from a day on.' })
  recategoriseProject(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecategoriseProjectInput,
  ): Promise<ActPayload> {
    const { category, was, reason } = input;
    return this.act(actor, input, { type: 'RecategoriseProject', category, was, reason });
  }

  @Mutation(() => ActPayload, { description: 'Sets the support levels a project holds from a day on (P-03).' })
  setSupportLevels(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: SetSupportLevelsInput,
  ): Promise<ActPayload> {
    const { levels, was, reason } = input;
    return this.act(actor, input, { type: 'SetSupportLevels', levels, was, reason });
  }

  @Mutation(() => ActPayload, { description: 'Records a stage outside reports (J-06).' })
  recordStage(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecordStageInput,
  ): Promise<ActPayload> {
    const { stage, was, reason } = input;
    const seen = was === undefined ? {} : { was };
    return this.act(actor, input, { type: 'RecordStage', stage, ...seen, ...(reason === undefined ? {} : { reason }) });
  }

  @Mutation(() => ActPayload, { description: 'Sets a project aside, or takes it up again (J-06).' })
  recordSideState(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecordSideStateInput,
  ): Promise<ActPayload> {
    const { state, was, reason } = input;
    return this.act(actor, input, { type: 'RecordSideState', state, was, reason });
  }

  private async act(actor: Actor, input: OfficialActArgs, act: OfficialActInput): Promise<ActPayload> {
    const authority = authorityOf(actor, commandId(actor, input));
    return payload(
      await this.commands.execute(new RecordOfficialAct(authority, input.project, input.effectiveOn as LocalDate, act)),
    );
  }
}
