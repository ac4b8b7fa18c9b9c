import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, ROLE_RULES, scopeOf, type Actor, type NewToken } from '#access';
import { RecordOfficialAct, RegisterProject } from '#delivery';
import { localDate, periodRange, shanghaiDateOf, startOfDay, type AttributeValue, type Instant, type LocalDate } from '#kernel';
import { StreamCommands } from '#platform/commands';
import type { PositionToken } from '#platform/event-store';
import type { ReadStore } from '#platform/read-store';
import { AcceptReport, DraftService, OpenPeriod, reportStream, SubmitReport, type CellEdit } from '#reporting';
import type { Runtime } from '../runtime';
import { demonstrationAccounts } from './accounts';
import { at, inventCountry, type Country, type PlannedProject, type PlannedReport } from './country';
import type { Seeding } from './seeding';

/** The one seed of the demonstration country. */
export const SEED = 'slate';

interface Demonstration {
  readonly app: INestApplicationContext;
  readonly runtime: Runtime;
  readonly seeding: Seeding;
  /** Shanghai date the country ends at; today if absent. */
  readonly today?: string | undefined;
  /** Words the country is drawn from; the one seed if absent. */
  readonly seed?: string;
  readonly say: (line: string) => void;
}

type Account = ReturnType<typeof demonstrationAccounts>[number];

/**
 * Writes the invented country into an empty store, through the real commands with the clock set to each act's own moment.
 * A store that is in use already is left alone and gets no tokens, since they are public words; one whose seeding was cut
 * off is completed, since every command has an id that follows from what it does.
 */
export async function demonstrate({ app, runtime, seeding, today, seed = SEED, say }: Demonstration): Promise<void> {
  const mark = await markOf(runtime);
  if (mark === 'foreign') {
    say('库中已有正式数据或令牌：不写演示数据，不发演示令牌 · the store is in use: no demonstration and no tokens of it');
    return seeding.open();
  }
  const accounts = demonstrationAccounts(SEED);
  const issue = async (): Promise<void> => {
    for (const account of accounts) await runtime.tokens.issue(account satisfies NewToken);
  };
  if (mark === 'done') {
    await issue();
    return seeding.open();
  }
  const day = mark?.day ?? localDate(today ?? shanghaiDateOf(runtime.clock.now()));
  // The mark first: a token of the demonstration is never in a store without it.
  await begin(runtime, day);
  await issue();
  const acts = plan(inventCountry(seed, day), day);
  const started = performance.now();
  say(`正在写入演示数据（${acts.length} 步），可以先查看 · writing the demonstration country, reading is open`);
  const desk = new Desk(app, runtime.reads, accounts);
  const past = mark?.acts ?? 0;
  const finished = await seeding.during(
    acts.map((act, index) => ({
      lane: act.lane,
      prepare: async () => {
        if (index >= past) await runtime.clock.at(act.at, async () => act.prepare?.(desk, mark !== null));
      },
      run: async () => {
        if (index < past) await act.recall?.(desk);
        else await runtime.clock.at(act.at, () => act.run(desk, mark !== null));
      },
    })),
    (done) => (done > past ? advanceTo(runtime, done) : Promise.resolve()),
  );
  if (!finished) return;
  await end(runtime);
  say(`演示数据已写入，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒，可以填报 · done, writing is open`);
}

interface TimedAct {
  readonly at: Instant;
  /** Unit whose acts build on one another; `nrta` for the acts on periods. */
  readonly lane: string;
  /** Writes no fact. `again`: the seeding was cut off before, and this act may have been done. */
  readonly prepare?: (desk: Desk, again: boolean) => Promise<void>;
  readonly run: (desk: Desk, again: boolean) => Promise<void>;
  /** The act was done before the seeding was cut off: only what later acts need of it is brought back. */
  readonly recall?: (desk: Desk) => Promise<void> | void;
}

/** Every act of the country up to a day, in the order of its moments. */
function plan({ periods, projects, reports }: Country, today: LocalDate): readonly TimedAct[] {
  const end = startOfDay(today);
  const acts: TimedAct[] = [
    ...periods.map(({ period, openAt }) => ({ at: openAt, lane: 'nrta', run: (desk: Desk) => desk.openPeriod(period) })),
    ...projects.map((project, index) => ({
      at: at(project.registeredOn, 9 * 60 + (index % 480), index % 60),
      lane: project.unit,
      run: (desk: Desk) => desk.register(index, project),
      // The same command id gives the same code again.
      recall: (desk: Desk) => desk.register(index, project),
    })),
    ...projects.flatMap((project, index) =>
      project.aside
        ? [
            {
              at: at(project.aside.on, 600 + (index % 300)),
              lane: project.unit,
              run: (desk: Desk) => desk.setAside(index, project),
            },
          ]
        : [],
    ),
    ...reports.flatMap((report) => reportActs(report, projects)),
  ];
  return acts.filter((act) => act.at < end).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Own = readonly { readonly project: PlannedProject; readonly index: number }[];

function reportActs(report: PlannedReport, projects: readonly PlannedProject[]): readonly TimedAct[] {
  const { unit: lane, openAt, submitAt, acceptAt } = report;
  const own: Own = projects.flatMap((project, index) => (project.unit === lane ? [{ project, index }] : []));
  const acts: TimedAct[] = [];
  if (openAt !== null) acts.push({ lane, at: openAt, run: (desk) => desk.open(report) });
  if (submitAt !== null) {
    acts.push({
      lane,
      at: submitAt,
      prepare: (desk, again) => desk.draft(report, own, again),
      run: (desk) => desk.submit(report, own),
      recall: (desk) => desk.recall(report, own),
    });
    if (acceptAt !== null && acceptAt > submitAt) acts.push({ lane, at: acceptAt, run: (desk) => desk.accept(report) });
  }
  return acts;
}

/** Does each act through the real commands, as the account whose act it is. */
class Desk {
  private readonly commands: CommandBus;
  private readonly drafts: DraftService;
  private readonly facts: StreamCommands;
  private readonly actors: ReadonlyMap<string, Actor>;
  private readonly codes = new Map<number, string>();
  /** Where each unit's last registration stands: a draft is written over nothing older. */
  private readonly registered = new Map<string, PositionToken>();
  /** What was last reported of each project, by code and attribute. */
  private readonly reported = new Map<string, Map<string, AttributeValue>>();

  constructor(
    app: INestApplicationContext,
    private readonly reads: ReadStore,
    accounts: readonly Account[],
  ) {
    this.commands = app.get(CommandBus, { strict: false });
    this.drafts = app.get(DraftService, { strict: false });
    this.facts = app.get(StreamCommands, { strict: false });
    this.actors = new Map(accounts.map((account) => [`${account.organisation}/${account.role}`, actorOf(account)]));
  }

  async openPeriod(period: string): Promise<void> {
    must(await this.commands.execute(new OpenPeriod(this.as('nrta/nrta-manager', `period/${period}`), period)));
  }

  async register(index: number, project: PlannedProject): Promise<void> {
    const { unit, title, category, levels, bodies, registeredOn } = project;
    const authority = this.as(`${unit}/bureau-filler`, `register/${index}`);
    const input = { unit, title, category, levels, bodies, effectiveOn: registeredOn };
    const done = must(await this.commands.execute(new RegisterProject(authority, input)));
    this.codes.set(index, done.project);
    if (done.position !== null) this.registered.set(unit, done.position);
    this.reported.set(done.project, new Map());
  }

  async setAside(index: number, project: PlannedProject): Promise<void> {
    const code = this.codes.get(index);
    const { aside } = project;
    if (code === undefined || !aside) return;
    const act = { type: 'RecordSideState', state: aside.state, was: 'ACTIVE', reason: aside.reason } as const;
    must(await this.commands.execute(new RecordOfficialAct(this.as('nrta/nrta-manager', `aside/${index}`), code, aside.on, act)));
  }

  async open(report: PlannedReport): Promise<void> {
    const { unit, period } = report;
    must(await this.drafts.open(this.as(`${unit}/bureau-filler`, `open/${unit}/${period}`), unit, period));
  }

  /** Writes the report's changes into its draft. After a cut a draft must not be begun again over what was sent. */
  async draft(report: PlannedReport, own: Own, again: boolean): Promise<void> {
    const { unit, period } = report;
    const cells = this.differences(report, own);
    if (cells.length === 0) return;
    const { act, input } = this.submission(report, cells);
    if (again && (await this.facts.repeatOf(reportStream(unit, period), act.act, input))) return;
    const registered = this.registered.get(unit);
    if (registered !== undefined) await this.reads.waitFor(registered);
    const filler = this.as(`${unit}/bureau-filler`, `edit/${unit}/${period}`);
    const drafted = must(await this.drafts.edit(filler, unit, period, { type: 'EditCells', cells }));
    for (const { key: finding, severity } of drafted.findings) {
      const waive = { type: 'Waive', finding, reason: '已核实' } as const;
      if (severity === 'warning') must(await this.drafts.edit(filler, unit, period, waive));
    }
  }

  async submit(report: PlannedReport, own: Own): Promise<void> {
    const { act, input } = this.submission(report, this.differences(report, own));
    must(await this.commands.execute(new SubmitReport(act, input)));
    this.recall(report, own);
  }

  /** What was sent is what stands reported from now on. */
  recall(report: PlannedReport, own: Own): void {
    for (const cell of this.differences(report, own)) this.reported.get(cell.line)?.set(cell.attribute, cell.value);
  }

  private submission({ unit, period }: PlannedReport, cells: readonly CellEdit[]) {
    const act = this.as(`${unit}/bureau-approver`, `submit/${unit}/${period}`);
    return { act, input: { unit, period, certified: true, zero: cells.length === 0 } };
  }

  async accept({ unit, period }: PlannedReport): Promise<void> {
    must(
      await this.commands.execute(
        new AcceptReport(this.as('nrta/nrta-manager', `accept/${unit}/${period}`), { unit, period, revision: 1 }),
      ),
    );
  }

  /** The last planned value of each attribute up to the period's end and the day of sending, where it is news. */
  private differences(report: PlannedReport, own: Own): CellEdit[] {
    if (report.zero) return [];
    const range = periodRange(report.period as Parameters<typeof periodRange>[0]);
    const sentOn = shanghaiDateOf(report.submitAt as Instant);
    const until = sentOn < range.to ? sentOn : range.to;
    return own.flatMap(({ project, index }) => {
      const line = this.codes.get(index);
      if (line === undefined || project.registeredOn > until) return [];
      const known = this.reported.get(line);
      const latest = new Map(project.cells.filter(({ on }) => on <= until).map((cell) => [cell.attribute, cell]));
      return [...latest.values()].flatMap((cell): CellEdit[] => {
        const seen = known?.get(cell.attribute) ?? null;
        if (JSON.stringify(seen) === JSON.stringify(cell.value)) return [];
        return [
          {
            line,
            attribute: cell.attribute,
            value: cell.value,
            seen,
            ...(cell.attribute === 'stage' ? { since: cell.on } : {}),
            ...(cell.reason === undefined ? {} : { reason: cell.reason }),
          },
        ];
      });
    });
  }

  private as(account: string, act: string) {
    const actor = this.actors.get(account);
    if (!actor) throw new Error(`No demonstration account ${account}`);
    return authorityOf(actor, `demo/${SEED}/${act}`);
  }
}

const actorOf = ({ person, name, organisation, role }: Account): Actor => ({
  person,
  name,
  organisation,
  role,
  scope: scopeOf(role, organisation),
  may: new Set(ROLE_RULES[role].may),
  demo: true,
});

/** A plan that a real command refuses is a defect of the plan: it stops the seeding by name. */
function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  if (outcome.ok) return outcome as Extract<Outcome, { readonly ok: true }>;
  throw new Error(`The demonstration was refused: ${JSON.stringify(outcome).slice(0, 600)}`);
}

/** How far a seeding came that was cut off; 'foreign' for a store with other facts or tokens, null for an empty one. */
async function markOf({
  source,
  store,
  tokens,
}: Runtime): Promise<{ readonly day: LocalDate; readonly acts: number } | 'done' | 'foreign' | null> {
  const [row] = await source.query<{ today: string; acts: number; done: boolean }[]>(
    `SELECT today::text AS today, acts, done FROM slate.demonstration`,
  );
  if (row) return row.done ? 'done' : { day: localDate(row.today), acts: row.acts };
  // Whoever has issued a token of their own is about to work here.
  const own = (await tokens.list()).some(({ demo }) => !demo);
  return !own && (await store.head()) === null ? null : 'foreign';
}

const begin = ({ source }: Runtime, day: LocalDate): Promise<unknown> =>
  source.query(
    `INSERT INTO slate.demonstration (only_one, today, acts, done) VALUES (true, $1, 0, false) ON CONFLICT DO NOTHING`,
    [day],
  );

const advanceTo = ({ source }: Runtime, acts: number): Promise<unknown> =>
  source.query(`UPDATE slate.demonstration SET acts = greatest(acts, $1)`, [acts]);

const end = ({ source }: Runtime): Promise<unknown> => source.query(`UPDATE slate.demonstration SET done = true`);
