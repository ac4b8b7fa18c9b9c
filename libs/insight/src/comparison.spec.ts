import { comparedGroups } from './comparison';

const group = (unit: string | null, value: number) => ({ by: { unit }, value, missing: 0, rows: value });

describe('a figure beside itself at another moment (I-01)', () => {
  it('has the parts of both, and the difference of each', () =>
    expect(
      comparedGroups(
        { by: ['unit'], groups: [group('bureau-51', 5), group(null, 1)] },
        { groups: [group(null, 1), group('bureau-51', 7), group('bureau-44', 2)] },
      ),
    ).toEqual([
      { by: { unit: 'bureau-51' }, value: 5, other: 7, difference: -2 },
      { by: { unit: null }, value: 1, other: 1, difference: 0 },
      { by: { unit: 'bureau-44' }, value: 0, other: 2, difference: -2 },
    ]));

  it('is one part where nothing was asked to split by', () =>
    expect(
      comparedGroups(
        { by: [], groups: [{ by: {}, value: 3, missing: 0, rows: 3 }] },
        { groups: [{ by: {}, value: 1, missing: 0, rows: 1 }] },
      ),
    ).toEqual([{ by: {}, value: 3, other: 1, difference: 2 }]));
});
