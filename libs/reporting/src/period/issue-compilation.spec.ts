import { foldEvents, type Instant, type LocalDate } from '#kernel';
import { compilationList } from '../calendar/compilation-list.projection';
import type { CompilationIssued, PeriodEvent, PeriodOpened } from '../events';
import type { MadeCompilation } from './issue-compilation.part';
import { periodDecider } from './period.decider';

const opening: PeriodOpened = {
  period: '2026-06-H1',
  from: '2026-06-01' as LocalDate,
  to: '2026-06-15' as LocalDate,
  units: ['bureau-11', 'bureau-51'],
  optional: [],
  dueOn: '2026-06-15' as LocalDate,
  graceWorkingDays: 2,
  lateFrom: '2026-06-17T16:00:00.000Z' as Instant,
  rule: { id: 'half-month-deadline', version: '2026-06-01', source: 'Z-10' },
};
const opened: PeriodEvent = { type: 'PeriodOpened', data: opening };
const made = (hash: string): MadeCompilation => ({
  period: '2026-06-H1',
  basis: 'reported',
  asOf: '2026-06-15' as LocalDate,
  position: '5f0c2a11-0000000000000000042',
  judgedAt: '2026-06-18T01:00:00.000Z' as Instant,
  units: [{ unit: 'bureau-51', revision: 1, receipt: '51-2026-06-H1-01' }],
  missing: ['bureau-11'],
  counts: { projects: 10, running: 9, changed: 3, late: 1 },
  totals: { productionCost: 1, promotionCost: 2 },
  hash,
});
const issued = (number: number, hash: string, note?: string): PeriodEvent => ({
  type: 'CompilationIssued',
  data: { ...made(hash), number, ...(note === undefined ? {} : { note }) },
});
const AFTER = '2026-06-15T16:00:00.000Z' as Instant;
const BEFORE = '2026-06-15T15:59:59.999Z' as Instant;
const issue = (given: readonly PeriodEvent[], hash = 'a', note: string | null = null, now = AFTER) =>
  periodDecider.decide({ type: 'IssueCompilation', made: made(hash), note, now }, foldEvents(periodDecider, given));

describe('issuing a compilation (B-03)', () => {
  it('is the first issue once the due day is over', () =>
    expect(issue([opened])).toEqual({ ok: true, events: [issued(1, 'a')] }));
  it('is refused for a period that was not opened', () => expect(issue([])).toMatchObject({ code: 'PERIOD_NOT_OPEN' }));
  it('asks for a word why before the due day is over, and goes with it', () => {
    expect(issue([opened], 'a', null, BEFORE)).toMatchObject({ code: 'COMPILATION_EARLY', detail: { dueOn: '2026-06-15' } });
    expect(issue([opened], 'a', '  ', BEFORE)).toMatchObject({ code: 'COMPILATION_EARLY' });
    expect(issue([opened], 'a', '提前会商', BEFORE)).toEqual({ ok: true, events: [issued(1, 'a', '提前会商')] });
  });
  it('is refused where nothing changed since the last issue, whatever is said', () =>
    expect(issue([opened, issued(1, 'a')], 'a', '再发一次')).toMatchObject({
      code: 'COMPILATION_UNCHANGED',
      detail: { number: 1 },
    }));
  it('is issued again with a reason, under the next number', () => {
    expect(issue([opened, issued(1, 'a')], 'b')).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(issue([opened, issued(1, 'a')], 'b', '补报')).toEqual({ ok: true, events: [issued(2, 'b', '补报')] });
  });
  it('may say again what an issue before the last one said', () =>
    expect(issue([opened, issued(1, 'a'), issued(2, 'b', 'x')], 'a', '更正撤回')).toMatchObject({
      ok: true,
      events: [{ data: { number: 3 } }],
    }));
  it('leaves the opening as it was', () =>
    expect(periodDecider.decide({ type: 'OpenPeriod', opening }, foldEvents(periodDecider, [opened, issued(1, 'a')]))).toEqual({
      ok: true,
      events: [],
    }));
});

describe('the list of compilations', () => {
  const recorded = {
    type: 'CompilationIssued',
    data: issued(1, 'a').data as CompilationIssued,
    id: 'e-1',
    stream: 'period-2026-06-H1',
    version: 1,
    position: 42,
    batch: { index: 0, size: 1 },
    metadata: {
      actor: 'person-1',
      organisation: 'nrta',
      commandId: 'c',
      commandHash: 'h',
      correlationId: 'c',
      schemaVersion: 1,
      recordedAt: '2026-06-18T01:00:01.000Z' as Instant,
    },
  };
  it('holds one row per issue, of NRTA alone, with the cut it was made from', () => {
    const [key = ''] = compilationList.keys(recorded);
    const value = compilationList.fold(undefined, recorded, key);
    expect(key).toBe('2026-06-H1/1');
    expect(compilationList.rows(value!, key)).toEqual([
      {
        table: 'compilation',
        values: expect.objectContaining({
          organisation: 'nrta',
          madeFrom: made('a').position,
          issuedBy: 'person-1',
          missing: ['bureau-11'],
          productionCost: 1,
          note: null,
        }) as object,
      },
    ]);
    expect(compilationList.fold(value, recorded, key)).toBe(value);
  });
});
