import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { Category, SupportLevel } from '#kernel';
import type { DraftView, LikenessReason } from '#reporting';
import {
  AttributeEnum,
  CategoryEnum,
  LatenessEnum,
  LevelEnum,
  LikenessReasonEnum,
  MissingWhyEnum,
  SeverityEnum,
  type AttributeName,
  type Lateness,
  type MissingWhy,
} from './enums';
import { CommandInput } from './command.input';
import { Payload } from './payload';
import { InstantScalar, LocalDateScalar, MoneyScalar } from './scalars';

@ObjectType({ description: 'Something that holds a report back (error), or that goes out only with a reason (warning).' })
export class Finding {
  @Field(() => ID, { description: 'Stable while code, line, cell and value stay the same: a waiver names it.' })
  key!: string;

  @Field(() => SeverityEnum, { description: 'Whether it holds the report back.' })
  severity!: 'error' | 'warning';

  @Field(() => String, { description: 'Closed code; the table stands in docs/api.md.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Name of the sheet in the workbook; null where it did not come from one.' })
  sheet!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row of the sheet from 1; null where it is not about a row.' })
  row!: number | null;

  @Field(() => String, { nullable: true, description: 'Column letters.' })
  column!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The text it is about, as it stands in the cell; null where there is none.',
  })
  value!: string | null;

  @Field(() => ID, { nullable: true, description: 'Project code, or the new-… of a row that waits for an answer.' })
  line!: string | null;

  @Field(() => AttributeEnum, { nullable: true, description: 'The column or fact it is about.' })
  attribute!: AttributeName | null;

  @Field(() => String, { nullable: true, description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string | null;

  @Field(() => String, { description: 'Requirement the check comes from.' })
  rule!: string;

  @Field(() => String, { description: 'What is wrong, in Chinese.' })
  message!: string;

  @Field(() => String, { description: 'The same in English.' })
  messageEn!: string;

  @Field(() => String, { nullable: true, description: 'What to do about it, in Chinese; null where nobody can repair it.' })
  repair!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  repairEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The text that stands in its cell, the draft’s or what is reported: an edit’s `seen`. Null where it is about none.',
  })
  stands?: string | null;

  @Field(() => String, { nullable: true, description: 'The reason it goes out with, once given.' })
  waived!: string | null;
}

@ObjectType({ description: 'A cell of the draft that differs from what is reported (B-09).' })
export class DraftDifference {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => String, { description: 'Title or theme.' })
  title!: string;

  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => String, { description: 'As reported at the period’s end, as a sheet shows it; empty where nothing was.' })
  was!: string;

  @Field(() => String, { description: 'As accepted by NRTA.' })
  accepted!: string;

  @Field(() => String, { description: 'What the draft says, as a sheet shows it; 无 takes the value away.' })
  now!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The cell’s own date.' })
  since!: string | null;

  @Field(() => InstantScalar, { description: 'When it was last edited (UTC).' })
  editedAt!: string;

  @Field(() => ID, { description: 'Person id of the last editor.' })
  editor!: string;

  @Field(() => String, { nullable: true, description: 'Why, where one was given, e.g. for a stage that goes back.' })
  reason!: string | null;
}

@ObjectType({ description: 'A project by code and title.' })
export class Candidate {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => String, { description: 'Title or theme.' })
  title!: string;
}

@ObjectType({ description: 'A project that an open line may be, and what speaks for it (D-04).' })
export class LineCandidate extends Candidate {
  @Field(() => [LikenessReasonEnum], { description: 'What the line and the project have in common.' })
  why!: LikenessReason[];
}

@ObjectType({ description: 'A figure of the unit as reported and as the draft would have it (I-04).' })
export class DraftTotal {
  @Field(() => ID, { description: 'Id of the metric it is: for the unit, at the period’s end, as reported.' })
  id!: string;

  @Field(() => String, { description: 'Its Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'Its English name.' })
  en!: string;

  @Field(() => String, { description: '个 or 分.' })
  unit!: string;

  @Field(() => MoneyScalar, { description: 'As reported: a count, or 分.' })
  before!: number;

  @Field(() => MoneyScalar, { description: 'As it would be once the draft is sent.' })
  after!: number;

  @Field(() => MoneyScalar, { description: 'After less before.' })
  change!: number;

  @Field(() => Int, { description: 'Projects that say nothing about it, as reported.' })
  missingBefore!: number;

  @Field(() => Int, { description: 'The same once the draft is sent.' })
  missingAfter!: number;
}

@ObjectType({ description: 'A row that no project answers to with certainty: new, or which one renamed? (D-04)' })
export class OpenLine {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => String, { nullable: true, description: 'Title that stands in the row; null where it is empty.' })
  title!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row of the sheet from 1; null where it is not about a row.' })
  row!: number | null;

  @Field(() => CategoryEnum, {
    nullable: true,
    description: 'Batch under whose heading the row stands; null where it stands under none.',
  })
  category!: Category | null;

  @Field(() => [LineCandidate], { description: 'Projects it may be, most likely first; empty where none comes near.' })
  candidates!: LineCandidate[];
}

@ObjectType({ description: 'Working paper of one unit and period, seen by its unit alone; nothing of it is a fact.' })
export class Draft {
  @Field(() => ID, {
    description: 'Reporting unit: its id or code (bureau-51, 51). Another unit’s is answered like one that does not exist.',
  })
  unit!: string;

  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => Int, { description: 'One more with every edit.' })
  edits!: number;

  @Field(() => String, {
    description:
      'Names what would be certified: cells old and new with day and reason, explanations, totals. `submitReport(seen:)` says which was read.',
  })
  edition!: string;

  @Field(() => Int, { description: 'Report revision it is made over; 0 before the first.' })
  baseRevision!: number;

  @Field(() => [DraftDifference], { description: 'What would be sent, by project and column order.' })
  differences!: DraftDifference[];

  @Field(() => [Finding], { description: 'All that the checks say about it, errors and warnings.' })
  findings!: Finding[];

  @Field(() => [OpenLine], { description: 'Rows that wait for an answer: which project is it?' })
  openLines!: OpenLine[];

  @Field(() => [Candidate], { description: 'Projects that a file did not list and nobody explained yet (B-09).' })
  missing!: Candidate[];

  @Field(() => [Candidate], { description: 'Every project of the unit that a line can be answered with.' })
  projects!: Candidate[];

  @Field(() => [DraftTotal], { description: 'What sending it would make of the unit’s figures.' })
  totals!: DraftTotal[];

  @Field(() => Int, { description: 'Findings that hold it back until they are mended.' })
  errors!: number;

  @Field(() => Int, { description: 'Warnings that nobody has given a reason for.' })
  warnings!: number;

  @Field(() => Int, { description: 'Projects, and lines without an answer, that it changes.' })
  changedLines!: number;

  @Field(() => InstantScalar, { description: 'When it was last edited (UTC).' })
  editedAt!: string;

  @Field(() => ID, { description: 'Person id of the last editor.' })
  editor!: string;

  @Field(() => Boolean, { description: 'No finding holds it back.' })
  canSubmit!: boolean;

  @Field(() => Int, {
    description:
      'Claims that a return of the whole report disputes and this draft leaves as they are: they need a reason (B-08).',
  })
  disputedLeft!: number;

  view!: DraftView;
}

@ObjectType({ isAbstract: true })
abstract class DraftAnswer extends Payload {
  @Field(() => Draft, { nullable: true, description: 'The draft as it stands now.' })
  draft!: Draft | null;
}

@ObjectType({ description: 'The draft after the edit.' })
export class DraftPayload extends DraftAnswer {}

@InputType({ isAbstract: true })
export abstract class OfReport extends CommandInput {
  @Field(() => ID, {
    description: 'Reporting unit: its id or code (bureau-51, 51). Another unit’s is answered like one that does not exist.',
  })
  unit!: string;

  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;
}

@InputType({ description: 'Which report to draft.' })
export class OpenDraftInput extends OfReport {}

@InputType({ description: 'Which draft to throw away.' })
export class DiscardDraftInput extends OfReport {}

@InputType({ description: 'One cell, as one would type it into the sheet.' })
export class CellEditInput {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;

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

  @Field(() => String, {
    nullable: true,
    description: 'Asked for where the stage goes back (J-06), and for warnings of the cell.',
  })
  @IsOptional()
  @MaxLength(500)
  reason?: string;
}

@InputType({ description: 'Cells of one draft.' })
export class EditCellsInput extends OfReport {
  @Field(() => [CellEditInput], { description: '1 to 2,000 cells, all written or none.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => CellEditInput)
  cells!: CellEditInput[];
}

@InputType({ description: 'One cell of a draft.' })
export class CellKeyInput {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;
}

@InputType({ description: 'Cells whose difference is taken back.' })
export class ClearCellsInput extends OfReport {
  @Field(() => [CellKeyInput], { description: '1 to 2,000 cells.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2_000)
  cells!: CellKeyInput[];
}

@InputType({ description: 'An open line and the project it is.' })
export class AnswerLineInput extends OfReport {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => ID, { description: 'The project it is.' })
  project!: string;
}

@InputType({ description: 'An open line that is a new project.' })
export class RegisterLineInput extends OfReport {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => String, { nullable: true, description: 'The row’s own title if absent.' })
  @IsOptional()
  @Length(1, 100)
  title?: string;

  @Field(() => CategoryEnum, { nullable: true, description: 'The batch; that of the row if absent.' })
  @IsOptional()
  category?: Category;

  @Field(() => [LevelEnum], { nullable: true, description: '省级 unless said otherwise.' })
  @IsOptional()
  levels?: SupportLevel[];
}

@InputType({ description: 'A line that is not to be taken.' })
export class DropLineInput extends OfReport {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;
}

@InputType({ description: 'A finding that is settled by being read.' })
export class DismissFindingInput extends OfReport {
  @Field(() => ID, { description: 'Key of the finding.' })
  finding!: string;
}

@InputType({ description: 'A project that the file did not list, and why.' })
export class ExplainMissingInput extends OfReport {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => MissingWhyEnum, { description: 'Which of the four reasons it is.' })
  why!: MissingWhy;

  @Field(() => String, { defaultValue: '', description: 'More about it, up to 500 characters.' })
  @MaxLength(500)
  text!: string;
}

@InputType({ description: 'A warning and the reason it goes out with.' })
export class WaiveFindingInput extends OfReport {
  @Field(() => ID, { description: 'Key of the finding.' })
  finding!: string;

  @Field(() => String, { description: 'Why, in the words of the person who says so; kept for ever.' })
  @Length(1, 500)
  reason!: string;
}

@InputType({ description: 'The value beneath moved while the draft lay: keep the draft’s, or take what stands now.' })
export class SettleMovedInput extends OfReport {
  @Field(() => ID, { description: 'Project code, or the new-… of an open line.' })
  line!: string;

  @Field(() => AttributeEnum, { description: 'The column or fact it is about.' })
  attribute!: AttributeName;

  @Field(() => Boolean, { description: 'True: the draft’s value stays. False: what is reported now stands.' })
  keep!: boolean;
}

@InputType('SubmitReportInput', { description: 'A draft to send, certified, or a zero report.' })
export class SubmitReportArgs extends OfReport {
  @Field(() => Boolean, { description: 'The officer certifies that the data are true, accurate and complete.' })
  certify!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'An explicit “no change” (B-10).' })
  zero!: boolean;

  @Field(() => String, { nullable: true, description: 'Why an accepted report is corrected, or a returned one stands.' })
  @IsOptional()
  @Length(1, 500)
  reason?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The draft’s `edition` that was read, empty where there was no draft. Another one that stands is refused (DRAFT_CHANGED); absent: not compared.',
  })
  @IsOptional()
  @MaxLength(100)
  seen?: string | null;
}

@InputType('AcceptReportInput', { description: 'A report to accept, by the revision that was read.' })
export class AcceptReportArgs extends OfReport {
  @Field(() => Int, { description: 'The revision that was read; another standing one is refused.' })
  revision!: number;

  @Field(() => String, { nullable: true, description: 'A remark to the unit, up to 500 characters.' })
  @IsOptional()
  @MaxLength(500)
  note?: string;
}

@ObjectType('Receipt', { description: '回执' })
export class ReceiptType {
  @Field(() => String, { description: 'unit/period/revision' })
  number!: string;

  @Field(() => String, { description: 'sha-256 over the claims, as the log has them.' })
  hash!: string;

  @Field(() => InstantScalar, { description: 'When it was sent (UTC).' })
  submittedAt!: string;

  @Field(() => Int, { description: 'Number of the submission, from 1.' })
  revision!: number;

  @Field(() => Boolean, { description: 'An explicit “no change” (B-10).' })
  zero!: boolean;

  @Field(() => Int, { description: 'Projects that are stated about.' })
  projects!: number;

  @Field(() => Int, { description: 'Lines (projects) that it changed.' })
  lines!: number;

  @Field(() => Int, { description: 'Cells that it changed.' })
  cells!: number;

  @Field(() => LatenessEnum, { description: 'Judged on the first submission, by the rule the period was opened under (Z-10).' })
  lateness!: Lateness;

  @Field(() => String, { description: 'The same in Chinese.' })
  latenessZh!: string;

  @Field(() => String, { description: 'Rule it is judged by, with its version and source.' })
  rule!: string;
}

@ObjectType({ description: 'The 回执, or what holds the report back.' })
export class SubmitReportPayload extends Payload {
  @Field(() => ReceiptType, { nullable: true, description: 'The 回执; null where it was refused.' })
  receipt!: ReceiptType | null;

  @Field(() => [Finding], { description: 'What holds it back, where HAS_FINDINGS is the refusal.' })
  findings!: Finding[];
}
