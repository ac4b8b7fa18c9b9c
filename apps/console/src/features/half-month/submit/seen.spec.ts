import type { Difference, Draft } from '../operations';
import { overtaken, seenNow } from './seen';

const cell = (attribute: string, now: string, was = '100') =>
  ({ line: '51-2026-0001', title: '川西来信', attribute, was, now, since: null, reason: null }) as Difference;
const draft = (edition: string, ...differences: readonly Difference[]) => ({ edition, differences }) as unknown as Draft;

describe('what a page has shown of a draft (B-10)', () => {
  const [first, second, third] = [
    draft('1', cell('productionCost', '110')),
    draft('2', cell('productionCost', '111')),
    draft('3', cell('productionCost', '112')),
  ];

  it('stays certified while the same is shown, and is not when something else is', () => {
    const seen = { shown: first, read: first, certified: true };
    expect(seenNow(seen, first)).toBe(seen);
    expect(seenNow(seen, second)).toEqual({ shown: second, read: first, certified: false });
    expect(seenNow(seen, null)).toEqual({ shown: null, read: first, certified: false });
  });

  it('is held against what was certified last, else against what was read first', () => {
    const changed = seenNow({ shown: first, read: first, certified: false }, second);
    expect(seenNow(changed, third).read).toBe(first);
    expect(seenNow({ ...changed, certified: true }, third).read).toBe(second);
  });

  it('names each cell that says something else, came or went, and no other', () => {
    const read = draft('1', cell('productionCost', '110'), cell('episodes', '24集'), cell('note', '旧'));
    const now = draft('2', cell('productionCost', '111'), cell('episodes', '24集'), cell('writers', '阿来'));
    expect(overtaken(read, now).map(({ before, after }) => [before?.now ?? null, after?.now ?? null])).toEqual([
      ['110', '111'],
      [null, '阿来'],
      ['旧', null],
    ]);
    expect(overtaken(read, null)).toHaveLength(3);
    expect(overtaken(null, now)).toHaveLength(3);
    expect(overtaken(draft('1', cell('note', '新', '')), draft('2', cell('note', '新', '旧')))).toHaveLength(1);
  });
});
