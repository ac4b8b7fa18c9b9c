import fc from 'fast-check';
import type { Instant } from '#kernel';
import { readWorkbook } from './read-workbook';
import { unzip, zip } from './testing/zip';
import { writeWorkbook } from './write-workbook';

const plan = {
  title: '推进表',
  createdAt: '2026-06-10T02:00:00.000Z' as Instant,
  styles: {},
  sheets: [
    {
      name: '填报表',
      cells: Array.from({ length: 40 }, (_, index) => ({ row: (index >> 2) + 1, column: (index % 4) + 1, value: `格${index}` })),
    },
  ],
};

describe('a workbook with bytes changed at random (S9)', () => {
  it('is read or refused by name within the limits, and never throws', async () => {
    const good = await writeWorkbook(plan);
    const parts = unzip(good);
    const place = fc.tuple(fc.nat(), fc.nat({ max: 255 }));
    const packed = fc.array(place, { minLength: 1, maxLength: 4 }).map((changes) => {
      const bytes = Buffer.from(good);
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    });
    // Changed before packing, the sums are right and the parser itself is reached.
    const unpacked = fc.tuple(fc.nat(), fc.array(place, { minLength: 1, maxLength: 4 })).map(([which, changes]) =>
      zip(
        parts.map((part, index) => {
          if (index !== which % parts.length) return part;
          const content = Buffer.from(part.content);
          for (const [at, byte] of changes) content[at % content.length] = byte;
          return { ...part, content };
        }),
      ),
    );
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.oneof(packed, unpacked), async (bytes) => {
        const reading = await readWorkbook(bytes);
        const outcome = reading.ok ? 'read' : reading.refusal.code;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (reading.ok) expect(reading.peakRssKb).toBeLessThan(300 * 1024);
      }),
      { seed: 9, numRuns: 150 },
    );
    // Both ways out must have been taken, else the changes were too rough or too gentle to say anything.
    expect(outcomes.get('read')).toBeGreaterThan(0);
    expect([...outcomes.keys()].length).toBeGreaterThan(2);
  }, 180_000);
});
