import { UNITS } from '#kernel';
import { TILES } from './tiles';

describe('the tile grid (I-04)', () => {
  it('shows all 34 and 兵团, each in a place of its own', () => {
    expect(TILES).toHaveLength(35);
    expect(new Set(TILES.map(({ column, row }) => `${column},${row}`)).size).toBe(35);
    expect(TILES.slice(0, 32).map(({ unit }) => unit)).toEqual(UNITS.map(({ id }) => id));
  });

  it('names what is outside the statistics instead of leaving it out', () => {
    expect(
      TILES.filter(({ unit }) => unit === null)
        .map(({ zh }) => zh)
        .sort(),
    ).toEqual(['台湾', '澳门', '香港'].sort());
  });
});
