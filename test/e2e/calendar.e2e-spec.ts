import type { PoolClient } from 'pg';
import { acting, ANALYST, APPROVER, MANAGER, SICHUAN, type Country } from '../support/country';
import { testApi, type TestApi } from '../support/api';

const PERIOD = '2026-06-H1';
const CALENDAR = `query Calendar($year: Int!, $units: [ID!], $at: MomentInput) { calendar(year: $year, units: $units, at: $at) {
  year moment { now position present }
  days { on kind zh en source provisional }
  periods { id zh en from to dueOn lateFrom rule ruleSource provisional state
    alsoDue { on party zh en source provisional }
    totals { required submitted inTime withinGrace late missing overdue returned accepted } }
  rows { unit { id short } cells { period state stateZh lateness latenessZh rule required dueOn extended revision zero
    firstSubmittedAt reminders receipts } }
} }`;

interface Calendar {
  readonly days: readonly Readonly<Record<string, unknown>>[];
  readonly periods: readonly (Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly alsoDue: readonly object[];
    readonly totals: Readonly<Record<string, number>>;
  })[];
  readonly rows: readonly {
    readonly unit: { readonly id: string };
    readonly cells: readonly Readonly<Record<string, unknown>>[];
  }[];
}

describe('the calendar of a year (B-07, B-08, Z-8, Z-10, section 26 example 9)', () => {
  let api: TestApi;
  let act: Country['act'];
  let position: string | null = null;
  const calendar = async (token: string, over: object = {}, at: object = {}): Promise<Calendar> => {
    const data: { readonly calendar?: unknown } = await api.data(token, CALENDAR, {
      year: 2026,
      at: { minPosition: position, ...at },
      ...over,
    });
    return data.calendar as Calendar;
  };
  const zero = async (region: string, sentAt: string, period = PERIOD): Promise<void> => {
    api.stand(sentAt);
    ({ position } = await act(`demo-${region}-approver`, 'submitReport', {
      unit: `bureau-${region}`,
      period,
      certify: true,
      zero: true,
    }));
  };
  const cellOf = (shown: Calendar, unit: string, period = PERIOD) =>
    shown.rows.find((row) => row.unit.id === unit)?.cells.find((cell) => cell['period'] === period);

  beforeAll(async () => {
    api = await testApi();
    ({ act } = acting(api));
    api.stand('2026-06-01T10:00:00+08:00');
    await act(MANAGER, 'openPeriod', { period: PERIOD });
    await zero('11', '2026-06-15T23:59:59+08:00');
    await zero('12', '2026-06-16T00:00:00+08:00');
    await act(MANAGER, 'openPeriod', { period: '2026-06-H2' });
    await zero('13', '2026-06-17T23:59:59+08:00');
    await zero('51', '2026-06-18T00:00:00+08:00');
    await act(MANAGER, 'remindUnit', { unit: 'bureau-14', period: PERIOD, kind: 'OVERDUE' });
    await act(MANAGER, 'returnReport', { unit: 'bureau-12', period: PERIOD, revision: 1, reason: '请列明项目', marks: [] });
    await act('demo-15-filler', 'openDraft', { unit: 'bureau-15', period: PERIOD });
    await act(MANAGER, 'extendDeadline', {
      unit: 'bureau-21',
      period: PERIOD,
      dueOn: '2026-06-22',
      was: '2026-06-15',
      reason: '暴雨停电',
    });
    ({ position } = await act(MANAGER, 'acceptReport', { unit: 'bureau-11', period: PERIOD, revision: 1 }));
  }, 120_000);
  afterAll(() => api.close());

  it.each([
    ['bureau-11', 'IN_TIME', 'ACCEPTED'],
    ['bureau-12', 'WITHIN_GRACE', 'RETURNED'],
    ['bureau-13', 'WITHIN_GRACE', 'SUBMITTED'],
    [SICHUAN, 'LATE', 'SUBMITTED'],
  ])('example 9: %s is %s by the one rule', async (unit, lateness, state) => {
    expect(cellOf(await calendar(MANAGER), unit)).toMatchObject({
      lateness,
      state,
      rule: 'half-month-deadline@2026-06-01',
      dueOn: '2026-06-15',
      revision: 1,
      zero: true,
      receipts: [`${unit.slice(-2)}-${PERIOD}-01`],
    });
  });

  it('says what has not been sent, who was reminded and who has more time', async () => {
    const shown = await calendar(MANAGER);
    expect(shown.rows).toHaveLength(32);
    expect(cellOf(shown, 'bureau-14')).toMatchObject({ state: 'NOT_STARTED', lateness: 'OVERDUE', reminders: 1, receipts: [] });
    expect(cellOf(shown, 'bureau-15')).toMatchObject({ state: 'OPENED', stateZh: '填报中', lateness: 'OVERDUE' });
    expect(cellOf(shown, 'bureau-21')).toMatchObject({
      state: 'NOT_STARTED',
      lateness: 'NOT_DUE',
      extended: true,
      dueOn: '2026-06-22',
      rule: expect.stringContaining('总局延期至 2026-06-22：暴雨停电') as string,
    });
    expect(shown.periods[0]?.totals).toEqual({
      required: 32,
      submitted: 4,
      inTime: 1,
      withinGrace: 2,
      late: 1,
      missing: 28,
      overdue: 27,
      returned: 1,
      accepted: 1,
    });
  });

  it('has the fourteen half-months of 2026 with their due days, rule and crowded days', async () => {
    const { periods } = await calendar(MANAGER);
    expect(periods).toHaveLength(14);
    expect(periods.map(({ state }) => state)).toEqual(['CLOSED', 'RUNNING', ...Array.from({ length: 12 }, () => 'NOT_OPENED')]);
    expect(periods[0]).toMatchObject({
      id: PERIOD,
      dueOn: '2026-06-15',
      lateFrom: '2026-06-17T16:00:00.000Z',
      rule: 'half-month-deadline@2026-06-01',
      ruleSource: expect.stringContaining('123号') as string,
      provisional: false,
    });
    expect(periods[13]).toMatchObject({ id: '2026-12-H2', provisional: true, lateFrom: '2027-01-05T16:00:00.000Z' });
    const crowded = Object.fromEntries(periods.map(({ id, alsoDue }) => [id, alsoDue.length]));
    // Section 23: 15 June, 15 September and 30 September are the crowded days.
    expect(crowded).toMatchObject({ '2026-06-H1': 3, '2026-06-H2': 1, '2026-07-H2': 1, '2026-09-H1': 2, '2026-09-H2': 2 });
    expect(periods[0]?.alsoDue).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ party: 'UNIT', en: 'Programme 124: bureaus and central units', provisional: false }),
        expect.objectContaining({ party: 'APPLICANT', en: 'Selection Q2: applicants', provisional: true }),
      ]) as object[],
    );
  });

  it('holds the days off and the worked weekends with their notice', async () => {
    const { days } = await calendar(MANAGER);
    expect(days.filter(({ kind }) => kind === 'HOLIDAY')).toHaveLength(33);
    expect(days.filter(({ kind }) => kind === 'WORKED_WEEKEND').map(({ on }) => on)).toContain('2026-10-10');
    expect(days.find(({ on }) => on === '2026-06-19')).toMatchObject({ zh: '端午节', provisional: false });
    const next = await calendar(MANAGER, { year: 2027 });
    expect(next.days).toEqual([expect.objectContaining({ on: '2027-01-01', provisional: true })]);
    expect(next.periods).toHaveLength(24);
    expect(next.periods[23]).toMatchObject({ dueOn: '2027-12-31', lateFrom: null, rule: null, state: 'NOT_OPENED' });
  });

  it('judges by the moment asked about, never by a stored word (I-01)', async () => {
    const then = await calendar(MANAGER, {}, { minPosition: undefined, knownAt: '2026-06-16T12:00:00+08:00' });
    expect(then.periods[0]).toMatchObject({ state: 'DUE', totals: { submitted: 2, missing: 30, overdue: 0, accepted: 0 } });
    expect(cellOf(then, SICHUAN)).toMatchObject({ state: 'NOT_STARTED', lateness: 'NOT_DUE' });
    expect(cellOf(then, 'bureau-12')).toMatchObject({ state: 'SUBMITTED', lateness: 'WITHIN_GRACE' });
  });

  it('shows a bureau its own row only, and nothing where it asks for another (I-06)', async () => {
    const own = await calendar(APPROVER);
    expect(own.rows.map(({ unit }) => unit.id)).toEqual([SICHUAN]);
    expect(own.periods[0]?.totals).toMatchObject({ required: 1, submitted: 1, late: 1, missing: 0 });
    expect((await calendar(APPROVER, { units: ['11'] })).rows).toEqual([]);
    expect((await calendar(ANALYST, { units: ['11', '51'] })).rows.map(({ unit }) => unit.id)).toEqual(['bureau-11', SICHUAN]);
  });

  describe('what is late and still to be seen to (B-08, I-08, Z-10)', () => {
    const LATE = `query Late($at: MomentInput) { periods(at: $at) { id state }
      reports(late: true, first: 100, at: $at) { totalCount edges { node { period required state lateness unit { id } } } } }`;
    interface Late {
      readonly periods: readonly { readonly id: string; readonly state: string }[];
      readonly reports: {
        readonly totalCount: number;
        readonly edges: readonly {
          readonly node: {
            readonly period: string;
            readonly state: string;
            readonly lateness: string;
            readonly unit: { id: string };
          };
        }[];
      };
    }
    const late = async (token: string, at: object = { minPosition: position }): Promise<Late> =>
      (await api.data(token, LATE, { at })) as unknown as Late;
    const told = ({ reports }: Late): readonly string[] =>
      reports.edges.map(({ node: { unit, state, lateness } }) => `${unit.id} ${state} ${lateness}`);

    it('is overdue, sent late and not accepted, or returned, and is counted at the same instant', async () => {
      const now = await late(MANAGER);
      const { rows, periods } = await calendar(MANAGER);
      const overdue = rows.flatMap(({ unit, cells }) =>
        cells.filter(({ lateness }) => lateness === 'OVERDUE').map(({ state }) => `${unit.id} ${String(state)} OVERDUE`),
      );
      expect(overdue).toHaveLength(periods[0]?.totals['overdue'] ?? 0);
      expect([...told(now)].sort()).toEqual([...overdue, 'bureau-12 RETURNED WITHIN_GRACE', `${SICHUAN} SUBMITTED LATE`].sort());
      expect(now.reports.totalCount).toBe(overdue.length + 2);
      expect(now.periods).toEqual([
        { id: '2026-06-H2', state: 'RUNNING' },
        { id: PERIOD, state: 'CLOSED' },
      ]);
    });

    it('was nothing before grace had ended, and is a unit’s own', async () => {
      const then = await late(MANAGER, { knownAt: '2026-06-16T12:00:00+08:00' });
      expect([then.reports.totalCount, told(then)]).toEqual([0, []]);
      expect(then.periods).toContainEqual({ id: PERIOD, state: 'DUE' });
      expect(told(await late(APPROVER))).toEqual([`${SICHUAN} SUBMITTED LATE`]);
      expect((await late(APPROVER)).reports.totalCount).toBe(1);
      expect(told(await late('demo-13-filler'))).toEqual([]);
    });

    it('no longer says what NRTA has accepted', async () => {
      ({ position } = await act(MANAGER, 'acceptReport', { unit: SICHUAN, period: PERIOD, revision: 1 }));
      expect(told(await late(APPROVER))).toEqual([]);
    });
  });

  it('knows nothing of what is still to come: today until now, and no later moment (I-01)', async () => {
    const now = '2026-07-04T03:00:00.000Z';
    api.stand(now);
    const ask = `query($knownAt: String) { calendar(year: 2026, at: { knownAt: $knownAt }) { moment { now } } }`;
    expect(await api.data(MANAGER, ask, { knownAt: '2026-07-04' })).toMatchObject({ calendar: { moment: { now } } });
    expect(await api.data(MANAGER, ask, { knownAt: now })).toMatchObject({ calendar: { moment: { now } } });
    for (const knownAt of ['2026-07-05', '2026-07-04T11:00:00.001+08:00', '2999-12-31']) {
      const { errors } = await api.graphql(MANAGER, ask, { knownAt });
      expect(errors).toMatchObject([{ message: /^所知时点不能晚于现在/, extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(await api.data(MANAGER, '{ me { today } }', {})).toEqual({ me: { today: '2026-07-04' } });
  });

  it('takes three statements beside those of its snapshot, whatever the number of units', async () => {
    const asked: string[] = [];
    const { pool } = api.runtime;
    const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
    const listened = new Set<PoolClient>();
    const spy = jest.spyOn(pool, 'connect').mockImplementation(async () => {
      const client = await connect();
      // A connection that comes back is listened to already.
      if (listened.has(client)) return client;
      listened.add(client);
      const query = client.query.bind(client) as (...of: unknown[]) => unknown;
      jest.spyOn(client, 'query').mockImplementation((...of: unknown[]) => {
        const text = typeof of[0] === 'string' ? of[0] : (of[0] as { text: string }).text;
        // Whoever follows the log looks at it in between.
        if (!text.includes('slate_log.')) asked.push(text);
        return query(...of);
      });
      return client;
    });
    try {
      await calendar(MANAGER, {}, { minPosition: undefined });
    } finally {
      spy.mockRestore();
    }
    const framed = asked.filter((text) => !/^(BEGIN|COMMIT|SELECT version)/.test(text));
    expect(framed).toHaveLength(3);
    expect(asked.length).toBeLessThanOrEqual(6);
  });
});
