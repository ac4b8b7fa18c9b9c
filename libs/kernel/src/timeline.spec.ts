import fc from 'fast-check';
import { type Dated, factOn, timeline } from './timeline';
import { addDays, type LocalDate, localDate } from './time';

const start = localDate('2026-06-01');
const facts = fc
  .array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 })
  .map((days) => days.map((day, at) => ({ effectiveOn: addDays(start, day), position: at + 1 })));

/** The naive reading: of all facts effective by the day, the one with the latest day, then the highest position. */
const naive = (all: readonly Dated[], date: LocalDate): Dated | undefined =>
  all.reduce<Dated | undefined>((best, fact) => {
    if (fact.effectiveOn > date) return best;
    if (!best || fact.effectiveOn > best.effectiveOn) return fact;
    return fact.effectiveOn === best.effectiveOn && fact.position > best.position ? fact : best;
  }, undefined);

describe('timelines', () => {
  it('equal the naive reading on every day, in whatever order the facts come', () =>
    fc.assert(
      fc.property(facts, fc.infiniteStream(fc.nat()), (all, keys) => {
        const shuffled = all.map((fact) => ({ fact, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        const segments = timeline(shuffled.map(({ fact }) => fact));
        for (let day = -1; day <= 14; day += 1) {
          const date = addDays(start, day);
          expect(factOn(segments, date)).toBe(naive(all, date));
        }
      }),
      { numRuns: 300 },
    ));

  it('are gapless, ascending and open at the end', () =>
    fc.assert(
      fc.property(facts, (all) => {
        const segments = timeline(all);
        expect(segments).toHaveLength(new Set(all.map(({ effectiveOn }) => effectiveOn)).size);
        segments.forEach(({ from, to, fact }, at) => {
          expect(fact.effectiveOn).toBe(from);
          expect(to).toBe(segments[at + 1]?.from ?? null);
          if (to !== null) expect(from < to).toBe(true);
        });
      }),
    ));

  it('design section 4: SHOOTING from 20 August, POST from 12 October, asked as of 30 September, say SHOOTING', () => {
    const at = (date: string, position: number, stage: string) => ({ effectiveOn: localDate(date), position, stage });
    const segments = timeline([at('2026-10-12', 1, 'POST'), at('2026-08-20', 2, 'SHOOTING')]);
    expect(factOn(segments, localDate('2026-09-30'))?.stage).toBe('SHOOTING');
    expect(factOn(segments, localDate('2026-08-19'))).toBeUndefined();
    expect(factOn(segments, localDate('2026-10-12'))?.stage).toBe('POST');
  });

  it('keep equal neighbours apart: each row names its fact', () => {
    const same = [1, 2].map((position) => ({ effectiveOn: localDate(`2026-06-0${position}`), position, value: 'TOPIC' }));
    expect(timeline(same)).toHaveLength(2);
  });
});
