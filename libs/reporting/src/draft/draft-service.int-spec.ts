import type { DataSource } from 'typeorm';
import { instant, nationScope, unitScope, UNITS, type Authority, type Instant, type LocalDate, type Permission } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { openDataSource } from '#platform/database';
import { MemoryEventStore } from '#platform/event-store';
import { testDatabase, type TestDatabase } from '../../../../test/support/database';
import { OpenPeriod, OpenPeriodHandler } from '../period/open-period.handler';
import { AcceptReport, AcceptReportHandler, ReturnReport, ReturnReportHandler } from '../report/settle-report.handler';
import type { SheetLine, SheetReading } from '../sheet/reading';
import { SubmitReport, SubmitReportHandler, type SubmitReportInput } from '../submit/submit-report.handler';
import { FakeProjects } from '../testing/fake-projects';
import { DraftService, type DraftOutcome } from './draft-service';
import type { Taking } from './apply-reading';
import type { DraftCell } from './draft';
import { DraftFiles, type FileOutcome } from './draft-files';
import { DraftStore } from './draft-store.table';
import { editionOf, NO_EDITION } from './edition';
import { reportingTables } from './draft.table';
import { reportingMigrations } from './migrations';

const unit = 'bureau-51';
const period = '2026-06-H2';
const [A, B] = ['51-2026-0001', '51-2026-0002'];
const day = (text: string): LocalDate => `2026-${text}` as LocalDate;

class StandingClock extends Clock {
  time: Instant = instant('2026-06-30T08:30:00Z');
  override now(): Instant {
    return this.time;
  }
}

let commandNumber = 0;
const authority = (organisation: string, may: readonly Permission[], person = 'person-1'): Authority => ({
  act: { actor: person, organisation, commandId: `c-${(commandNumber += 1)}` },
  scope: organisation === 'nrta' ? nationScope : unitScope(organisation),
  may: new Set(may),
});
const filler = (person = 'person-1') => authority(unit, ['fill'], person);
const approver = () => authority(unit, ['fill', 'certify'], 'person-2');
const manager = () => authority('nrta', ['manage'], 'person-9');

describe('the draft of a report', () => {
  let database: TestDatabase;
  let source: DataSource;
  let clock: StandingClock;
  let store: MemoryEventStore;
  let commands: StreamCommands;
  let projects: FakeProjects;
  let drafts: DraftStore;
  let service: DraftService;
  let files: DraftFiles;

  beforeAll(async () => {
    database = await testDatabase();
    source = await openDataSource(database.url, reportingTables, reportingMigrations);
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  beforeEach(async () => {
    await source.query('TRUNCATE slate.draft CASCADE');
    await source.query('TRUNCATE slate.draft_file');
    clock = new StandingClock();
    store = new MemoryEventStore();
    commands = new StreamCommands(store, clock);
    projects = new FakeProjects(store);
    projects.add(
      A,
      { stage: 'TOPIC' },
      { since: { stage: day('06-15') }, stages: [{ stage: 'TOPIC', effectiveOn: day('06-15'), report: null }] },
    );
    projects.add(B, { stage: 'TOPIC', productionCost: 80_000_000 });
    drafts = new DraftStore(source);
    service = new DraftService(drafts, commands, projects, store);
    files = new DraftFiles(drafts, commands, projects, store);
    const opened = await new OpenPeriodHandler(commands).execute(new OpenPeriod(manager(), period));
    expect(opened).toMatchObject({ ok: true, events: [{ data: { units: UNITS.map(({ id }) => id) } }] });
  });

  const opened = <Outcome extends DraftOutcome | FileOutcome>(outcome: Outcome) => {
    if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.detail)}`);
    return outcome as Extract<Outcome, { readonly ok: true }>;
  };
  const setCost = (value: number | null, seen: number | null, who = filler()) =>
    service.edit(who, unit, period, { type: 'EditCells', cells: [{ line: B, attribute: 'productionCost', value, seen }] });
  const submit = (more: Partial<SubmitReportInput> = {}, who = approver()) =>
    new SubmitReportHandler(drafts, commands, projects, store).execute(
      new SubmitReport(who, { unit, period, certified: true, ...more }),
    );
  const accept = (revision: number) =>
    new AcceptReportHandler(commands).execute(new AcceptReport(manager(), { unit, period, revision }));

  const line = (over: Partial<SheetLine>): SheetLine => ({
    sheet: '填报表',
    row: 7,
    project: B,
    matchedBy: 'code',
    candidates: [],
    category: 'REGIONAL',
    level: 'PROVINCIAL',
    read: [],
    cells: [],
    reverted: [],
    reason: null,
    ...over,
  });
  const reading = (over: Partial<SheetReading>): SheetReading => ({
    layout: 'ours',
    sheet: '填报表',
    verdict: 'OK',
    meta: null,
    lines: [],
    findings: [],
    normalisations: [],
    questions: [],
    missing: [],
    columns: [{ column: 12, attribute: 'productionCost' }],
    ...over,
  });
  const costLine = (value: number, project = B): SheetLine =>
    line({
      project,
      cells: [
        {
          attribute: 'productionCost',
          value,
          raw: '90',
          row: 7,
          column: 12,
          was: project === B ? 80_000_000 : null,
          moved: false,
        },
      ],
    });
  const badCost: SheetReading['findings'][number] = {
    severity: 'error',
    code: 'NOT_MONEY',
    sheet: '填报表',
    row: 8,
    column: 12,
    value: '很多',
    attribute: 'productionCost',
    project: A,
    rule: 'B-13',
    detail: { value: '很多' },
  };
  const file = (bytes: string) => ({
    name: '推进表.xlsx',
    sha256: Buffer.from(bytes).toString('hex').padEnd(64, '0'),
    bytes: Buffer.from(bytes),
  });

  it('is begun once, and that is the only fact of it', async () => {
    const first = opened(await service.open(filler(), unit, period));
    expect(first.draft).toMatchObject({ unit, period, revision: 0, openedBy: 'person-1', edits: 0, cells: [] });
    const again = opened(await service.open(filler('person-3'), unit, period));
    expect(again.draft).toEqual(first.draft);
    expect((await store.readStream(`report-${unit}-${period}`)).map(({ type }) => type)).toEqual(['ReportOpened']);
  });

  it('is not there for anyone outside its unit, NRTA too (I-06)', async () => {
    opened(await service.open(filler(), unit, period));
    const nothing = { ok: false, code: 'NOT_FOUND', detail: {} };
    for (const other of [authority('bureau-44', ['fill', 'certify']), manager()]) {
      expect(await service.read(other, unit, period)).toEqual(nothing);
      expect(await service.read(other, unit, '2026-09-H1')).toEqual(nothing);
      expect(await service.open(other, unit, period)).toEqual(nothing);
      expect(await service.discard(other, unit, period)).toEqual(nothing);
      expect(await submit({}, other)).toEqual(nothing);
    }
    expect(await service.edit(authority(unit, []), unit, period, { type: 'ClearCells', cells: [] })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('needs an open period', async () =>
    expect(await service.open(filler(), unit, '2026-07-H1')).toMatchObject({ code: 'PERIOD_NOT_OPEN' }));

  it('stores differences only', async () => {
    opened(await service.open(filler(), unit, period));
    const changed = opened(await setCost(90_000_000, 80_000_000));
    expect(changed.differences).toMatchObject([
      { line: B, cell: { value: 90_000_000, baseValue: 80_000_000 }, reported: 80_000_000, accepted: null },
    ]);
    const back = opened(await setCost(80_000_000, 90_000_000));
    expect(back.draft.cells).toEqual([]);
    expect(back.draft.edits).toBe(2);
  });

  it('refuses an edit over a value its editor did not see, with both values', async () => {
    opened(await service.open(filler(), unit, period));
    opened(await setCost(90_000_000, 80_000_000, filler('person-3')));
    expect(await setCost(95_000_000, 80_000_000)).toEqual({
      ok: false,
      code: 'VALUE_CHANGED',
      detail: { line: B, attribute: 'productionCost', seen: 80_000_000, actual: 90_000_000, editor: 'person-3' },
    });
  });

  it('takes an edit that was sent again after its answer was lost', async () => {
    opened(await service.open(filler(), unit, period));
    opened(await setCost(90_000_000, 80_000_000));
    expect(opened(await setCost(90_000_000, 80_000_000)).draft.cells).toHaveLength(1);
  });

  it('lets one of two who edit the same cell at once win, and tells the other', async () => {
    opened(await service.open(filler(), unit, period));
    const both = await Promise.all([
      setCost(90_000_000, 80_000_000, filler('person-3')),
      setCost(95_000_000, 80_000_000, filler('person-4')),
    ]);
    expect(both.map((each) => (each.ok ? 'OK' : each.code)).sort()).toEqual(['OK', 'VALUE_CHANGED']);
    expect(opened(await service.read(filler(), unit, period)).draft).toMatchObject({ edits: 1 });
  });

  it('counts a command as a whole or not at all', async () => {
    opened(await service.open(filler(), unit, period));
    const both = await service.edit(filler(), unit, period, {
      type: 'EditCells',
      cells: [
        { line: B, attribute: 'productionCost', value: 90_000_000, seen: 80_000_000 },
        { line: '51-2026-0099', attribute: 'note', value: '备注', seen: null },
      ],
    });
    expect(both).toMatchObject({ code: 'UNKNOWN_LINE' });
    expect(opened(await service.read(filler(), unit, period)).draft.cells).toEqual([]);
  });

  describe('sends what was read and nothing else (B-10)', () => {
    const seenNow = async (): Promise<string> => editionOf(opened(await service.read(approver(), unit, period)));
    const facts = async () => (await store.readStream(`report-${unit}-${period}`)).map(({ type }) => type);

    it('a cell saved after it was read holds it back; read again, it goes', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      const seen = await seenNow();
      opened(await setCost(95_000_000, 90_000_000));
      const actual = await seenNow();
      expect(await submit({ seen })).toEqual({ ok: false, code: 'DRAFT_CHANGED', detail: { seen, actual } });
      expect(await facts()).toEqual(['ReportOpened']);
      expect(await submit({ seen: actual })).toMatchObject({ ok: true });
    });

    it('a change that brings a finding is told as a change, not as the finding', async () => {
      opened(await service.open(filler(), unit, period));
      const seen = await seenNow();
      opened(await setCost(-1, 80_000_000));
      expect(await submit({ seen })).toMatchObject({ code: 'DRAFT_CHANGED' });
      expect(await submit({ seen: await seenNow() })).toMatchObject({ code: 'HAS_FINDINGS' });
    });

    it('a draft thrown away and begun anew with as many edits is another; the same cells again are the same', async () => {
      opened(await service.open(filler(), unit, period));
      const first = opened(await setCost(90_000_000, 80_000_000));
      await service.discard(filler(), unit, period);
      opened(await service.open(filler(), unit, period));
      const other = opened(await setCost(95_000_000, 80_000_000, filler('person-3')));
      expect(other.draft.edits).toBe(first.draft.edits);
      expect(await submit({ seen: editionOf(first) })).toMatchObject({ code: 'DRAFT_CHANGED' });
      expect(editionOf(opened(await setCost(90_000_000, 95_000_000)))).toBe(editionOf(first));
    });

    it('a value that moved beneath, a project more and an explanation are other editions without any cell', async () => {
      opened(await service.open(filler(), unit, period));
      const editions = [await seenNow()];
      projects.move(B, 'productionCost', 70_000_000);
      editions.push(await seenNow());
      projects.add('51-2026-0003', { stage: 'TOPIC' });
      editions.push(await seenNow());
      opened(await service.edit(filler(), unit, period, { type: 'ExplainMissing', project: A, why: 'UNCHANGED', text: '' }));
      editions.push(await seenNow());
      expect(new Set(editions).size).toBe(4);
      expect(await seenNow()).toBe(editions[3]);
    });

    it('a zero report over a draft that was not there when it was read is held back', async () => {
      opened(await service.open(filler(), unit, period));
      expect(await submit({ zero: true, seen: NO_EDITION })).toMatchObject({ code: 'DRAFT_CHANGED' });
      expect(await submit({ zero: true, seen: await seenNow() })).toMatchObject({ ok: true, receipt: { zero: true } });
    });

    it('a zero report without a draft says that there was none', async () => {
      expect(await submit({ zero: true, seen: NO_EDITION })).toMatchObject({ ok: true, receipt: { zero: true } });
    });
  });

  it('takes a file once and names where each cell came from', async () => {
    opened(await service.open(filler(), unit, period));
    const taken = opened(
      await files.take(
        filler(),
        unit,
        period,
        file('one'),
        () => reading({ lines: [costLine(90_000_000), costLine(1, A)] }),
        'all',
      ),
    );
    expect(taken.draft.cells).toHaveLength(2);
    expect(taken.draft.sources).toMatchObject([
      { source: { kind: 'file', fileName: '推进表.xlsx', sheet: '填报表', columns: { productionCost: 'L' } } },
    ]);
    const same = reading({ lines: [costLine(90_000_000), costLine(1, A)] });
    const before = opened(await service.read(filler(), unit, period)).draft;
    const again = await files.take(filler(), unit, period, file('one'), () => same, 'all');
    expect([taken, again]).toMatchObject([{ alreadyTaken: false }, { alreadyTaken: true }]);
    expect(opened(again).draft).toEqual(before);
    const kept = await files.file(filler(), unit, period, file('one').sha256);
    expect('bytes' in kept && kept.bytes.toString()).toBe('one');
  });

  describe('takes a file again', () => {
    const take = async (name: string, read: Partial<SheetReading>, taking: Taking = 'all', who = filler()) => {
      const taken = await files.take(who, unit, period, file(name), () => reading(read), taking);
      if (!taken.ok) throw new Error(taken.code);
      return { alreadyTaken: taken.alreadyTaken, edits: taken.draft.edits, costs: costs(taken.draft.cells) };
    };
    const costs = (cells: readonly DraftCell[]) =>
      Object.fromEntries(cells.map((cell) => [`${cell.line} ${cell.attribute}`, cell.value]));
    const a = { lines: [costLine(90_000_000)] };
    const b = { lines: [costLine(95_000_000)] };
    const isA = { [`${B} productionCost`]: 90_000_000 };
    beforeEach(async () => opened(await service.open(filler(), unit, period)));

    it('when another came between: A, B, A is A', async () => {
      await take('a', a);
      expect(await take('b', b)).toMatchObject({ costs: { [`${B} productionCost`]: 95_000_000 } });
      expect(await take('a', a)).toEqual({ alreadyTaken: false, edits: 3, costs: isA });
      expect(await take('a', a)).toEqual({ alreadyTaken: true, edits: 3, costs: isA });
    });

    it('when a cell was written or cleared by hand since', async () => {
      await take('a', a);
      opened(await setCost(85_000_000, 90_000_000));
      expect(await take('a', a)).toEqual({ alreadyTaken: false, edits: 3, costs: isA });
      const cells = [{ line: B, attribute: 'productionCost' as const }];
      opened(await service.edit(filler(), unit, period, { type: 'ClearCells', cells }));
      expect(await take('a', a)).toEqual({ alreadyTaken: false, edits: 5, costs: isA });
    });

    it('in another way, where that takes more of it or less', async () => {
      await take('a', a, 'strict');
      expect(await take('a', a, 'all')).toMatchObject({ alreadyTaken: true, edits: 1 });
      const faulty = { lines: [costLine(91_000_000), { ...costLine(1, A), row: 8 }], findings: [badCost] };
      expect(await take('f', faulty, 'good')).toMatchObject({
        alreadyTaken: false,
        costs: { [`${B} productionCost`]: 91_000_000 },
      });
      expect(await take('f', faulty, 'all')).toMatchObject({ alreadyTaken: false, costs: { [`${A} productionCost`]: 1 } });
      expect(await take('f', faulty, 'all')).toMatchObject({ alreadyTaken: true });
      expect(await take('f', faulty, 'good')).toMatchObject({ alreadyTaken: false });
    });

    it('not for the values alone of a stored draft, whose rows without a project are numbered anew', async () => {
      const number = { typed: '（四川）网微剧备字（2026）第00001号', normal: '（四川）网微剧备字（2026）第1号' };
      const cell = {
        attribute: 'planningNumber' as const,
        value: number,
        raw: number.typed,
        row: 40,
        column: 20,
        was: null,
        moved: false,
      };
      const since = { attribute: 'stage' as const, value: 'SCRIPT' as const, raw: '剧本创作', sinceOn: day('06-20') };
      const stage = { ...since, row: 40, column: 2, was: null, moved: false };
      const fresh = line({ project: null, matchedBy: null, row: 40, read: [cell, stage], cells: [cell, stage] });
      const one = await take('n', { lines: [costLine(90_000_000), fresh], findings: [{ ...badCost, row: 40, project: null }] });
      expect(Object.keys(one.costs)).toHaveLength(3);
      expect(
        await take(
          'n',
          { lines: [costLine(90_000_000), fresh], findings: [{ ...badCost, row: 40, project: null }] },
          'all',
          filler('person-3'),
        ),
      ).toEqual({ ...one, alreadyTaken: true });
    });
  });

  it('takes nothing of a file for another unit, nor of one with errors when all is asked for', async () => {
    opened(await service.open(filler(), unit, period));
    const faulty = reading({ lines: [costLine(90_000_000)], findings: [badCost] });
    expect(await files.take(filler(), unit, period, file('x'), () => reading({ verdict: 'OTHER_UNIT' }), 'all')).toMatchObject({
      code: 'FILE_REFUSED',
    });
    expect(await files.take(filler(), unit, period, file('y'), () => faulty, 'strict')).toMatchObject({
      code: 'FILE_HAS_ERRORS',
      detail: { errors: 1 },
    });
    expect(opened(await service.read(filler(), unit, period)).draft).toMatchObject({ cells: [], files: [] });
  });

  it('holds submission back until each fault of the file is repaired in the draft', async () => {
    opened(await service.open(filler(), unit, period));
    const faulty = reading({ lines: [costLine(90_000_000), line({ project: A, row: 8 })], findings: [badCost] });
    const taken = opened(await files.take(filler(), unit, period, file('z'), () => faulty, 'all'));
    expect(taken.findings).toMatchObject([
      {
        severity: 'error',
        code: 'NOT_MONEY',
        line: A,
        attribute: 'productionCost',
        place: { sheet: '填报表', row: 8, column: 12 },
      },
    ]);
    expect(await submit()).toMatchObject({ code: 'HAS_FINDINGS', detail: { errors: 1, warnings: 0 } });
    const repaired = await service.edit(filler(), unit, period, {
      type: 'EditCells',
      cells: [{ line: A, attribute: 'productionCost', value: 120_000_000, seen: null }],
    });
    expect(opened(repaired).findings).toEqual([]);
    expect(await submit()).toMatchObject({ ok: true, receipt: { counts: { lines: 2, cells: 2 } } });
  });

  it('takes the good rows and lists the others', async () => {
    opened(await service.open(filler(), unit, period));
    const bad = line({
      project: A,
      row: 8,
      cells: [{ attribute: 'note', value: '备注', raw: '备注', row: 8, column: 15, was: null, moved: false }],
    });
    const taken = opened(
      await files.take(
        filler(),
        unit,
        period,
        file('g'),
        () => reading({ lines: [costLine(90_000_000), bad], findings: [badCost] }),
        'good',
      ),
    );
    expect(taken.draft.cells.map(({ line: of }) => of)).toEqual([B]);
    expect(taken.findings).toMatchObject([{ code: 'ROW_NOT_TAKEN', line: A, place: { row: 8 }, detail: { codes: 'NOT_MONEY' } }]);
    const { key } = taken.findings[0]!;
    expect(opened(await service.edit(filler(), unit, period, { type: 'DismissFinding', finding: key })).findings).toEqual([]);
  });

  it('asks for projects that a file leaves out (B-09)', async () => {
    opened(await service.open(filler(), unit, period));
    const taken = opened(
      await files.take(filler(), unit, period, file('m'), () => reading({ lines: [costLine(90_000_000)] }), 'all'),
    );
    expect(taken.findings).toMatchObject([{ code: 'PROJECT_MISSING', line: A, rule: 'B-09' }]);
    const explain = (text: string) =>
      service.edit(filler(), unit, period, { type: 'ExplainMissing', project: A, why: 'MOVED', text });
    expect(await explain(' ')).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(opened(await explain('移交重庆')).findings).toEqual([]);
    expect(await submit()).toMatchObject({ ok: true });
    const facts = await store.readStream(`report-${unit}-${period}`);
    expect(facts.at(-1)?.data).toMatchObject({ explanations: [{ project: A, why: 'MOVED', text: '移交重庆' }] });
  });

  it('registers a new row at once, and the same answer finds the same project again', async () => {
    opened(await service.open(filler(), unit, period));
    const read = [{ attribute: 'title' as const, value: '盐道', raw: '盐道', row: 40, column: 3, was: null, moved: false }];
    const stage = {
      attribute: 'stage' as const,
      value: 'TOPIC' as const,
      raw: '选题策划',
      row: 40,
      column: 2,
      was: null,
      moved: false,
    };
    const fresh = line({ project: null, row: 40, matchedBy: null, read, cells: [...read, stage] });
    const taken = opened(
      await files.take(
        filler(),
        unit,
        period,
        file('n'),
        () => reading({ lines: [costLine(90_000_000), line({ project: A, row: 8 }), fresh] }),
        'all',
      ),
    );
    expect(taken.findings).toMatchObject([{ code: 'LINE_UNRESOLVED', line: 'new-1', value: '盐道', rule: 'D-04' }]);
    const answered = opened(await service.registerLine(filler(), unit, period, 'new-1'));
    expect(projects.registrations).toMatchObject([
      {
        project: {
          unit,
          title: '盐道',
          category: 'REGIONAL',
          levels: ['PROVINCIAL'],
          effectiveOn: '2026-06-30',
          inPeriod: period,
        },
      },
    ]);
    expect(answered.draft.lines).toEqual([]);
    // Its title is registered already; only the stage is a difference.
    expect(answered.differences).toMatchObject([{ line: B }, { line: '51-2026-0900', cell: { attribute: 'stage' } }]);
    expect(await service.registerLine(filler(), unit, period, 'new-1')).toMatchObject({ code: 'UNKNOWN_LINE' });
  });

  it('asks when the value beneath moves, and goes by the answer (B-09)', async () => {
    opened(await service.open(filler(), unit, period));
    opened(await setCost(90_000_000, 80_000_000));
    projects.move(B, 'productionCost', 85_000_000);
    const moved = opened(await service.read(filler(), unit, period));
    expect(moved.findings).toMatchObject([{ code: 'VALUE_MOVED', severity: 'error', line: B, detail: { was: '80', now: '85' } }]);
    expect(await submit()).toMatchObject({ code: 'HAS_FINDINGS' });
    const cell = { line: B, attribute: 'productionCost' as const };
    expect(opened(await service.edit(filler(), unit, period, { type: 'KeepMine', ...cell })).findings).toEqual([]);
    expect(opened(await service.edit(filler(), unit, period, { type: 'TakeTheirs', ...cell })).draft.cells).toEqual([]);
  });

  it('lets a warning out with a reason, which stands with the claim', async () => {
    opened(await service.open(filler(), unit, period));
    opened(await setCost(20_000_000_000, 80_000_000));
    const [warned] = opened(await service.read(filler(), unit, period)).findings;
    expect(warned).toMatchObject({ severity: 'warning', code: 'COST_UNLIKELY', waived: null });
    expect(await submit()).toMatchObject({ code: 'HAS_FINDINGS', detail: { errors: 0, warnings: 1 } });
    opened(await service.edit(filler(), unit, period, { type: 'Waive', finding: warned!.key, reason: '系列合计' }));
    expect(await submit()).toMatchObject({ ok: true });
    const facts = await store.readStream(`report-${unit}-${period}`);
    expect(facts.map(({ data }) => data)).toMatchObject([
      {},
      { cells: [{ reason: '系列合计' }] },
      { waivers: [{ project: B, attribute: 'productionCost', reason: '系列合计', rule: 'B-13' }] },
    ]);
  });

  it('is thrown away with all its parts', async () => {
    opened(await service.open(filler(), unit, period));
    opened(await setCost(90_000_000, 80_000_000));
    expect(await service.discard(filler(), unit, period)).toEqual({ ok: true });
    expect(await service.read(filler(), unit, period)).toMatchObject({ code: 'NO_DRAFT' });
    expect(await source.query('SELECT count(*)::int AS left FROM slate.draft_cell')).toEqual([{ left: 0 }]);
  });

  describe('once it is sent', () => {
    it('becomes claims with their sources, and a receipt that names the rule (Z-10)', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      const who = approver();
      const sent = await submit({}, who);
      expect(sent).toMatchObject({
        ok: true,
        repeated: false,
        receipt: {
          number: '51-2026-06-H2-01',
          at: '2026-06-30T08:30:00.000Z',
          revision: 1,
          late: { late: false, lateFrom: '2026-07-02T16:00:00.000Z', rule: { id: 'half-month-deadline' } },
        },
      });
      const [, claim] = await store.readStream(`report-${unit}-${period}`);
      expect(claim).toMatchObject({
        type: 'LineReported',
        data: { project: B, cells: [{ value: 90_000_000, was: 80_000_000, effectiveOn: '2026-06-30', source: 'p-person-1' }] },
        metadata: { actor: 'person-2', sources: { 'p-person-1': { kind: 'typed', person: 'person-1' } } },
      });
      expect(await service.read(filler(), unit, period)).toMatchObject({ code: 'NO_DRAFT' });
      const again = await submit({}, who);
      expect(again).toEqual({ ...sent, repeated: true });
      expect(await submit({ zero: true }, who)).toMatchObject({ code: 'COMMAND_REUSED' });
      expect(await service.open(filler(), unit, period)).toMatchObject({ code: 'ALREADY_SUBMITTED' });
    });

    it('is late from the midnight after the grace, whenever it is looked at (worked example, 3)', async () => {
      opened(await service.open(filler(), unit, period));
      clock.time = instant('2026-07-02T16:00:00Z');
      expect(await submit({ zero: true })).toMatchObject({
        ok: true,
        receipt: { zero: true, late: { late: true, dueOn: '2026-06-30' } },
      });
    });

    it('is only sent by whoever may certify, and certified', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      expect(await submit({}, filler())).toMatchObject({ code: 'FORBIDDEN', detail: { needs: 'certify' } });
      expect(await submit({ certified: false })).toMatchObject({ code: 'NOT_CERTIFIED' });
      expect(opened(await service.read(filler(), unit, period)).draft.cells).toHaveLength(1);
    });

    it('may be a zero report without a draft (B-10)', async () => {
      expect(await submit({ zero: true })).toMatchObject({
        ok: true,
        receipt: { zero: true, counts: { projects: 2, lines: 0 } },
      });
      expect((await store.readStream(`report-${unit}-${period}`)).map(({ type }) => type)).toEqual([
        'ReportOpened',
        'ReportSubmitted',
      ]);
    });

    it('is settled by NRTA only, and corrected with a reason by revision 2 (I-03)', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      expect(await submit()).toMatchObject({ ok: true });
      expect(
        await new AcceptReportHandler(commands).execute(new AcceptReport(approver(), { unit, period, revision: 1 })),
      ).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await accept(2)).toMatchObject({ code: 'REVISION_CHANGED' });
      expect(await accept(1)).toMatchObject({ ok: true, events: [{ data: { projects: [B] } }] });
      clock.time = instant('2026-10-05T02:00:00Z');
      opened(await service.open(filler(), unit, period));
      opened(await setCost(85_000_000, 90_000_000));
      expect(await submit()).toMatchObject({ code: 'REASON_REQUIRED' });
      expect(await submit({ reason: '决算调整' })).toMatchObject({ ok: true, receipt: { revision: 2, late: { late: false } } });
      const facts = await store.readStream(`report-${unit}-${period}`);
      expect(facts.slice(-3).map(({ type }) => type)).toEqual(['LineRetracted', 'LineReported', 'ReportSubmitted']);
      expect(facts.at(-3)?.data).toMatchObject({ cells: [{ event: facts[1]?.id }] });
      expect(await projects.current(B, 'productionCost')).toBe(85_000_000);
    });

    it('goes back to the unit with marks', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      expect(await submit()).toMatchObject({ ok: true });
      const marks = [{ project: B, attribute: 'productionCost' as const }];
      const back = new ReturnReport(manager(), { unit, period, revision: 1, reason: '金额有误', marks });
      expect(await new ReturnReportHandler(commands, projects).execute(back)).toMatchObject({ ok: true });
      expect(opened(await service.open(filler(), unit, period)).draft).toMatchObject({ revision: 1 });
    });

    it('leaves a draft that is harmless where the process died before it was cleared', async () => {
      opened(await service.open(filler(), unit, period));
      opened(await setCost(90_000_000, 80_000_000));
      const before = await drafts.read(unit, period);
      expect(await submit()).toMatchObject({ ok: true });
      expect(await accept(1)).toMatchObject({ ok: true });
      await drafts.transaction(async (tx) => {
        const { cells, lines, findings, explanations, waivers, sources, files, ...row } = before!;
        await tx.create(row);
        await tx.save(
          { ...before!, cells: [], lines: [], findings: [], explanations: [], waivers: [], sources: [], files: [] },
          { ...before!, cells, lines, findings, explanations, waivers, sources, files },
        );
      });
      const tidied = opened(await service.open(filler(), unit, period));
      expect(tidied.draft).toMatchObject({ revision: 1, cells: [] });
    });
  });
});
