import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CellChange, ReportActKind } from '#reporting';
import { AttributeEnum, LatenessEnum, type AttributeName, type Lateness } from './enums';
import { Organisation, Person } from './project.types';
import { InstantScalar, LocalDateScalar, PositionScalar } from './scalars';

export const ACT_ZH: Readonly<Record<ReportActKind, string>> = {
  OPENED: '开始填报',
  SUBMITTED: '报送',
  RESUBMITTED: '重报',
  CORRECTED: '接收后更正',
  RETURNED: '退回',
  ACCEPTED: '接收',
  EXTENDED: '延期',
  REMINDED: '提醒',
  ASKED: '询问',
  ANSWERED: '答复',
};
const KINDS = Object.fromEntries(Object.keys(ACT_ZH).map((kind) => [kind, kind])) as Record<ReportActKind, ReportActKind>;
registerEnumType(KINDS, {
  name: 'ReportActKind',
  description: 'What was done to a report (B-08).',
  valuesMap: Object.fromEntries(Object.entries(ACT_ZH).map(([kind, description]) => [kind, { description }])) as never,
});

@ObjectType({ description: 'A cell that a revision changed (I-03).' })
export class ReportCellChange {
  @Field(() => ID, { description: 'The claim that was made, or taken back: `claim(id: …)` opens it.' })
  claim!: string;

  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { description: 'Its Chinese name.' })
  attributeZh!: string;

  @Field(() => String, { description: 'What stood there when it was sent, as a sheet shows it; empty where nothing did.' })
  was!: string;

  @Field(() => String, { description: 'What the revision says; empty where the value was taken away.' })
  now!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it holds from; null for what was only taken back.' })
  effectiveOn!: string | null;

  @Field(() => Boolean, { description: 'An earlier claim was taken back and none put in its place.' })
  takenBack!: boolean;
}

@ObjectType({ description: 'A cell that a return marked, as it was marked.' })
export class ReportActMark {
  @Field(() => ID, { description: 'Project code of the line.' })
  project!: string;

  @Field(() => AttributeEnum, { description: 'The column.' })
  attribute!: AttributeName;

  @Field(() => String, { nullable: true, description: 'What is wrong with it; null where the return’s reason says it.' })
  reason!: string | null;
}

@ObjectType({ description: 'One act on a report: who, when, and what it changed.' })
export class ReportAct {
  @Field(() => ID, { description: 'Its fact.' })
  id!: string;

  @Field(() => KINDS, { description: 'What was done.' })
  kind!: ReportActKind;

  @Field(() => String, { description: 'The same in Chinese.' })
  kindZh!: string;

  @Field(() => InstantScalar, { description: 'When it was recorded (UTC).' })
  at!: string;

  @Field(() => PositionScalar, { description: 'Its place in the log: pass it on as knownAt to see what was known then.' })
  position!: string;

  @Field(() => Person, { description: 'Who did it.' })
  by!: Person;

  @Field(() => Int, { nullable: true, description: 'The revision it made or settled; null for other acts.' })
  revision!: number | null;

  @Field(() => String, { nullable: true, description: 'Its reason, its note, or what is said; null where nothing is.' })
  text!: string | null;

  @Field(() => ID, { nullable: true, description: '回执 number of a submission.' })
  receipt!: string | null;

  @Field(() => String, { nullable: true, description: 'Hash on the receipt of a submission, sha-256 over its canonical claims.' })
  hash!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'A submission that says “no change” (B-10).' })
  zero!: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Lines that a submission changed.' })
  lines!: number | null;

  @Field(() => Int, { nullable: true, description: 'Cells that a submission claims.' })
  cells!: number | null;

  @Field(() => [ReportActMark], { description: 'Cells that a return marked; empty for other acts.' })
  marks!: ReportActMark[];

  @Field(() => LocalDateScalar, { nullable: true, description: 'The due day before an extension.' })
  was!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The due day an extension gave, or a reminder speaks of.' })
  dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Kind of a reminder.' })
  reminder!: string | null;

  @Field(() => ID, { nullable: true, description: 'Project of the cell that a question or an answer is about.' })
  project!: string | null;

  @Field(() => AttributeEnum, { nullable: true, description: 'Column of that cell.' })
  attribute!: AttributeName | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First of the days that a submission’s cells hold from.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last of these days.' })
  effectiveTo!: string | null;

  changed!: readonly CellChange[];
}

@ObjectType({ description: '回执 of one revision, checked against the log.' })
export class ReceiptRecord {
  @Field(() => ID, { description: 'e.g. 51-2026-06-H1-01' })
  number!: string;

  @Field(() => Organisation, { description: 'Unit that sent it.' })
  unit!: Organisation;

  @Field(() => ID, { description: 'The half-month.' })
  period!: string;

  @Field(() => String, { description: 'The half-month in Chinese.' })
  periodZh!: string;

  @Field(() => Int, { description: 'The revision.' })
  revision!: number;

  @Field(() => String, { description: 'Hash on the receipt: sha-256 over the canonical claims.' })
  hash!: string;

  @Field(() => String, { description: 'The same taken anew from the log just now.' })
  recomputed!: string;

  @Field(() => Boolean, { description: 'The two are equal.' })
  genuine!: boolean;

  @Field(() => InstantScalar, { description: 'When it was sent (UTC).' })
  submittedAt!: string;

  @Field(() => Person, { description: 'Who certified it.' })
  certifier!: Person;

  @Field(() => Boolean, { description: 'An explicit “no change” (B-10).' })
  zero!: boolean;

  @Field(() => Int, { description: 'Projects that are stated about.' })
  projects!: number;

  @Field(() => Int, { description: 'Lines that it changed.' })
  lines!: number;

  @Field(() => Int, { description: 'Cells that it claims.' })
  cells!: number;

  @Field(() => Int, { description: 'Claims of earlier revisions that it took back.' })
  retracted!: number;

  @Field(() => LatenessEnum, { description: 'Judged on the first revision.' })
  lateness!: Lateness;

  @Field(() => String, { description: 'The same in Chinese.' })
  latenessZh!: string;

  @Field(() => LocalDateScalar, { description: 'The due day it is judged by.' })
  dueOn!: string;

  @Field(() => InstantScalar, { description: 'A first submission from here on is late.' })
  lateFrom!: string;

  @Field(() => String, { description: 'The rule it is judged by.' })
  rule!: string;
}
