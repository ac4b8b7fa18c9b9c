import { exportPath, filterOf, otherMoment } from './asked';
import { dimensionText, unindented, withUnit } from './named';
import { sentenceOf } from './sentence';
import { words } from './words';

const say =
  (language: 'zh' | 'en') =>
  (key: keyof (typeof words)['zh'], values: Readonly<Record<string, string | number>> = {}) =>
    Object.entries(values).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), words[language][key]);
const metric = {
  id: 'productionCost',
  zh: '制作成本合计',
  en: 'Production cost',
  unit: '分',
  relation: 'PROJECT' as const,
  over: 'MOMENT' as const,
  dimensions: ['unit', 'stage'],
};
const at = { asOf: '2026-08-31' as never, now: '2026-09-30T15:59:59.999Z' };
const told = {
  metrics: [metric],
  by: ['unit'],
  filter: { stages: ['POST'] },
  basis: 'REPORTED' as const,
  nation: true,
  unitName: (id: string) => id,
  main: { asked: { asOf: '2026-08-31', knownAt: '2026-09-30' }, at },
  other: { asked: { asOf: '2026-08-31' }, at },
};

describe('a question of the past in words and in parameters (I-01, I-07)', () => {
  it('is told in one sentence', () => {
    expect(sentenceOf(told, say('zh'), 'zh')).toBe(
      '截至2026年8月31日、按2026年9月30日所知，全国处于后期的项目的制作成本合计，按单位分组，与截至2026年8月31日、按现在所知对比（各单位上报口径）。',
    );
    expect(sentenceOf({ ...told, other: null, filter: {}, nation: false }, say('en'), 'en')).toBe(
      'As of 31 Aug 2026, as known on 30 Sep 2026: Production cost of your own unit, by unit (as reported).',
    );
    expect(sentenceOf({ ...told, filter: { units: ['bureau-62'] }, unitName: () => '丝路视听' }, say('zh'), 'zh')).toContain(
      '丝路视听',
    );
    const pinned = { asked: { asOf: '2026-08-31', knownAt: '0a1b2c3d-0000000000000000007' }, at };
    expect(sentenceOf({ ...told, main: pinned, other: null }, say('zh'), 'zh')).toContain('按 2026-09-30 23:59 的记录所知');
  });

  it('asks the file door the same', () =>
    expect(
      exportPath('productionCost', 'csv', {
        by: ['unit'],
        filter: { units: ['bureau-51'], stages: ['POST'], text: '川 西' },
        basis: 'ACCEPTED',
        at: { asOf: '2026-08-31' as never, knownAt: '2026-09-30' },
      }),
    ).toBe(
      '/api/figures/export?metric=productionCost&format=csv&basis=accepted&by=unit&units=bureau-51&stages=POST&text=%E5%B7%9D+%E8%A5%BF&asOf=2026-08-31&knownAt=2026-09-30',
    ));

  it('compares with the same day as known now, unless told otherwise', () => {
    const bar = { asOf: '2026-08-31' as never };
    expect(otherMoment({ cAsOf: '', cKnown: '' }, bar)).toEqual({ asOf: '2026-08-31' });
    expect(otherMoment({ cAsOf: '2026-07-31', cKnown: '2026-08-05' }, bar)).toEqual({
      asOf: '2026-07-31',
      knownAt: '2026-08-05',
    });
    expect(otherMoment({ cAsOf: 'x', cKnown: 'x' }, { asOf: undefined })).toEqual({});
  });

  it('narrows by nothing where nothing was chosen', () => {
    expect(filterOf({})).toBeNull();
    expect(filterOf({ stages: ['POST', 'NONSENSE'] })).toEqual({ stages: ['POST'] });
  });

  it('names groups and units in both languages', () => {
    expect(dimensionText({ field: 'unit', value: 'bureau-51', zh: '四川' }, 'zh')).toBe('四川');
    expect(dimensionText({ field: 'unit', value: 'bureau-51', zh: '四川' }, 'en')).toBe('Sichuan');
    expect(dimensionText({ field: 'sideState', value: 'ACTIVE', zh: '推进中' }, 'en')).toBe('active');
    expect(withUnit('Projects', '个', 'en')).toBe('Projects');
    expect(withUnit('制作成本合计', '分', 'zh')).toBe('制作成本合计（万元）');
  });

  it('shows an operation as one would write it', () =>
    expect(unindented('query A {\n      b\n        c\n    }')).toBe('query A {\n  b\n    c\n}'));
});
