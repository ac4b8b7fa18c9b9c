import { inHand, isOwed, owedFirst, type Owing } from './in-hand';

const report = (period: string, state: Owing['state'], over: Partial<Owing> = {}): Owing => ({
  period: `2026-${period}`,
  state,
  lateness: 'NOT_DUE',
  dueOn: `2026-${period.replace('H1', '15').replace('H2', '30')}`,
  required: true,
  ...over,
});
const overdue = { lateness: 'OVERDUE' } as const;
const optional = { required: false } as const;

describe('the half-month in hand (B-08, B-09, I-08)', () => {
  it.each<readonly [string, readonly Owing[], string]>([
    ['what came back, though a later one is open', [report('07-H1', 'OPENED'), report('06-H2', 'RETURNED')], '06-H2'],
    [
      'what came back before what is overdue',
      [report('07-H1', 'NOT_STARTED'), report('06-H2', 'RETURNED'), report('06-H1', 'OPENED', overdue)],
      '06-H2',
    ],
    ['the older of two that came back', [report('06-H2', 'RETURNED'), report('06-H1', 'RETURNED')], '06-H1'],
    [
      'what is overdue before what is in grace, whatever an extension did to the days',
      [report('06-H2', 'OPENED'), report('06-H1', 'OPENED', { ...overdue, dueOn: '2026-07-20' })],
      '06-H1',
    ],
    [
      'the oldest overdue one',
      [report('07-H1', 'OPENED'), report('06-H2', 'OPENED', overdue), report('06-H1', 'NOT_STARTED', overdue)],
      '06-H1',
    ],
    [
      'in grace the one that is in grace, not the one that has begun',
      [report('07-H1', 'OPENED'), report('06-H2', 'OPENED')],
      '06-H2',
    ],
    [
      'the next to be due where the one before is with NRTA',
      [report('07-H1', 'NOT_STARTED'), report('06-H2', 'SUBMITTED')],
      '07-H1',
    ],
    [
      'the newest where nothing is owed',
      [report('06-H1', 'ACCEPTED'), report('07-H1', 'SUBMITTED'), report('06-H2', 'ACCEPTED')],
      '07-H1',
    ],
    [
      'the newest of a unit that need not report',
      [report('07-H1', 'NOT_STARTED', optional), report('06-H2', 'NOT_STARTED', { ...optional, ...overdue })],
      '07-H1',
    ],
    [
      'what came back to a unit that need not report',
      [report('07-H1', 'NOT_STARTED', optional), report('06-H2', 'RETURNED', optional)],
      '06-H2',
    ],
  ])('is %s', (_name, reports, period) => {
    expect(inHand(reports)?.period).toBe(`2026-${period}`);
    expect(inHand([...reports].reverse())?.period).toBe(`2026-${period}`);
  });

  it('is none of none', () => expect(inHand([])).toBeUndefined());

  it('leaves owed what must be sent and was not, and what came back', () => {
    const states = ['NOT_STARTED', 'OPENED', 'RETURNED', 'SUBMITTED', 'RESUBMITTED', 'ACCEPTED', 'CORRECTED'] as const;
    expect(states.map((state) => isOwed({ state, required: true }))).toEqual([true, true, true, false, false, false, false]);
    expect(states.map((state) => isOwed({ state, required: false }))).toEqual([false, false, true, false, false, false, false]);
  });

  it('puts all that is owed in one order', () => {
    const all = [
      report('07-H1', 'OPENED'),
      report('06-H2', 'RETURNED'),
      report('06-H1', 'ACCEPTED'),
      report('05-H2', 'OPENED', overdue),
      report('05-H1', 'RETURNED'),
    ];
    expect(owedFirst(all).map(({ period }) => period)).toEqual(['2026-05-H1', '2026-06-H2', '2026-05-H2', '2026-07-H1']);
  });
});
