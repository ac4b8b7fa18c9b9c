import { and } from '#insight';
import {
  daysBetween,
  nationScope,
  periodName,
  periodRelation,
  reportMessageRelation,
  reportRelation,
  shanghaiDateOf,
  unitOrder,
  type Instant,
  type LocalDate,
  type Metric,
  type OrgScope,
  type PeriodId,
  type Predicate,
  type Row,
} from '#kernel';
import type { CutReader } from '#platform/read-store';
import { daysOfYear, periodsOfYear, receiptNumber, type OpenedPeriod } from '#reporting';
import { allRows } from '../adapters/pages';
import type { CalendarCell, CalendarRow, CalendarTotals, CalendarYear } from '../graphql/calendar.types';
import { namesAt } from '../names/named-reads';
import { organisationOut } from '../graphql/labels';
import { cutOut } from '../graphql/moment';
import { reportOf } from '../graphql/report.types';

const REMINDERS: Metric = {
  id: 'remindersOfReports',
  zh: '提醒次数',
  en: 'Reminders',
  relation: reportMessageRelation.name,
  over: 'cut',
  where: { op: 'is', field: 'kind', value: 'REMINDER' },
  measure: { count: true },
  unit: '个',
  dimensions: ['unit', 'period'],
  source: 'I-08',
};

/** The calendar of a year in three statements, whatever the number of units: periods, reports, reminders. */
export async function readCalendar(
  reader: CutReader,
  scope: OrgScope,
  year: number,
  units: readonly string[] | undefined,
): Promise<CalendarYear> {
  const ofYear: Predicate = and(
    { op: 'atLeast', field: 'period', value: `${year}-` },
    { op: 'below', field: 'period', value: `${year + 1}-` },
  );
  const ofUnits: Predicate = units ? and(ofYear, { op: 'in', field: 'unit', values: units }) : ofYear;
  const { cut } = reader;
  // A period is no organisation's own: everybody may see when a report is due.
  const opened = (await allRows(reader, periodRelation, nationScope, ofYear)).map(openedOf);
  const reports = await allRows(reader, reportRelation, scope, ofUnits);
  const reminded = await reader.metric(REMINDERS, { scope, where: ofUnits, by: ['unit', 'period'] });
  const reminders = new Map(reminded.map(({ by, value }) => [`${by['unit']}/${by['period']}`, value]));

  const rows = new Map<string, CalendarCell[]>();
  for (const row of [...reports].sort((a, b) => (String(a['period']) < String(b['period']) ? -1 : 1))) {
    const unit = String(row['unit']);
    const report = reportOf(row, cut);
    rows.set(unit, [...(rows.get(unit) ?? []), cellOf(row, report, reminders.get(`${unit}/${report.period}`) ?? 0)]);
  }
  const shown: CalendarRow[] = [...rows]
    .sort(([a], [b]) => unitOrder(a) - unitOrder(b) || (a < b ? -1 : 1))
    .map(([unit, cells]) => ({ unit: organisationOut(unit, namesAt(cut)), cells }));
  const periods = periodsOfYear(year, opened, cut.now).map(({ period, alsoDue, ...it }) => ({
    ...it,
    id: period,
    daysLeft: daysBetween(shanghaiDateOf(cut.now), it.dueOn),
    zh: periodName(period, 'zh'),
    en: periodName(period, 'en'),
    alsoDue: [...alsoDue],
    totals: totalsOf(shown.flatMap(({ cells }) => cells.filter((cell) => cell.period === period))),
  }));
  return { year, moment: cutOut(cut), days: [...daysOfYear(year)], periods, rows: shown };
}

const openedOf = (row: Row): OpenedPeriod => ({
  period: String(row['period']) as PeriodId,
  dueOn: String(row['dueOn']) as LocalDate,
  lateFrom: String(row['lateFrom']) as Instant,
  rule: String(row['rule']),
  ruleSource: String(row['ruleSource'] ?? ''),
});

function cellOf(row: Row, report: ReturnType<typeof reportOf>, reminders: number): CalendarCell {
  const { period, state, stateZh, lateness, latenessZh, rule, dueOn, revision, zero, firstSubmittedAt } = report;
  return {
    period,
    state,
    stateZh,
    lateness,
    latenessZh,
    rule,
    required: row['required'] === true,
    dueOn,
    extended: (row['extendedAt'] ?? null) !== null,
    revision,
    zero,
    firstSubmittedAt,
    reminders,
    receipts: Array.from({ length: revision ?? 0 }, (_, at) => receiptNumber(report.unit.id, period, at + 1)),
  };
}

function totalsOf(cells: readonly CalendarCell[]): CalendarTotals {
  const count = (is: (cell: CalendarCell) => boolean): number => cells.filter(is).length;
  const missing = (cell: CalendarCell): boolean => cell.required && cell.firstSubmittedAt === null;
  return {
    required: count(({ required }) => required),
    submitted: count(({ firstSubmittedAt }) => firstSubmittedAt !== null),
    inTime: count(({ lateness }) => lateness === 'IN_TIME'),
    withinGrace: count(({ lateness }) => lateness === 'WITHIN_GRACE'),
    late: count(({ lateness }) => lateness === 'LATE'),
    missing: count(missing),
    overdue: count((cell) => missing(cell) && cell.lateness === 'OVERDUE'),
    returned: count(({ state }) => state === 'RETURNED'),
    accepted: count(({ state }) => state === 'ACCEPTED'),
  };
}
