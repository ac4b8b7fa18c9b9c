import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, ROLE_RULES, scopeOf, type Actor } from '../../libs/access/src';
import {
  addDays,
  type Basis,
  type Instant,
  type LocalDate,
  type Metric,
  periodOf,
  periodRange,
  startOfDay,
} from '../../libs/kernel/src';
import { METRICS, ofBasis } from '../../libs/insight/src';
import type { StoredEvent } from '../../libs/platform/src/event-store';
import { AcceptReport, DraftService, ReturnReport, SubmitReport } from '../../libs/reporting/src';
import { demonstrationAccounts } from '../../apps/api/src/demo/accounts';
import { demonstrate } from '../../apps/api/src/demo/demonstrate';
import { Random } from '../../apps/api/src/demo/random';
import { testApi, type TestApi } from '../support/api';
import { Replay, replayed, type ReplayCut, type RowsAt } from '../support/replay';

/**
 * I-02: every figure that the API gives is the count or sum of the list that the API opens it to, and both are what an
 * independent replay of the log says; at moments drawn at random on both clocks, for the nation and for one unit.
 */
const SEED = 'every-number-20261121';
const TODAY = '2026-08-05' as LocalDate;
const PAIRS = 20;
const NATION = 'demo-nrta-manager';
const UNIT = 'bureau-51';
const BUREAU = 'demo-51-filler';
const BASES: readonly Basis[] = ['reported', 'accepted'];

let api: TestApi;
let log: readonly StoredEvent[];
let replay: Replay;

beforeAll(async () => {
  api = await testApi();
  const { app, runtime, seeding } = api;
  await demonstrate({ app, runtime, seeding, today: TODAY, say: () => undefined });
  await disputeAndCorrect();
  const head = await runtime.store.head();
  if (head === null) throw new Error('The country is empty');
  await runtime.reads.waitFor(head, 60_000);
  log = (await runtime.store.readAll(null, {}, 1_000_000)).events;
  replay = new Replay(log);
}, 120_000);
afterAll(() => api.close());

const SETTLING = new Set(['ReportSubmitted', 'ReportAccepted', 'ReportReturned']);

/** One more of each near the present: a returned report with a marked cell, and two corrections, one of them agreed to. */
async function disputeAndCorrect(): Promise<void> {
  const { app, runtime } = api;
  const bus = app.get(CommandBus, { strict: false });
  const drafts = app.get(DraftService, { strict: false });
  const { events } = await runtime.store.readAll(null, { categories: ['report'] }, 1_000_000);
  const acts = (stream: string) =>
    events.filter((event) => event.stream === stream && SETTLING.has(event.type)).map(({ type }) => type);
  const once = (stream: string, ...wanted: readonly string[]) => acts(stream).join() === wanted.join();
  const lines = events.filter(({ type, data }) => type === 'LineReported' && costOf(data as object) !== undefined);
  const waiting = lines.find(({ stream }) => once(stream, 'ReportSubmitted'));
  const settled = lines.filter(
    ({ stream }) => stream.startsWith(`report-${UNIT}-`) && once(stream, 'ReportSubmitted', 'ReportAccepted'),
  );
  if (!waiting || settled.length < 2) throw new Error('The country has no report to return, or none to correct');
  let minute = 0;
  const now = async (work: () => Promise<{ readonly ok: boolean }>): Promise<void> => {
    const at = new Date(Date.parse(startOfDay(TODAY)) - 3_600_000 + (minute += 1) * 60_000).toISOString() as Instant;
    const done = await runtime.clock.at(at, work);
    if (!done.ok) throw new Error(JSON.stringify(done));
  };
  const returned = waiting.data as Line;
  const marks = [{ project: returned.project, attribute: 'productionCost', reason: '与合同不符' }] as const;
  const { unit, period } = returned;
  await now(() =>
    bus.execute(new ReturnReport(authority('nrta-manager', 'return'), { unit, period, revision: 1, reason: '请核对', marks })),
  );
  const [first, second] = [settled[0], settled[settled.length - 1]].map((event) => event?.data as Line) as [Line, Line];
  for (const [at, line] of [first, second].entries()) {
    const of = { unit: line.unit, period: line.period };
    const seen = costOf(line) as number;
    const cell = { line: line.project, attribute: 'productionCost', value: seen + 5_000_000, seen } as const;
    await now(() => drafts.open(authority('bureau-filler', `open-${at}`), of.unit, of.period));
    await now(() =>
      drafts.edit(authority('bureau-filler', `edit-${at}`), of.unit, of.period, { type: 'EditCells', cells: [cell] }),
    );
    const input = { ...of, certified: true, reason: '结算后更正' };
    await now(() => bus.execute(new SubmitReport(authority('bureau-approver', `correct-${at}`), input)));
    if (at === 0)
      await now(() => bus.execute(new AcceptReport(authority('nrta-manager', `agree-${at}`), { ...of, revision: 2 })));
  }
}

interface OpenedFigure {
  readonly value: string;
  readonly groups: readonly {
    readonly value: string;
    readonly rowCount: number;
    readonly rows: {
      readonly edges: readonly {
        readonly node: {
          readonly project: {
            readonly code: string;
            readonly productionCost: string | null;
            readonly facts: readonly OpenedFact[];
          };
        };
      }[];
    };
  }[];
}
interface OpenedFact {
  readonly value: unknown;
  readonly event: string;
  readonly reportUnit: string;
  readonly reportPeriod: string;
  readonly revision: number;
  readonly person: { readonly name: string };
  readonly source: { readonly kind: string };
}

interface LineCell {
  readonly attribute: string;
  readonly value: unknown;
  readonly source: string;
}
interface Line {
  readonly unit: string;
  readonly period: string;
  readonly project: string;
  readonly cells: readonly LineCell[];
}
const costOf = (data: object): number | undefined =>
  (data as Line).cells.find(({ attribute }) => attribute === 'productionCost')?.value as number | undefined;

function authority(role: 'nrta-manager' | 'bureau-filler' | 'bureau-approver', act: string) {
  const organisation = role === 'nrta-manager' ? 'nrta' : UNIT;
  const account = demonstrationAccounts('slate').find((each) => each.role === role && each.organisation === organisation);
  if (!account) throw new Error(`No ${role}`);
  const actor: Actor = { ...account, scope: scopeOf(role, organisation), may: new Set(ROLE_RULES[role].may) };
  return authorityOf(actor, `every-number/${act}`);
}

interface Moment {
  readonly asked: { readonly asOf: string; readonly knownAt: string };
  readonly cut: ReplayCut;
}

const broadcasts = (): readonly LocalDate[] =>
  log.flatMap(({ type, data }) =>
    type === 'LineReported'
      ? (data as Line).cells.flatMap(({ attribute, value }) => (attribute === 'firstBroadcastOn' ? [value as LocalDate] : []))
      : [],
  );

/** A moment anywhere in the country's time, and knowledge of any time: by position, instant or date. */
function momentFrom(random: Random, turn: number): Moment {
  // Returns and corrections are the last acts of the country, and few projects are released in any half-month: one moment
  // in five lies among the first, one in five at the end of a half-month in which the second had been reported.
  const [asOf, newest] =
    turn % 5 === 0
      ? ([TODAY, 12] as const)
      : turn % 5 === 1
        ? ([periodRange(periodOf(random.pick(broadcasts()))).to, 200] as const)
        : ([addDays('2026-05-28' as LocalDate, random.between(0, 75)), log.length] as const);
  const event = log[log.length - random.between(1, newest)] as StoredEvent;
  const { recordedAt } = event.metadata;
  switch (random.between(0, newest === log.length ? 2 : 1)) {
    case 0:
      return { asked: { asOf, knownAt: event.token }, cut: { asOf, ...replay.atPosition(event.position) } };
    case 1:
      return { asked: { asOf, knownAt: recordedAt }, cut: { asOf, ...replay.atInstant(recordedAt) } };
    default: {
      const day = addDays('2026-06-01' as LocalDate, random.between(0, 66));
      const end = new Date(Date.parse(startOfDay(addDays(day, 1))) - 1).toISOString() as Instant;
      return { asked: { asOf, knownAt: day }, cut: { asOf, ...replay.atInstant(end) } };
    }
  }
}

interface Question {
  readonly token: string;
  readonly unit: string | null;
  readonly basis: Basis;
  readonly at: Moment;
  readonly before: Moment;
}

/** One figure as the API answers it, and every row of its list. */
interface Answer {
  readonly metric: Metric;
  readonly position: string;
  readonly now: string;
  readonly value: number;
  readonly missing: number;
  readonly rowCount: number;
  readonly groups: readonly string[];
  readonly keys: readonly string[];
  /** Sum over the list of the metric's own field, and how often it was missing; undefined for counts. */
  readonly listed: { readonly sum: number; readonly missing: number } | undefined;
}

const PAGE = `pageInfo { hasNextPage endCursor }
  edges { node { key project { productionCost promotionCost } } }`;
const FIGURES = `query Figures($metrics: [ID!]!, $basis: Basis!, $at: MomentInput!, $before: MomentInput!, $after: String) {
  figures(metrics: $metrics, basis: $basis, at: $at, compareTo: $before) {
    metric { id } value missing rowCount at { position now } rows(first: 100, after: $after) { ${PAGE} }
  }
}`;

/** The same number split: each metric by a dimension of its own, so that one request has an alias for each. */
const splitQuery = (ids: readonly { readonly id: string; readonly by: string }[]): string =>
  `query Split($basis: Basis!, $at: MomentInput!, $before: MomentInput!) { ${ids
    .map(
      ({ id, by }) => `${id}: figures(metrics: ["${id}"], basis: $basis, at: $at, compareTo: $before, by: ["${by}"]) {
      groups { by { value } value missing rowCount } }`,
    )
    .join('\n')} }`;

interface RawFigure {
  readonly metric: { readonly id: string };
  readonly value: string;
  readonly missing: number;
  readonly rowCount: number;
  readonly at: { readonly position: string; readonly now: string };
  readonly rows: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly edges: readonly { readonly node: RawRow }[];
  };
}
interface RawRow {
  readonly key: string;
  readonly project: { readonly productionCost: string | null; readonly promotionCost: string | null } | null;
}
interface RawGroup {
  readonly by: readonly { readonly value: string | null }[];
  readonly value: string;
  readonly missing: number;
  readonly rowCount: number;
}

const dimensionOf = (metric: Metric, turn: number): string => metric.dimensions[turn % metric.dimensions.length] as string;

async function ask(question: Question, turn: number): Promise<readonly Answer[]> {
  const { token, basis, at, before } = question;
  const variables = { basis: basis.toUpperCase(), at: at.asked, before: before.asked };
  const request = async (metrics: readonly string[], after?: string): Promise<readonly RawFigure[]> =>
    (
      (await api.data(token, FIGURES, { ...variables, metrics, ...(after ? { after } : {}) })) as unknown as {
        figures: RawFigure[];
      }
    ).figures;
  const figures = await request(METRICS.map(({ id }) => id));
  const groups = new Map<string, readonly RawGroup[]>();
  // One question may carry 15 names of its own.
  for (let from = 0; from < METRICS.length; from += 7) {
    const part = METRICS.slice(from, from + 7);
    const query = splitQuery(part.map((metric) => ({ id: metric.id, by: dimensionOf(metric, turn) })));
    const split = (await api.data(token, query, variables)) as Record<string, readonly { groups: readonly RawGroup[] }[]>;
    for (const { id } of part) groups.set(id, split[id]?.[0]?.groups ?? []);
  }
  return Promise.all(
    METRICS.map(async (metric, index): Promise<Answer> => {
      const figure = figures[index] as RawFigure;
      const rows = figure.rows.edges.map(({ node }) => node);
      let { pageInfo } = figure.rows;
      while (pageInfo.hasNextPage) {
        const [next] = await request([metric.id], pageInfo.endCursor as string);
        if (!next) throw new Error(`${metric.id} has no further page`);
        rows.push(...next.rows.edges.map(({ node }) => node));
        ({ pageInfo } = next.rows);
      }
      return answerOf(metric, figure, rows, groups.get(metric.id) ?? []);
    }),
  );
}

function answerOf(metric: Metric, figure: RawFigure, rows: readonly RawRow[], groups: readonly RawGroup[]): Answer {
  const field = 'sum' in metric.measure ? (metric.measure.sum as 'productionCost' | 'promotionCost') : undefined;
  const amounts = field ? rows.map(({ project }) => project?.[field] ?? null) : [];
  return {
    metric,
    position: figure.at.position,
    now: figure.at.now,
    value: Number(figure.value),
    missing: figure.missing,
    rowCount: figure.rowCount,
    groups: groups.map(({ by, value, missing, rowCount }) =>
      JSON.stringify([by[0]?.value ?? null, Number(value), missing, rowCount]),
    ),
    keys: rows.map(({ key }) => key),
    listed: field
      ? {
          sum: amounts.reduce((sum, each) => sum + Number(each ?? 0), 0),
          missing: amounts.filter((each) => each === null).length,
        }
      : undefined,
  };
}

/** What is wrong with an answer: number against list, and both against the replay. */
function differences(question: Question, turn: number, answers: readonly Answer[], rowsAt: RowsAt): readonly string[] {
  const { unit, basis, at, before } = question;
  const scoped: RowsAt = (metric, cut) => rowsAt(metric, cut).filter((row) => unit === null || row['unit'] === unit);
  const range = periodRange(periodOf(at.cut.asOf));
  const parameters = { now: at.cut.now, asOf: at.cut.asOf, periodStart: range.from, periodEnd: range.to };
  return answers.flatMap((answer) => {
    const { metric } = answer;
    const whole: Metric = { ...metric, where: { op: 'all', of: [metric.where, ofBasis(metric, basis)] } };
    const moments = { cut: at.cut, before: before.cut, parameters };
    const expected = replayed(whole, scoped, { ...moments, by: [] });
    const split = replayed(whole, scoped, { ...moments, by: [dimensionOf(metric, turn)] }).groups;
    const total = expected.groups[0] ?? { value: 0, missing: 0, rows: 0 };
    const groups = split.map((group) =>
      JSON.stringify([Object.values(group.by)[0] ?? null, group.value, group.missing, group.rows]),
    );
    const checks: readonly (readonly [what: string, given: unknown, expected: unknown])[] = [
      ['position', Number(answer.position.split('-')[1]), at.cut.position],
      ['now', answer.now, at.cut.now],
      ['number = list', answer.value, answer.listed?.sum ?? answer.keys.length],
      ['missing = list', answer.missing, answer.listed?.missing ?? 0],
      ['rowCount = list', answer.rowCount, answer.keys.length],
      ['number = replay', [answer.value, answer.missing, answer.rowCount], [total.value, total.missing, total.rows]],
      ['list = replay', [...answer.keys].sort(), expected.keys],
      ['split = replay', [...answer.groups].sort(), [...groups].sort()],
    ];
    return checks.flatMap(([what, given, wanted]) =>
      JSON.stringify(given) === JSON.stringify(wanted)
        ? []
        : [`${metric.id} ${basis} ${unit ?? 'nation'} ${JSON.stringify(at.asked)} ${what}: ${text(given)}, not ${text(wanted)}`],
    );
  });
}

const text = (value: unknown): string => JSON.stringify(value).slice(0, 120);

describe(`every number opens (I-01, I-02; seed ${SEED})`, () => {
  const asked: { question: Question; turn: number; answers: readonly Answer[] }[] = [];

  it(`figure = its list = replay, for all ${METRICS.length} metrics at ${PAIRS} moments, both bases, nation and one unit`, async () => {
    const random = new Random(SEED);
    const moments = Array.from({ length: PAIRS }, (_, turn) => [momentFrom(random, turn), momentFrom(random, turn + 2)] as const);
    for (const [turn, [at, before]] of moments.entries()) {
      for (const basis of BASES) {
        for (const [token, unit] of [[NATION, null] as const, [BUREAU, UNIT] as const]) {
          const question: Question = { token, unit, basis, at, before };
          const answers = await ask(question, turn);
          asked.push({ question, turn, answers });
          expect(differences(question, turn, answers, replay.rows)).toEqual([]);
        }
      }
    }
    // Moments that show nothing would prove nothing: every metric must have counted something somewhere.
    const silent = METRICS.filter(({ id }) =>
      asked.every(({ answers }) => answers.every((each) => each.metric.id !== id || each.rowCount === 0)),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  }, 600_000);

  const wrongSomewhere = (rowsAt: RowsAt): readonly string[] =>
    asked.flatMap(({ question, turn, answers }) => differences(question, turn, answers, rowsAt));

  it('a replay that ignores what was known when is seen to differ', () => {
    const found = wrongSomewhere((metric, cut) => replay.rows(metric, { ...cut, position: replay.head }));
    expect(found.some((line) => line.includes('number = replay'))).toBe(true);
    expect(found.some((line) => line.includes('list = replay'))).toBe(true);
    expect(found.some((line) => line.includes('= list:'))).toBe(false);
  });

  it('a replay that ignores what was true when is seen to differ', () => {
    const found = wrongSomewhere((metric, cut) => replay.rows(metric, { ...cut, asOf: TODAY }));
    expect(found.some((line) => line.startsWith('projects ') && line.includes('number = replay'))).toBe(true);
  });

  it('a replay that overlooks returns is seen to differ', () => {
    const careless = new Replay(log.filter(({ type }) => type !== 'ReportReturned'));
    const found = wrongSomewhere((metric, cut) => careless.rows(metric, cut));
    expect(found.some((line) => line.startsWith('projectsDisputed reported') && line.includes('number = replay'))).toBe(true);
  });

  it('a national figure opens to its part, rows, project, fact, claim, report, source and person, in one query', async () => {
    const query = `query Open($at: MomentInput!) {
      figures(metrics: ["productionCost"], at: $at, by: ["stage"]) {
        value at { position }
        groups { by { value } value rowCount
          rows(first: 100) { totalCount edges { node { project { code title productionCost facts(attributes: [productionCost]) {
            id value event reportUnit reportPeriod revision effectiveOn state person { name }
            source { kind fileName sheet address } } } } } } } } }`;
    const asked = (await api.data(NATION, query, { at: { asOf: '2026-07-31' } })) as unknown as { figures: [OpenedFigure] };
    const [figure] = asked.figures;
    expect(figure.groups.reduce((sum, { value }) => sum + Number(value), 0)).toBe(Number(figure.value));
    const names = new Map(demonstrationAccounts('slate').map(({ person, name }) => [person, name]));
    let opened = 0;
    for (const group of figure.groups) {
      if (group.rowCount > 100) continue;
      const projects = group.rows.edges.map(({ node }) => node.project);
      expect(projects).toHaveLength(group.rowCount);
      expect(projects.reduce((sum, { productionCost }) => sum + Number(productionCost ?? 0), 0)).toBe(Number(group.value));
      for (const { code, productionCost, facts } of projects) {
        expect(facts.map(({ value }) => value)).toEqual(productionCost === null ? [] : [Number(productionCost)]);
        for (const fact of facts) {
          const event = log.find(({ id }) => id === fact.event);
          const line = event?.data as Line & { readonly revision: number };
          const cell = line.cells.find(({ attribute }) => attribute === 'productionCost') as LineCell;
          expect([line.project, cell.value]).toEqual([code, fact.value]);
          expect([line.unit, line.period, line.revision]).toEqual([fact.reportUnit, fact.reportPeriod, fact.revision]);
          const source = event?.metadata.sources?.[cell.source];
          expect(source).toMatchObject({ kind: fact.source.kind.toLowerCase() });
          const typist = source?.kind === 'typed' ? source.person : event?.metadata.actor;
          expect(fact.person.name).toBe(names.get(typist ?? ''));
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThan(50);
  });

  it('a list that lacks one row is seen to differ', () => {
    const { question, turn, answers } = asked.find((each) => (each.answers[0]?.keys.length ?? 0) > 1) as (typeof asked)[number];
    const [first, ...rest] = answers as [Answer, ...Answer[]];
    const short = [{ ...first, keys: first.keys.slice(1) }, ...rest];
    const found = differences(question, turn, short, replay.rows).map((line) => /\} (.+?):/.exec(line)?.[1]);
    expect(found).toEqual(['number = list', 'rowCount = list', 'list = replay']);
  });
});
