import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { DeadlineParty, PeriodStanding } from '#reporting';
import { LatenessEnum, ReportStateEnum, type Lateness, type ReportStateName } from './enums';
import { CutType } from './moment';
import { Organisation } from './project.types';
import { InstantScalar, LocalDateScalar } from './scalars';

export enum PeriodStandingEnum {
  NOT_OPENED = 'NOT_OPENED',
  RUNNING = 'RUNNING',
  DUE = 'DUE',
  CLOSED = 'CLOSED',
}
registerEnumType(PeriodStandingEnum, {
  name: 'PeriodState',
  description: 'Where a half-month stands at the moment asked about.',
  valuesMap: {
    NOT_OPENED: { description: '未开启 · nobody owes a report yet' },
    RUNNING: { description: '填报中 · its due day has not begun' },
    DUE: { description: '到期 · its due day, or the working days of grace after it' },
    CLOSED: { description: '已截止 · a first submission is late from now on; it is taken all the same' },
  },
});

export enum CalendarDayKindEnum {
  HOLIDAY = 'HOLIDAY',
  WORKED_WEEKEND = 'WORKED_WEEKEND',
}
registerEnumType(CalendarDayKindEnum, {
  name: 'CalendarDayKind',
  description: 'How a day differs from the week it stands in.',
  valuesMap: {
    HOLIDAY: { description: '放假 · a day off' },
    WORKED_WEEKEND: { description: '调休上班 · a weekend day that is worked' },
  },
});

export enum DeadlinePartyEnum {
  APPLICANT = 'APPLICANT',
  UNIT = 'UNIT',
}
registerEnumType(DeadlinePartyEnum, {
  name: 'DeadlineParty',
  description: 'Whose deadline it is.',
  valuesMap: {
    APPLICANT: { description: '申报机构 · those who apply' },
    UNIT: { description: '省局、中央单位 · bureaus and central units' },
  },
});

@ObjectType({ description: 'A day off or a weekend day that is worked, as the State Council arranged the year.' })
export class CalendarDay {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  on!: string;

  @Field(() => CalendarDayKindEnum, { description: 'Off or worked.' })
  kind!: 'HOLIDAY' | 'WORKED_WEEKEND';

  @Field(() => String, { nullable: true, description: 'Chinese name of the festival; null for a worked weekend.' })
  zh!: string | null;

  @Field(() => String, { nullable: true, description: 'English name of the festival; null for a worked weekend.' })
  en!: string | null;

  @Field(() => String, { description: 'The notice it comes from.' })
  source!: string;

  @Field(() => Boolean, { description: 'True: the year’s notice is not published, and the day is a stand-in.' })
  provisional!: boolean;
}

@ObjectType({ description: 'A deadline of another duty (P-04, Q-02).' })
export class OtherDeadline {
  @Field(() => LocalDateScalar, { description: 'Last day, until 24:00 at +08:00 (Z-8).' })
  on!: string;

  @Field(() => DeadlinePartyEnum, { description: 'Whose it is.' })
  party!: DeadlineParty;

  @Field(() => String, { description: 'What is due, in Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'What is due, in English.' })
  en!: string;

  @Field(() => String, { description: 'The notice it comes from.' })
  source!: string;

  @Field(() => Boolean, { description: 'True: the year’s own notice is not loaded, and the day is that of an earlier one.' })
  provisional!: boolean;
}

@ObjectType({ description: 'How many of the rows shown stand where in one half-month; lateness is computed when asked.' })
export class CalendarTotals {
  @Field(() => Int, { description: 'Units that must report.' })
  required!: number;

  @Field(() => Int, { description: 'Units that have sent at least one revision, optional ones among them.' })
  submitted!: number;

  @Field(() => Int, { description: 'Of these, first sent by the due day’s midnight.' })
  inTime!: number;

  @Field(() => Int, { description: 'Of these, first sent in grace.' })
  withinGrace!: number;

  @Field(() => Int, { description: 'Of these, first sent after grace.' })
  late!: number;

  @Field(() => Int, { description: 'Units that must report and have sent nothing.' })
  missing!: number;

  @Field(() => Int, { description: 'Of the missing, those whose grace has ended: what is shown to the superior unit (I-08).' })
  overdue!: number;

  @Field(() => Int, { description: 'Units whose report NRTA has returned and that have not sent it again.' })
  returned!: number;

  @Field(() => Int, { description: 'Units whose last revision NRTA has accepted.' })
  accepted!: number;
}

@ObjectType({ description: 'A half-month of the year: when it is due, by which rule, and how it stands (B-07, Z-10).' })
export class CalendarPeriod {
  @Field(() => ID, { description: 'e.g. 2026-06-H1' })
  id!: string;

  @Field(() => String, { description: 'Chinese name.' })
  zh!: string;

  @Field(() => String, { description: 'English name.' })
  en!: string;

  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'Its last day, inclusive.' })
  to!: string;

  @Field(() => LocalDateScalar, { description: 'Last day, until 24:00 at +08:00 (Z-8).' })
  dueOn!: string;

  @Field(() => Int, { description: 'Days from the day of the moment asked about to the due day; below 0 after it.' })
  daysLeft!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'End of grace: a first submission from here on is late; null where that reaches into a year not known yet.',
  })
  lateFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Rule id and version; null where none can be named yet.' })
  rule!: string | null;

  @Field(() => String, { nullable: true, description: 'The notice that the rule comes from.' })
  ruleSource!: string | null;

  @Field(() => Boolean, { description: 'True: grace was counted in a year whose holidays are not published.' })
  provisional!: boolean;

  @Field(() => PeriodStandingEnum, { description: 'Where it stands at the moment asked about.' })
  state!: PeriodStanding;

  @Field(() => [OtherDeadline], { description: 'What else is due on its due day: a crowded day has some.' })
  alsoDue!: OtherDeadline[];

  @Field(() => CalendarTotals, { description: 'Counts over the rows shown.' })
  totals!: CalendarTotals;
}

@ObjectType({ description: 'One unit’s report of one half-month as the calendar shows it (B-08).' })
export class CalendarCell {
  @Field(() => ID, { description: 'The half-month.' })
  period!: string;

  @Field(() => ReportStateEnum, { description: 'Where it stands.' })
  state!: ReportStateName;

  @Field(() => String, { description: 'The state in Chinese.' })
  stateZh!: string;

  @Field(() => LatenessEnum, { description: 'Judged on the first revision, by the rule named; computed when asked.' })
  lateness!: Lateness;

  @Field(() => String, { description: 'The same in Chinese.' })
  latenessZh!: string;

  @Field(() => String, { description: 'The rule it is judged by, and an extension where NRTA gave one.' })
  rule!: string;

  @Field(() => Boolean, { description: 'False where the unit may report without having to (Z-25).' })
  required!: boolean;

  @Field(() => LocalDateScalar, { description: 'The due day it is judged by, extended or not.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'NRTA gave this unit more time.' })
  extended!: boolean;

  @Field(() => Int, { nullable: true, description: 'Last submitted revision; null before the first.' })
  revision!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'An explicit “no change” (B-10); null before the first revision.' })
  zero!: boolean | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the first revision was sent (UTC).' })
  firstSubmittedAt!: string | null;

  @Field(() => Int, { description: 'Reminders the unit was given about it.' })
  reminders!: number;

  @Field(() => [String], { description: '回执 numbers of its revisions, first to last.' })
  receipts!: string[];
}

@ObjectType({ description: 'One unit’s year.' })
export class CalendarRow {
  @Field(() => Organisation, { description: 'The unit.' })
  unit!: Organisation;

  @Field(() => [CalendarCell], { description: 'Its reports of the opened half-months, in order.' })
  cells!: CalendarCell[];
}

@ObjectType({ description: 'A year of half-month reports: days off, due days, and unit × half-month (B-07, B-08).' })
export class CalendarYear {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => CutType, { description: 'The moment that was answered.' })
  moment!: CutType;

  @Field(() => [CalendarDay], { description: 'Days off and worked weekends; empty for a year whose table is not known.' })
  days!: CalendarDay[];

  @Field(() => [CalendarPeriod], { description: 'The half-months that are reported in the year, in order.' })
  periods!: CalendarPeriod[];

  @Field(() => [CalendarRow], { description: 'Units in official order; a bureau sees its own.' })
  rows!: CalendarRow[];
}
