import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { Length, ValidateNested } from 'class-validator';
import { CommandInput } from './command.input';
import { CutType } from './moment';
import { Organisation, Person } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';

@ObjectType({ description: 'What an organisation is called for a stretch of days.' })
export class OrganisationNameStretch {
  @Field(() => String, { description: 'Full Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'Short Chinese name, for narrow columns.' })
  short!: string;

  @Field(() => String, { description: 'English name.' })
  en!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'First day (Shanghai, inclusive); null: it always was called so.',
  })
  from!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Exclusive; null is no end.' })
  to!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When we learned it (UTC); null for the first name.' })
  recordedAt!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who recorded it; null for the first name, and for other units.' })
  by!: Person | null;

  @Field(() => String, { nullable: true, description: 'Why; null for the first name, and for other units.' })
  reason!: string | null;
}

@ObjectType({ description: 'An organisation and its names over time; its id never changes.' })
export class OrganisationRecord {
  @Field(() => Organisation, { description: 'By the name of the moment asked about.' })
  organisation!: Organisation;

  @Field(() => CutType, { description: 'The moment that was answered.' })
  at!: CutType;

  @Field(() => [OrganisationNameStretch], { description: 'Its names as they were known then, in the order of their days.' })
  names!: OrganisationNameStretch[];
}

@InputType({ description: 'All of an organisation’s names; what stays is written as it is.' })
export class OrganisationNameInput {
  @Field(() => String, { description: 'Full Chinese name, up to 60 characters.' })
  @Length(1, 60)
  zh!: string;

  @Field(() => String, { description: 'Short Chinese name, up to 12 characters.' })
  @Length(1, 12)
  short!: string;

  @Field(() => String, { description: 'English name, up to 120 characters.' })
  @Length(1, 120)
  en!: string;
}

@InputType({ isAbstract: true })
abstract class RenamingInputBase extends CommandInput {
  @Field(() => ID, { description: 'Id or code of the unit (bureau-51, 51).' })
  organisation!: string;

  @Field(() => LocalDateScalar, { description: 'Day the names hold from (Shanghai); at most a year ahead.' })
  effectiveOn!: string;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'What a unit is called from a day on.' })
export class RenameOrganisationInput extends RenamingInputBase {
  @Field(() => OrganisationNameInput, { description: 'What it is called from then on.' })
  @ValidateNested()
  @Type(() => OrganisationNameInput)
  name!: OrganisationNameInput;

  @Field(() => OrganisationNameInput, { description: 'What it is called on that day until now, as it was seen.' })
  @ValidateNested()
  @Type(() => OrganisationNameInput)
  was!: OrganisationNameInput;
}

@InputType({ description: 'The renaming of which day is taken back.' })
export class RetractOrganisationRenamingInput extends RenamingInputBase {}
