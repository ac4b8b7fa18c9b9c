import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length, Matches } from 'class-validator';
import { CommandInput } from './command.input';
import { DelegationStateEnum, type DelegationStateName } from './enums';
import { Organisation, Person } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';

@ObjectType({ description: 'Who may act for whom, and from which day to which (I-10).' })
export class Delegation {
  @Field(() => ID, { description: 'The fact that named the deputy.' })
  id!: string;

  @Field(() => Organisation, { description: 'Unit of both.' })
  unit!: Organisation;

  @Field(() => Person, { description: 'Whose right it is.' })
  principal!: Person;

  @Field(() => Person, { description: 'Who may use it in that name.' })
  deputy!: Person;

  @Field(() => LocalDateScalar, { description: 'First day (Shanghai).' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'Last day (Shanghai), inclusive.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Why; null where nothing was said.' })
  reason!: string | null;

  @Field(() => DelegationStateEnum, { description: 'Where it stands on the day asked about.' })
  state!: DelegationStateName;

  @Field(() => InstantScalar, { description: 'When it was given (UTC).' })
  namedAt!: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was taken back (UTC); null where it was not.' })
  withdrawnAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back.' })
  withdrawReason!: string | null;

  @Field(() => Boolean, { description: 'Whether the asker may take it back: it is his own, and neither over nor withdrawn.' })
  mayWithdraw!: boolean;
}

@InputType({ isAbstract: true })
abstract class DeputyInputBase extends CommandInput {
  @Field(() => ID, { description: 'person-…, of the same unit.' })
  @Matches(/^person-[\x21-\x7e]{1,100}$/)
  deputy!: string;

  @Field(() => LocalDateScalar, { description: 'First day (Shanghai); today or later.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the person who says so; kept for ever.' })
  @IsOptional()
  @Length(1, 500)
  reason?: string;
}

@InputType({ description: 'Who may act in the asker’s name, and when.' })
export class NameDeputyInput extends DeputyInputBase {
  @Field(() => LocalDateScalar, { description: 'Last day (Shanghai), inclusive.' })
  to!: string;
}

@InputType({ description: 'Which delegation of the asker is taken back.' })
export class WithdrawDeputyInput extends DeputyInputBase {}
