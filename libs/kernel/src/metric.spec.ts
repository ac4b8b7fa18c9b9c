import { type ChangeRow, type Metric, type Predicate, type Row, evaluateMetric, everything, matches } from './metric';

const row: Row = {
  unit: 'bureau-51',
  stage: 'RELEASE',
  cost: 120,
  planned: 100,
  since: '2026-06-22',
  platforms: ['红果', '抖音'],
  bodies: [],
  note: null,
  zero: false,
};
const holds = (predicate: Predicate, parameters = {}): boolean => matches(predicate, row, parameters);

describe('predicates', () => {
  it.each<readonly [Predicate, boolean]>([
    [everything, true],
    [{ op: 'any', of: [] }, false],
    [
      {
        op: 'all',
        of: [
          { op: 'is', field: 'unit', value: 'bureau-51' },
          { op: 'is', field: 'stage', value: 'POST' },
        ],
      },
      false,
    ],
    [
      {
        op: 'any',
        of: [
          { op: 'is', field: 'unit', value: 'bureau-44' },
          { op: 'is', field: 'stage', value: 'RELEASE' },
        ],
      },
      true,
    ],
    [{ op: 'not', of: { op: 'is', field: 'note', value: 'x' } }, true],
    [{ op: 'is', field: 'zero', value: false }, true],
    [{ op: 'is', field: 'cost', value: '120' }, false],
    [{ op: 'is', field: 'nothing', value: 1 }, false],
    [{ op: 'in', field: 'stage', values: ['POST', 'RELEASE'] }, true],
    [{ op: 'in', field: 'note', values: ['x'] }, false],
    [{ op: 'atLeast', field: 'cost', value: 120 }, true],
    [{ op: 'atLeast', field: 'cost', value: 121 }, false],
    [{ op: 'atLeast', field: 'note', value: 0 }, false],
    [{ op: 'below', field: 'cost', value: 120 }, false],
    [{ op: 'below', field: 'cost', value: 121 }, true],
    [{ op: 'below', field: 'note', value: 121 }, false],
    [{ op: 'atLeast', field: 'cost', value: { field: 'planned' } }, true],
    [{ op: 'below', field: 'cost', value: { field: 'planned' } }, false],
    [{ op: 'below', field: 'cost', value: { field: 'note' } }, false],
    [{ op: 'present', field: 'cost' }, true],
    [{ op: 'present', field: 'note' }, false],
    [{ op: 'present', field: 'bodies' }, false],
    [{ op: 'present', field: 'zero' }, true],
    [{ op: 'has', field: 'platforms', value: '抖音' }, true],
    [{ op: 'has', field: 'platforms', value: '快手' }, false],
    [{ op: 'contains', field: 'platforms', value: '音' }, true],
    [{ op: 'contains', field: 'platforms', value: '快' }, false],
    [{ op: 'contains', field: 'unit', value: 'EAU-5' }, true],
    [{ op: 'has', field: 'unit', value: 'bureau-51' }, false],
  ])('%j is %s', (predicate, expected) => expect(holds(predicate)).toBe(expected));

  it('take what is known only when asked, and miss it aloud', () => {
    const entered: Predicate = { op: 'atLeast', field: 'since', value: { param: 'periodStart' } };
    expect(holds(entered, { periodStart: '2026-06-16' })).toBe(true);
    expect(holds(entered, { periodStart: '2026-07-01' })).toBe(false);
    expect(() => holds(entered)).toThrow('periodStart');
  });

  it('see both sides of a change; a bare name is the later side, or the earlier of a row that is gone', () => {
    const moved: ChangeRow = { before: { stage: 'POST', cost: null }, after: { stage: 'RELEASE' } };
    const gone: ChangeRow = { before: { stage: 'POST' }, after: null };
    expect(matches({ op: 'is', field: 'stage', value: 'RELEASE' }, moved, {})).toBe(true);
    expect(matches({ op: 'is', field: 'before.stage', value: 'POST' }, moved, {})).toBe(true);
    expect(matches({ op: 'is', field: 'stage', value: 'POST' }, gone, {})).toBe(true);
    expect(matches({ op: 'present', field: 'after.stage' }, gone, {})).toBe(false);
    expect(matches({ op: 'differs', field: 'stage' }, moved, {})).toBe(true);
    expect(matches({ op: 'differs', field: 'cost' }, moved, {})).toBe(false);
    expect(matches({ op: 'differs', field: 'stage' }, gone, {})).toBe(true);
  });
});

describe('a metric over rows', () => {
  const metric = (over: Partial<Metric> = {}): Metric => ({
    id: 'released',
    zh: '已上线',
    en: 'Released',
    relation: 'project',
    over: 'cut',
    where: { op: 'is', field: 'stage', value: 'RELEASE' },
    measure: { count: true },
    unit: '个',
    dimensions: ['unit', 'level'],
    source: 'Z-27',
    ...over,
  });
  const rows: readonly Row[] = [
    { unit: 'bureau-51', level: 'NATIONAL', stage: 'RELEASE', cost: 120 },
    { unit: 'bureau-51', level: null, stage: 'RELEASE', cost: null },
    { unit: 'bureau-44', level: 'NATIONAL', stage: 'RELEASE', cost: 30 },
    { unit: 'bureau-44', level: 'NATIONAL', stage: 'POST', cost: 7 },
  ];

  it('counts the rows that satisfy it', () =>
    expect(evaluateMetric(metric(), rows, {})).toEqual([{ by: {}, value: 3, missing: 0, rows: 3 }]));

  it('sums, and says how many rows have no value', () => {
    expect(evaluateMetric(metric({ measure: { sum: 'cost' } }), rows, {})).toEqual([{ by: {}, value: 150, missing: 1, rows: 3 }]);
    expect(evaluateMetric(metric({ measure: { sum: 'cost' }, where: { op: 'present', field: 'none' } }), rows, {})).toEqual([
      { by: {}, value: 0, missing: 0, rows: 0 },
    ]);
  });

  it('splits by dimensions in a fixed order, missing values included', () => {
    expect(evaluateMetric(metric({ measure: { sum: 'cost' } }), rows, {}, ['unit', 'level'])).toEqual([
      { by: { unit: 'bureau-44', level: 'NATIONAL' }, value: 30, missing: 0, rows: 1 },
      { by: { unit: 'bureau-51', level: 'NATIONAL' }, value: 120, missing: 0, rows: 1 },
      { by: { unit: 'bureau-51', level: null }, value: 0, missing: 1, rows: 1 },
    ]);
    expect(evaluateMetric(metric(), [], {}, ['unit'])).toEqual([]);
  });

  it('is not split by what it does not name', () =>
    expect(() => evaluateMetric(metric(), rows, {}, ['stage'])).toThrow('released is not split by stage'));

  it('the groups of a split add up to the whole', () => {
    const whole = evaluateMetric(metric({ measure: { sum: 'cost' } }), rows, {})[0];
    const parts = evaluateMetric(metric({ measure: { sum: 'cost' } }), rows, {}, ['unit']);
    const add = (pick: 'value' | 'missing' | 'rows') => parts.reduce((sum, part) => sum + part[pick], 0);
    expect(whole).toEqual({ by: {}, value: add('value'), missing: add('missing'), rows: add('rows') });
  });

  it('counts changes between two moments', () => {
    const changes: readonly ChangeRow[] = [
      { before: { unit: 'bureau-51', stage: 'POST' }, after: { unit: 'bureau-51', stage: 'RELEASE' } },
      { before: null, after: { unit: 'bureau-44', stage: 'TOPIC' } },
      { before: { unit: 'bureau-44', stage: 'TOPIC' }, after: { unit: 'bureau-44', stage: 'TOPIC' } },
    ];
    const changed = metric({ over: 'change', where: { op: 'differs', field: 'stage' } });
    expect(evaluateMetric(changed, changes, {}, ['unit']).map(({ by, value }) => [by.unit, value])).toEqual([
      ['bureau-44', 1],
      ['bureau-51', 1],
    ]);
  });
});
