import { UNITS } from '#kernel';

/** The six areas of GB/T 2260: the first digit of a unit's code. */
export const REGIONS = ['1', '2', '3', '4', '5', '6'] as const;
export type Region = (typeof REGIONS)[number];

/** Units of the chosen areas, in official order; undefined where none is chosen. */
export function unitsOf(regions: readonly Region[]): readonly string[] | undefined {
  if (regions.length === 0) return undefined;
  return UNITS.filter(({ region }) => regions.some((each) => region.startsWith(each))).map(({ id }) => id);
}
