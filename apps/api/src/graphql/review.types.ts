import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ChangeKind } from '#insight';
import { connectionOf } from './connection';
import { AttributeEnum, ChangeKindEnum, type AttributeName } from './enums';
import { Figure } from './figures.types';
import { Claim, Person } from './project.types';
import { ReportState } from './report.types';
import { Explanation } from './reports.resolver';
import { InstantScalar, LocalDateScalar, MoneyScalar, PositionScalar } from './scalars';

export const OUTCOMES_ZH = {
  OPEN: '尚未重报',
  CHANGED: '已更正',
  TAKEN_BACK: '已收回',
  EXPLAINED: '未改，已说明',
  UNCHANGED: '未改，未说明',
  ACCEPTED: '已按原数接收',
} as const;
export type MarkOutcome = keyof typeof OUTCOMES_ZH;
const OUTCOMES = Object.fromEntries(Object.keys(OUTCOMES_ZH).map((name) => [name, name])) as Record<MarkOutcome, MarkOutcome>;
registerEnumType(OUTCOMES, {
  name: 'MarkOutcome',
  description: 'What became of a cell that a return marked (B-08).',
  valuesMap: {
    OPEN: { description: '尚未重报 · the report was not sent again yet' },
    CHANGED: { description: '已更正 · a later revision says something else' },
    TAKEN_BACK: { description: '已收回 · a later revision took the value back' },
    EXPLAINED: { description: '未改，已说明 · it stands, and the unit said why' },
    UNCHANGED: { description: '未改，未说明 · it stands without a word' },
    ACCEPTED: { description: '已按原数接收 · NRTA accepted it as it stood' },
  },
});

@ObjectType({ description: 'How far an amount moved from the one last accepted; the lengths of two bars.' })
export class ReviewLeap {
  @Field(() => MoneyScalar, { description: 'Last accepted, 分.' })
  before!: number;

  @Field(() => MoneyScalar, { description: 'As reported now, 分.' })
  now!: number;

  @Field(() => MoneyScalar, { description: 'The second less the first, 分; negative where it fell.' })
  difference!: number;

  @Field(() => Int, { nullable: true, description: 'Of the earlier amount, whole percent; null where that was 0.' })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Three times the earlier amount or more, or a third of it or less.' })
  unusual!: boolean;
}

@ObjectType({ description: 'What the checks said of a value that was sent, and the reason it went out with (idea 5).' })
export class ReviewFinding {
  @Field(() => ID, { description: 'Key of the finding; unique within its cell.' })
  key!: string;

  @Field(() => String, { description: 'Closed code; the table stands in docs/api.md.' })
  code!: string;

  @Field(() => String, { description: 'What it says, in Chinese.' })
  message!: string;

  @Field(() => String, { description: 'The same in English.' })
  messageEn!: string;

  @Field(() => String, { nullable: true, description: 'Why it went out all the same; null where only NRTA is told of it.' })
  reason!: string | null;

  @Field(() => String, { description: 'Requirement the check comes from.' })
  rule!: string;

  @Field(() => Person, { nullable: true, description: 'Who gave the reason; null where that was not kept yet.' })
  by!: Person | null;
}

@ObjectType({ description: 'A mark of an earlier return on a cell, and what became of it (B-08).' })
export class EarlierMark {
  @Field(() => Int, { description: 'The revision that was returned.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When it was returned (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who returned it.' })
  by!: Person;

  @Field(() => String, { description: 'What was wrong with the cell; the reason of the return where the mark had none.' })
  reason!: string;

  @Field(() => String, { description: 'What the returned revision said there, as a sheet shows it.' })
  text!: string;

  @Field(() => OUTCOMES, { description: 'What became of it.' })
  became!: MarkOutcome;

  @Field(() => String, { description: 'The same in Chinese.' })
  becameZh!: string;

  @Field(() => String, { nullable: true, description: 'Why the value stands, in the unit’s words; null where it said nothing.' })
  explanation!: string | null;
}

@ObjectType({ description: 'One cell under review: last accepted, now, and why.' })
export class ReviewCell {
  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name, as the head of the column says it.' })
  attributeZh!: string;

  @Field(() => String, { description: 'Its English name.' })
  attributeEn!: string;

  @Field(() => String, { description: 'Last accepted as of the period’s end, as a sheet shows it; empty where nothing was.' })
  accepted!: string;

  @Field(() => ID, { nullable: true, description: 'Claim the accepted value rests on, for `claim(id:)`.' })
  acceptedClaim!: string | null;

  @Field(() => String, { description: 'What the revision under review says; empty where nothing stands.' })
  now!: string;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'The accepted amount, 分; null for other columns and where none was.',
  })
  acceptedAmount!: number | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'The amount as reported now, 分; null for other columns and for none.',
  })
  nowAmount!: number | null;

  @Field(() => Claim, {
    nullable: true,
    description: 'The claim under review, down to its cell; null where the report made none.',
  })
  claim!: Claim | null;

  @Field(() => Boolean, {
    description:
      'A return can mark it: all but what this report says and NRTA accepted. Unchanged or blank, it is only asked about.',
  })
  markable!: boolean;

  @Field(() => Boolean, { description: 'This report changed it since NRTA last accepted; a mark disputes such a cell.' })
  changed!: boolean;

  @Field(() => Boolean, { description: 'An accepted value was taken back and none put in its place.' })
  takenBack!: boolean;

  @Field(() => Boolean, { description: 'The bases differ because of another report that NRTA has not accepted yet.' })
  elsewhere!: boolean;

  @Field(() => ReviewLeap, { nullable: true, description: 'For amounts that changed from one that was accepted.' })
  leap!: ReviewLeap | null;

  @Field(() => [ReviewFinding], { description: 'What the checks said of it.' })
  findings!: ReviewFinding[];

  @Field(() => [EarlierMark], { description: 'Marks of earlier returns on it, first to last.' })
  marks!: EarlierMark[];
}

@ObjectType({ description: 'One project of a report under review.' })
export class ReviewLine {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => String, { description: 'Title as reported at the period’s end.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Title at the end of the half-month before; null where it is the same.' })
  titleBefore!: string | null;

  @Field(() => [ChangeKindEnum], { description: 'How the project changed since the end of the half-month before, as reported.' })
  kinds!: ChangeKind[];

  @Field(() => [String], { description: 'The same in Chinese.' })
  kindsZh!: string[];

  @Field(() => Explanation, { nullable: true, description: 'Why the file did not list it (B-09); null where it did.' })
  explanation!: Explanation | null;

  @Field(() => [ReviewFinding], { description: 'What the checks said of the whole line.' })
  findings!: ReviewFinding[];

  @Field(() => [ReviewCell], { description: 'Its cells in the order of the annex.' })
  cells!: ReviewCell[];
}

@ObjectType({ description: 'How a report was decided.' })
export class ReviewDecision {
  @Field(() => Boolean, { description: 'True: accepted. False: returned.' })
  accepted!: boolean;

  @Field(() => Int, { description: 'The revision that was decided.' })
  revision!: number;

  @Field(() => InstantScalar, { description: 'When (UTC).' })
  at!: string;

  @Field(() => Person, { description: 'Who decided.' })
  by!: Person;

  @Field(() => String, { nullable: true, description: 'Note of the acceptance, or reason of the return.' })
  text!: string | null;
}

@ObjectType({ description: 'One figure of the unit at the period’s end in both bases.' })
export class ReviewTotal {
  @Field(() => Figure, { description: 'As last accepted.' })
  accepted!: Figure;

  @Field(() => Figure, { description: 'As reported now.' })
  now!: Figure;
}

@ObjectType({
  description:
    'A report beside what NRTA accepted last, as of the period’s last day. Of an accepted report: as it lay before its acceptance.',
})
export class ReportReview {
  @Field(() => Int, { description: 'The revision under review: the last one sent.' })
  revision!: number;

  @Field(() => Int, { nullable: true, description: 'The revision of this report that was accepted before; null where none was.' })
  acceptedRevision!: number | null;

  @Field(() => LocalDateScalar, { description: 'Day of all values: the period’s last.' })
  asOf!: string;

  @Field(() => PositionScalar, { description: 'Place in the log at which both sides were known; pass it on as knownAt.' })
  knownAt!: string;

  @Field(() => ReviewDecision, { nullable: true, description: 'The decision that stands; null while it waits.' })
  decision!: ReviewDecision | null;

  @Field(() => Int, { description: 'Cells that changed since NRTA last accepted.' })
  changedCells!: number;

  @Field(() => Int, { description: 'Projects that the unit has at the period’s end.' })
  projects!: number;

  @Field(() => [ReviewTotal], { description: 'The unit’s totals, in both bases.' })
  totals!: ReviewTotal[];

  @Field(() => [ReviewFinding], {
    description: 'What the checks said of the sheet as a whole, and of rows that mean no project.',
  })
  findings!: ReviewFinding[];

  @Field(() => [ReviewLine], { description: 'Projects by code: those that changed, or all if asked for.' })
  lines!: ReviewLine[];
}

@ObjectType({ description: 'A report that waits for NRTA’s decision.' })
export class WaitingReport {
  @Field(() => ReportState, { description: 'The report.' })
  report!: ReportState;

  @Field(() => Int, { description: 'Warnings of the last revision that went out with a reason.' })
  explained!: number;

  @Field(() => Int, { description: 'Projects that the file did not list, each with its reason (B-09).' })
  missing!: number;

  @Field(() => Int, { description: 'Claims that an earlier return disputes and that still stand.' })
  disputed!: number;

  @Field(() => Int, { description: 'Cells with a question that was not answered.' })
  openQuestions!: number;
}

export const WaitingReportConnection = connectionOf('WaitingReport', WaitingReport);
