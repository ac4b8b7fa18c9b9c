import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Cut } from '#platform/read-store';
import {
  addDays,
  daysBetween,
  endOfDay,
  instant,
  latenessOf,
  shanghaiDateOf,
  type Lateness,
  type LocalDate,
  type Row,
} from '#kernel';
import { namesAt } from '../names/named-reads';
import { labelOf, organisationOut } from './labels';
import { LatenessEnum, ReportStateEnum, type ReportStateName } from './enums';
import { Organisation } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';
import { textField } from './row-fields';

@ObjectType('Report', { description: 'One unit’s report of one half-month as it stood at a moment (B-08).' })
export class ReportState {
  @Field(() => Organisation, { description: 'Unit that owes it.' })
  unit!: Organisation;

  @Field(() => ID, { description: 'Half-month, e.g. 2026-06-H1.' })
  period!: string;

  @Field(() => String, { description: 'The half-month in Chinese.' })
  periodZh!: string;

  @Field(() => ReportStateEnum, { description: 'Where it stands.' })
  state!: ReportStateName;

  @Field(() => String, { description: 'The state in Chinese.' })
  stateZh!: string;

  @Field(() => Int, { nullable: true, description: 'Of the last submission; null before the first.' })
  revision!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'An explicit “no change” (B-10).' })
  zero!: boolean | null;

  @Field(() => Boolean, { description: 'False where the unit may report without having to (Z-25).' })
  required!: boolean;

  @Field(() => LocalDateScalar, { description: 'Last day, until 24:00 at +08:00 (Z-8).' })
  dueOn!: string;

  @Field(() => InstantScalar, { description: 'A first submission at or after this instant is late.' })
  lateFrom!: string;

  @Field(() => Int, {
    description: 'Days from the day of the moment asked about to the due day; 0 on it, below 0 after it (B-07).',
  })
  daysLeft!: number;

  @Field(() => LocalDateScalar, { description: 'Last day of grace: a first submission until its midnight is not late.' })
  graceUntil!: string;

  @Field(() => Int, { description: 'The same to the last day of grace.' })
  graceDaysLeft!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When the first revision was sent (UTC); null before it.' })
  firstSubmittedAt!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the last revision was sent (UTC); null before the first.' })
  lastSubmittedAt!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When NRTA last accepted it (UTC); null before.' })
  acceptedAt!: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision NRTA accepted last; null before.' })
  acceptedRevision!: number | null;

  @Field(() => Int, { nullable: true, description: 'Lines of the last revision.' })
  lines!: number | null;

  @Field(() => Int, { nullable: true, description: 'Cells that the last revision changed.' })
  changedCells!: number | null;

  @Field(() => LatenessEnum, { description: 'Judged on the first revision; computed when asked (B-08, Z-10).' })
  lateness!: Lateness;

  @Field(() => String, { description: 'The same in Chinese.' })
  latenessZh!: string;

  @Field(() => String, { description: 'The rule that the dates come from, with its version.' })
  rule!: string;

  @Field(() => String, { nullable: true, description: '回执 number of the last revision.' })
  receipt!: string | null;

  cut!: Cut;
}

export const LATENESS_ZH: Readonly<Record<Lateness, string>> = {
  IN_TIME: '按时',
  WITHIN_GRACE: '宽限期内',
  LATE: '迟报',
  OVERDUE: '逾期未报',
  NOT_DUE: '未到期',
};

export function reportOf(row: Row, cut: Cut): ReportState {
  const text = textField(row);
  const number = (field: string): number | null => (typeof row[field] === 'number' ? row[field] : null);
  const lateness = latenessOf(
    {
      dueEnd: endOfDay(text('dueOn') as LocalDate),
      lateFrom: text('lateFrom') as string,
      firstSubmittedAt: text('firstSubmittedAt'),
    },
    cut.now,
  );
  const period = text('period') as string;
  const today = shanghaiDateOf(instant(cut.now));
  const dueOn = text('dueOn') as LocalDate;
  // `lateFrom` is the midnight that ends the last day of grace.
  const graceUntil = addDays(shanghaiDateOf(instant(text('lateFrom') as string)), -1);
  return {
    unit: organisationOut(text('unit') as string, namesAt(cut)),
    period,
    periodZh: labelOf('period', period),
    state: text('state') as ReportStateName,
    stateZh: labelOf('state', text('state')),
    revision: number('revision'),
    zero: typeof row['zero'] === 'boolean' ? row['zero'] : null,
    required: row['required'] === true,
    dueOn,
    daysLeft: daysBetween(today, dueOn),
    graceUntil,
    graceDaysLeft: daysBetween(today, graceUntil),
    lateFrom: text('lateFrom') as string,
    firstSubmittedAt: text('firstSubmittedAt'),
    lastSubmittedAt: text('lastSubmittedAt'),
    acceptedAt: text('acceptedAt'),
    acceptedRevision: number('acceptedRevision'),
    lines: number('lines'),
    changedCells: number('changedCells'),
    lateness,
    latenessZh: LATENESS_ZH[lateness],
    rule: ruleOf(text),
    receipt: text('receipt'),
    cut,
  };
}

/** The rule the dates come from, and, where NRTA gave more time, that it did and why. */
function ruleOf(text: (field: string) => string | null): string {
  const rule = text('rule') ?? '';
  return text('extendedAt') === null ? rule : `${rule}；总局延期至 ${text('dueOn') ?? ''}：${text('extensionReason') ?? ''}`;
}
