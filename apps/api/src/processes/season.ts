import type { CommandBus } from '@nestjs/cqrs';
import { SYSTEM_PERSON } from '#access';
import { and } from '#insight';
import {
  everything,
  nationScope,
  NRTA,
  periodRelation,
  reportMessageRelation,
  reportRelation,
  type Authority,
  type Instant,
  type LocalDate,
  type PeriodId,
  type Row,
} from '#kernel';
import type { Clock } from '#platform/clock';
import type { Process } from '#platform/processes';
import type { ReadStore } from '#platform/read-store';
import {
  OpenPeriod,
  openingId,
  periodsToOpen,
  reachOfReminders,
  reminderId,
  remindersDue,
  RemindUnit,
  type OwedReport,
} from '#reporting';
import { allRows } from '../adapters/pages';

export const OPEN_PERIODS = 'open-period-when-it-begins';
export const REMIND_UNITS = 'remind-units-when-due';

interface Given {
  readonly commands: CommandBus;
  readonly reads: ReadStore;
  readonly clock: Clock;
}

/** The season by itself: half-months open on their first day, and units are reminded (P-10, I-08). */
export const seasonProcesses = (given: Given): readonly Process[] => [
  { name: OPEN_PERIODS, run: () => openPeriods(given) },
  { name: REMIND_UNITS, run: () => remindUnits(given) },
];

async function openPeriods({ commands, reads, clock }: Given): Promise<number> {
  const rows = await reads.read({}, (reader) => allRows(reader, periodRelation, nationScope, everything));
  const opened = rows.map((row) => String(row['period']) as PeriodId);
  return each(periodsToOpen(opened, clock.now()), async (period) => {
    const done = await commands.execute(new OpenPeriod(system(openingId(period)), period));
    // A person opened it in other words meanwhile: theirs stand.
    if (!done.ok && done.code !== 'PERIOD_ALREADY_OPEN') throw new Error(`${period}: ${done.code}`);
    return done.ok && done.at !== null && !done.repeated;
  });
}

/** Whoever sends, or gets more time, in between is decided in the report's stream at its exact version. */
async function remindUnits({ commands, reads, clock }: Given): Promise<number> {
  const now = clock.now();
  return each(remindersDue(await owedReports(reads, now), now), async (due) => {
    const { unit, period, kind } = due;
    const done = await commands.execute(new RemindUnit(system(reminderId(due)), { unit, period, kind }));
    const settled = !done.ok && (done.code === 'NOTHING_TO_REMIND' || done.code === 'REMINDER_OUT_OF_TIME');
    if (!done.ok && !settled) throw new Error(`${unit} ${period} ${kind}: ${done.code}`);
    return done.ok && done.at !== null && !done.repeated;
  });
}

/** What units must send and have not, of due days within reach, with what they were reminded of. */
function owedReports(reads: ReadStore, now: Instant): Promise<readonly OwedReport[]> {
  return reads.read({}, async (reader) => {
    const since = reachOfReminders(now);
    const unsent = and(
      { op: 'in', field: 'state', values: ['NOT_STARTED', 'OPENED'] },
      { op: 'is', field: 'required', value: true },
      { op: 'atLeast', field: 'dueOn', value: since },
    );
    const reports = await allRows(reader, reportRelation, nationScope, unsent);
    if (reports.length === 0) return [];
    const said = and({ op: 'is', field: 'kind', value: 'REMINDER' }, { op: 'atLeast', field: 'dueOn', value: since });
    const reminded = new Map<string, Set<string>>();
    for (const row of await allRows(reader, reportMessageRelation, nationScope, said)) {
      const of = reminded.get(keyOf(row)) ?? new Set();
      reminded.set(keyOf(row), of.add(`${String(row['reminder'])}/${String(row['dueOn'])}`));
    }
    return reports.map((row) => ({
      unit: String(row['unit']),
      period: String(row['period']),
      dueOn: String(row['dueOn']) as LocalDate,
      lateFrom: String(row['lateFrom']) as Instant,
      reminded: reminded.get(keyOf(row)) ?? new Set(),
    }));
  });
}

const keyOf = (row: Row): string => `${String(row['unit'])}/${String(row['period'])}`;

/** Does all of them, whatever becomes of one; then tells what went wrong. */
async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<boolean>): Promise<number> {
  const problems: string[] = [];
  let done = 0;
  for (const item of items) {
    try {
      if (await act(item)) done += 1;
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) throw new Error(`${problems.length} of ${items.length} failed: ${problems[0] ?? ''}`);
  return done;
}

const system = (commandId: string): Authority => ({
  act: { actor: SYSTEM_PERSON.id, organisation: NRTA.id, commandId },
  scope: nationScope,
  may: new Set(['manage']),
});
