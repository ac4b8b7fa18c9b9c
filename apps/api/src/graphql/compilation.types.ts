import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';
import type { Lateness, StageCode } from '#kernel';
import type { Compilation as Compiled } from '../compilation/compilation.service';
import { ChangeCount, ProjectChangeConnection } from './change.types';
import { CommandInput } from './command.input';
import { LatenessEnum, ReportStateEnum, StageEnum, type ReportStateName } from './enums';
import { BasisEnum } from './moment';
import { Payload } from './payload';
import { Organisation, Person } from './project.types';
import { InstantScalar, LocalDateScalar, MoneyScalar, PositionScalar } from './scalars';

@ObjectType({ description: 'Running projects that stand in one stage.' })
export class StageCount {
  @Field(() => StageEnum, { nullable: true, description: 'The stage; null: none was reported yet.' })
  stage!: StageCode | null;

  @Field(() => String, { description: 'The stage in Chinese.' })
  zh!: string;

  @Field(() => Int, { description: 'Projects.' })
  count!: number;
}

@ObjectType({ description: 'Figures of a compilation: each is the metric of its name, as of its day and as known at its cut.' })
export class CompiledFigures {
  @Field(() => Int, { description: 'Metric `projects`.' })
  projects!: number;

  @Field(() => Int, { description: 'Metric `projectsRunning`.' })
  running!: number;

  @Field(() => [StageCount], { description: '`projectsRunning` by stage.' })
  byStage!: StageCount[];

  @Field(() => MoneyScalar, { description: 'Metric `productionCost`, 分.' })
  productionCost!: number;

  @Field(() => Int, { description: 'Running projects that give no production cost.' })
  productionMissing!: number;

  @Field(() => MoneyScalar, { description: 'Metric `promotionCost`, 分.' })
  promotionCost!: number;

  @Field(() => Int, { description: 'Running projects that give no promotion cost.' })
  promotionMissing!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Metric `projectsDisputed`: they count all the same (B-08). Null in issues made before it was compiled.',
  })
  disputed!: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Disputed part of the production cost, 分; null as above.' })
  disputedProduction!: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Disputed part of the promotion cost, 分; null as above.' })
  disputedPromotion!: number | null;

  @Field(() => Int, { description: 'Metric `projectsChanged`, since the end of the half-month before.' })
  changed!: number;

  @Field(() => Int, { description: 'Metric `projectsUnchanged`.' })
  unchanged!: number;

  @Field(() => [ChangeCount], { description: 'Changes by kind.' })
  changes!: ChangeCount[];
}

@ObjectType({ description: 'One unit in a compilation: its report as it stood, and its figures.' })
export class CompiledUnit {
  @Field(() => Organisation, { description: 'The unit.' })
  unit!: Organisation;

  @Field(() => Boolean, { description: 'Whether it owes the report, or may send one (Z-25).' })
  required!: boolean;

  @Field(() => ReportStateEnum, { description: 'Where its report stood.' })
  state!: ReportStateName;

  @Field(() => String, { description: 'The state in Chinese.' })
  stateZh!: string;

  @Field(() => LatenessEnum, { description: 'Judged when the compilation was made.' })
  lateness!: Lateness;

  @Field(() => String, { description: 'The same in Chinese.' })
  latenessZh!: string;

  @Field(() => String, { description: 'The rule it is judged by, with its version.' })
  rule!: string;

  @Field(() => LocalDateScalar, { description: 'Last day, extended where NRTA gave more time.' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'Why NRTA gave more time; null where it gave none.' })
  extensionReason!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The revision whose values are in it: in the accepted basis the accepted one; null where there is none.',
  })
  revision!: number | null;

  @Field(() => String, { nullable: true, description: '回执 number of that revision; null where there is none.' })
  receipt!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the first revision was sent (UTC); null where none was.' })
  firstSubmittedAt!: string | null;

  @Field(() => Int, { description: 'Reminders it was given.' })
  reminders!: number;

  @Field(() => Boolean, { description: 'It sent nothing: its projects stand with what was reported before.' })
  carriedForward!: boolean;

  @Field(() => CompiledFigures, { description: 'Of its projects.' })
  figures!: CompiledFigures;
}

@ObjectType({ description: 'A compilation as it was issued (B-03): its fact, without its content.' })
export class CompilationIssue {
  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => String, { description: 'The half-month in Chinese.' })
  periodZh!: string;

  @Field(() => Int, { description: '第 n 次, from 1.' })
  number!: number;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it shows.' })
  basis!: BasisEnum;

  @Field(() => PositionScalar, {
    description: 'Place in the log it was made from: pass it as knownAt and every figure is its own.',
  })
  madeFrom!: string;

  @Field(() => InstantScalar, { description: 'When it was issued (UTC).' })
  issuedAt!: string;

  @Field(() => Person, { description: 'Who issued it.' })
  issuedBy!: Person;

  @Field(() => String, { description: 'sha-256 over its canonical content, not over a file.' })
  hash!: string;

  @Field(() => String, { nullable: true, description: 'Why it was issued early or again; null where nothing was said.' })
  note!: string | null;

  @Field(() => Int, { description: 'Units whose report is in it.' })
  units!: number;

  @Field(() => [Organisation], { description: 'Units that owed a report and had sent none.' })
  missing!: Organisation[];

  @Field(() => Int, { description: 'Projects in it.' })
  projects!: number;

  @Field(() => MoneyScalar, { description: 'Production cost in it, 分.' })
  productionCost!: number;

  @Field(() => MoneyScalar, { description: 'Release and promotion cost in it, 分.' })
  promotionCost!: number;
}

@ObjectType({ description: 'One unit’s figures, or all, as issued and as they stand now.' })
export class FiguresThenAndNow {
  @Field(() => Organisation, { nullable: true, description: 'The unit; null: all together.' })
  unit!: Organisation | null;

  @Field(() => CompiledFigures, { nullable: true, description: 'As issued; null where the unit was not in it.' })
  issued!: CompiledFigures | null;

  @Field(() => CompiledFigures, { nullable: true, description: 'As they stand now for the same day; null where it is gone.' })
  now!: CompiledFigures | null;
}

@ObjectType({ description: 'What later facts changed against an issued compilation: the same day, known then and known now.' })
export class CompilationDifferences {
  @Field(() => Boolean, { description: 'True where nothing that is shown differs.' })
  none!: boolean;

  @Field(() => FiguresThenAndNow, { description: 'All units together.' })
  total!: FiguresThenAndNow;

  @Field(() => [FiguresThenAndNow], { description: 'Units whose figures differ, in official order.' })
  byUnit!: FiguresThenAndNow[];

  @Field(() => ProjectChangeConnection, { description: 'Projects that differ, with both values and the claims they open to.' })
  changes!: ProjectChangeConnection;
}

@ObjectType({
  description: 'The compilation (汇编) of a half-month: a draft of what stands now, or an issue as it was (B-02, B-03).',
})
export class Compilation {
  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => String, { description: 'The half-month in Chinese.' })
  periodZh!: string;

  @Field(() => BasisEnum, { description: 'Which of the two timelines it shows.' })
  basis!: BasisEnum;

  @Field(() => LocalDateScalar, { description: 'Day of the values: the half-month’s last.' })
  asOf!: string;

  @Field(() => LocalDateScalar, { description: 'Day its changes are told against: the last of the half-month before.' })
  since!: string;

  @Field(() => PositionScalar, { description: 'Place in the log it was made from.' })
  madeFrom!: string;

  @Field(() => InstantScalar, { description: 'When reports that had not come were judged (UTC).' })
  judgedAt!: string;

  @Field(() => String, { description: 'sha-256 over its canonical content, computed from the log just now.' })
  hash!: string;

  @Field(() => CompilationIssue, { nullable: true, description: 'The issue it is; null: a draft.' })
  issue!: CompilationIssue | null;

  @Field(() => Boolean, { description: 'Of an issue: whether its content still adds up to the hash it was issued with.' })
  intact!: boolean;

  @Field(() => CompiledFigures, { description: 'All units together.' })
  totals!: CompiledFigures;

  @Field(() => [CompiledUnit], { description: 'In official order.' })
  units!: CompiledUnit[];

  @Field(() => [Organisation], { description: 'Units that owe a report and had sent none.' })
  missing!: Organisation[];

  compiled!: Compiled;
}

@InputType({ description: 'Which compilation to issue.' })
export class IssueCompilationInput extends CommandInput {
  @Field(() => ID, { description: 'e.g. 2026-06-H1' })
  period!: string;

  @Field(() => BasisEnum, { defaultValue: BasisEnum.REPORTED, description: 'As reported, or as accepted.' })
  basis!: BasisEnum;

  @Field(() => String, { nullable: true, description: 'Asked for where it is issued before the due day is over, or again.' })
  @IsOptional()
  @Length(1, 500)
  note?: string;
}

@ObjectType({ description: 'The compilation that was issued.' })
export class IssueCompilationPayload extends Payload {
  @Field(() => CompilationIssue, { nullable: true, description: 'Null where it was refused.' })
  issue!: CompilationIssue | null;
}
