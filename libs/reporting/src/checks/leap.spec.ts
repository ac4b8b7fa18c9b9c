import { leapOf } from './leap';

describe('how far an amount moved from the accepted one (B-13)', () => {
  it.each([
    [9_000, 90_000, { difference: 81_000, percent: 900, unusual: true }],
    [90_000, 30_000, { difference: -60_000, percent: -67, unusual: true }],
    [30_000, 90_000, { difference: 60_000, percent: 200, unusual: true }],
    [30_000, 89_999, { difference: 59_999, percent: 200, unusual: false }],
    [180, 168, { difference: -12, percent: -7, unusual: false }],
    [0, 500, { difference: 500, percent: null, unusual: false }],
    [500, 0, { difference: -500, percent: -100, unusual: true }],
  ])('%d → %d', (before, now, expected) => expect(leapOf(before, now)).toEqual({ before, now, ...expected }));

  it('is nothing where there are not two different amounts', () => {
    expect(leapOf(null, 5)).toBeNull();
    expect(leapOf(5, null)).toBeNull();
    expect(leapOf(5, 5)).toBeNull();
  });
});
