import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { OfReport } from './draft.types';
import { AttributeEnum, type AttributeName } from './enums';
import { Person } from './project.types';
import { InstantScalar } from './scalars';

@InputType({ description: 'One cell that NRTA marks: disputed, missing or stale.' })
export class MarkedCellInput {
  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { nullable: true, description: 'What is wrong with this cell; the reason of the return if absent.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string;
}

@InputType('ReturnReportInput', { description: 'A report to return, by the revision that was read, and why.' })
export class ReturnReportArgs extends OfReport {
  @Field(() => Int, { description: 'The revision that was read; another standing one is refused.' })
  revision!: number;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;

  @Field(() => [MarkedCellInput], {
    defaultValue: [],
    description:
      'Cells of the unit’s projects, up to 500: claims are disputed, what is missing or stale is asked about. None marked disputes all that the report claims and NRTA has not accepted.',
  })
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => MarkedCellInput)
  marks!: MarkedCellInput[];
}

@ObjectType({ description: 'A cell that a return marked.' })
export class ReturnMark {
  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => String, {
    description: 'Title of the project as reported at the half-month’s end; empty where it was not the unit’s then.',
  })
  title!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => String, { description: 'What the returned revision said there, as a sheet shows it.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'What is wrong with this cell; null where the return’s reason says it.' })
  reason!: string | null;
}

@ObjectType({ description: 'NRTA’s return of one revision: why, and which cells it disputes (B-08).' })
export class ReportReturn {
  @Field(() => Int, { description: 'The revision that was returned.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who returned it.' })
  by!: Person;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => [ReturnMark], {
    description: 'Marked cells; empty: all that the report claimed and NRTA had not accepted is disputed.',
  })
  marks!: ReturnMark[];
}
