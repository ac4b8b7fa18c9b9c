import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Category, SupportLevel } from '#kernel';
import type { DraftView } from '#reporting';
import { CategoryEnum, LevelEnum } from './enums';
import { CommandInput } from './command.input';
import { Payload } from './payload';
import { InstantScalar, LocalDateScalar } from './scalars';

@ObjectType({ description: 'Something that holds a report back (error), or that goes out only with a reason (warning).' })
export class Finding {
  @Field(() => ID, { description: 'Stable while code, line, cell and value stay the same: a waiver names it.' })
  key!: string;

  @Field(() => String, { description: 'error or warning' })
  severity!: string;

  @Field(() => String)
  code!: string;

  @Field(() => String, { nullable: true })
  sheet!: string | null;

  @Field(() => Int, { nullable: true })
  row!: number | null;

  @Field(() => String, { nullable: true, description: 'Column letters.' })
  column!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => ID, { nullable: true, description: 'Project code, or the new-… of a row that waits for an answer.' })
  line!: string | null;

  @Field(() => String, { nullable: true })
  attribute!: string | null;

  @Field(() => String, { nullable: true })
  attributeZh!: string | null;

  @Field(() => String, { description: 'Requirement the check comes from.' })
  rule!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  messageEn!: string;

  @Field(() => String, { nullable: true })
  repair!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason it goes out with, once given.' })
  waived!: string | null;
}

@ObjectType({ description: 'A cell of the draft that differs from what is reported (B-09).' })
export class DraftDifference {
  @Field(() => ID)
  line!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  attribute!: string;

  @Field(() => String)
  attributeZh!: string;

  @Field(() => String, { description: 'As reported at the period’s end, as a sheet shows it; empty where nothing was.' })
  was!: string;

  @Field(() => String, { description: 'As accepted by NRTA.' })
  accepted!: string;

  @Field(() => String)
  now!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The cell’s own date.' })
  since!: string | null;

  @Field(() => InstantScalar)
  editedAt!: string;

  @Field(() => ID)
  editor!: string;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@ObjectType()
export class Candidate {
  @Field(() => ID)
  project!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({ description: 'A row that no project answers to with certainty: new, or which one renamed? (D-04)' })
export class OpenLine {
  @Field(() => ID)
  line!: string;

  @Field(() => String, { nullable: true })
  title!: string | null;

  @Field(() => Int, { nullable: true })
  row!: number | null;

  @Field(() => String, { nullable: true })
  category!: string | null;

  @Field(() => [Candidate])
  candidates!: Candidate[];
}

@ObjectType({ description: 'Working paper of one unit and period, seen by its unit alone; nothing of it is a fact.' })
export class Draft {
  @Field(() => ID)
  unit!: string;

  @Field(() => ID)
  period!: string;

  @Field(() => Int, { description: 'One more with every edit.' })
  edits!: number;

  @Field(() => Int, { description: 'Report revision it is made over; 0 before the first.' })
  baseRevision!: number;

  @Field(() => [DraftDifference], { description: 'What would be sent, by project and column order.' })
  differences!: DraftDifference[];

  @Field(() => [Finding])
  findings!: Finding[];

  @Field(() => [OpenLine])
  openLines!: OpenLine[];

  @Field(() => [Candidate], { description: 'Projects that a file did not list and nobody explained yet (B-09).' })
  missing!: Candidate[];

  @Field(() => Boolean, { description: 'No finding holds it back.' })
  canSubmit!: boolean;

  view!: DraftView;
}

@ObjectType({ isAbstract: true })
abstract class DraftAnswer extends Payload {
  @Field(() => Draft, { nullable: true, description: 'The draft as it stands now.' })
  draft!: Draft | null;
}

@ObjectType()
export class DraftPayload extends DraftAnswer {}

@InputType({ isAbstract: true })
abstract class OfReport extends CommandInput {
  @Field(() => ID)
  unit!: string;

  @Field(() => ID)
  period!: string;
}

@InputType()
export class OpenDraftInput extends OfReport {}

@InputType()
export class DiscardDraftInput extends OfReport {}

@InputType()
export class CellEditInput {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => String)
  attribute!: string;

  @Field(() => String, { description: 'As one would type it into the sheet: 180 means 万元, 无 takes the value away.' })
  @MaxLength(4_000)
  value!: string;

  @Field(() => String, { nullable: true, description: 'The text that was seen in the cell; absent or empty where it was empty.' })
  @IsOptional()
  @MaxLength(4_000)
  seen?: string;

  @Field(() => String, { nullable: true, description: 'For a stage, the day it holds from.' })
  @IsOptional()
  since?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  reason?: string;
}

@InputType()
export class EditCellsInput extends OfReport {
  @Field(() => [CellEditInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => CellEditInput)
  cells!: CellEditInput[];
}

@InputType()
export class CellKeyInput {
  @Field(() => ID)
  line!: string;

  @Field(() => String)
  attribute!: string;
}

@InputType()
export class ClearCellsInput extends OfReport {
  @Field(() => [CellKeyInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  cells!: CellKeyInput[];
}

@InputType()
export class AnswerLineInput extends OfReport {
  @Field(() => ID)
  line!: string;

  @Field(() => ID, { description: 'The project it is.' })
  project!: string;
}

@InputType()
export class RegisterLineInput extends OfReport {
  @Field(() => ID)
  line!: string;

  @Field(() => String, { nullable: true, description: 'The row’s own title if absent.' })
  @IsOptional()
  @Length(1, 100)
  title?: string;

  @Field(() => CategoryEnum, { nullable: true })
  @IsOptional()
  category?: Category;

  @Field(() => [LevelEnum], { nullable: true, description: '省级 unless said otherwise.' })
  @IsOptional()
  levels?: SupportLevel[];
}

@InputType()
export class DropLineInput extends OfReport {
  @Field(() => ID)
  line!: string;
}

@InputType()
export class DismissFindingInput extends OfReport {
  @Field(() => ID)
  finding!: string;
}

export enum MissingWhyEnum {
  FINISHED = 'FINISHED',
  WITHDRAWN = 'WITHDRAWN',
  MOVED = 'MOVED',
  UNCHANGED = 'UNCHANGED',
}
registerEnumType(MissingWhyEnum, { name: 'MissingWhy', description: '已完成, 已退出, 已移交, 无变化 (B-09).' });

@InputType()
export class ExplainMissingInput extends OfReport {
  @Field(() => ID)
  project!: string;

  @Field(() => MissingWhyEnum)
  why!: MissingWhyEnum;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(500)
  text!: string;
}

@InputType()
export class WaiveFindingInput extends OfReport {
  @Field(() => ID)
  finding!: string;

  @Field(() => String)
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'The value beneath moved while the draft lay: keep the draft’s, or take what stands now.' })
export class SettleMovedInput extends OfReport {
  @Field(() => ID)
  line!: string;

  @Field(() => String)
  attribute!: string;

  @Field(() => Boolean, { description: 'True: the draft’s value stays. False: what is reported now stands.' })
  keep!: boolean;
}

@InputType()
export class SubmitReportArgs extends OfReport {
  @Field(() => Boolean, { description: 'The officer certifies that the data are true, accurate and complete.' })
  certify!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'An explicit “no change” (B-10).' })
  zero!: boolean;

  @Field(() => String, { nullable: true, description: 'Why an accepted report is corrected, or a returned one stands.' })
  @IsOptional()
  @Length(1, 500)
  reason?: string;
}

@InputType()
export class AcceptReportArgs extends OfReport {
  @Field(() => Int, { description: 'The revision that was read; another standing one is refused.' })
  revision!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

@ObjectType({ description: '回执' })
export class ReceiptType {
  @Field(() => String)
  number!: string;

  @Field(() => String)
  hash!: string;

  @Field(() => InstantScalar)
  submittedAt!: string;

  @Field(() => Int)
  revision!: number;

  @Field(() => Boolean)
  zero!: boolean;

  @Field(() => Int)
  projects!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => Int)
  cells!: number;

  @Field(() => String)
  lateness!: string;

  @Field(() => String)
  latenessZh!: string;

  @Field(() => String)
  rule!: string;
}

@ObjectType()
export class SubmitReportPayload extends Payload {
  @Field(() => ReceiptType, { nullable: true })
  receipt!: ReceiptType | null;

  @Field(() => [Finding], { description: 'What holds it back, where HAS_FINDINGS is the refusal.' })
  findings!: Finding[];
}
