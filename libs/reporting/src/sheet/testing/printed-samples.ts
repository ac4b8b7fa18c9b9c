import { type Attribute, type AttributeValue, type Instant, type LocalDate, sameValue } from '#kernel';
import type { AnnexInput, AnnexProject } from '../annex-print';
import type { SheetReading } from '../reading';
import { dice, fortyLines } from './annex-table';
import { PERIOD } from './samples';

/** Forty projects over all six sections and all their stages, the same for the same seed. */
export const fortyProjects = (seed: number): readonly AnnexProject[] =>
  fortyLines(dice(seed)).map(({ category, values }, at) => ({
    code: `51-2026-${String(at + 1).padStart(4, '0')}`,
    category,
    sideState: 'ACTIVE',
    values: Object.fromEntries(values),
  }));

export const annexInputOf = (projects: readonly AnnexProject[], more: Partial<AnnexInput> = {}): AnnexInput => ({
  unitName: '四川省广播电视局',
  period: PERIOD,
  projects,
  version: {
    position: 'log-1.0000000000000042',
    asOf: '2026-06-30' as LocalDate,
    basis: 'reported',
    generatedAt: '2026-06-30T10:00:00.000Z' as Instant,
  },
  signedOn: '2026-06-30' as LocalDate,
  ...more,
});

/** Every cell that the annex prints, compared with what was read of it; wrong ones are named. */
export function wrongCells(
  projects: readonly AnnexProject[],
  reading: SheetReading,
): { cells: number; wrong: readonly string[] } {
  const wrong: string[] = [];
  let cells = 0;
  const say = (agrees: boolean, what: string): void => {
    cells += 1;
    if (!agrees) wrong.push(what);
  };
  const left = new Map(reading.lines.map((line) => [titleOf(line.read), line]));
  for (const { category, values } of projects) {
    const title = values.title ?? '';
    const line = left.get(title);
    left.delete(title);
    const read = new Map<Attribute, AttributeValue>(line?.read.map((cell) => [cell.attribute, cell.value]) ?? []);
    say(line?.category === category, `${title} category: ${line?.category} for ${category}`);
    const printed = Object.entries(values).filter(([attribute, value]) => attribute !== 'note' && value !== null);
    const wanted = new Map(printed as [Attribute, AttributeValue][]);
    for (const attribute of new Set([...wanted.keys(), ...read.keys()])) {
      const [want, got] = [wanted.get(attribute) ?? null, read.get(attribute) ?? null];
      say(sameValue(attribute, want, got), `${title} ${attribute}: ${JSON.stringify(got)} for ${JSON.stringify(want)}`);
    }
  }
  for (const title of left.keys()) say(false, `${title}: a line that was not printed`);
  return { cells, wrong };
}

const titleOf = (read: SheetReading['lines'][number]['read']): string =>
  String(read.find(({ attribute }) => attribute === 'title')?.value ?? '');
