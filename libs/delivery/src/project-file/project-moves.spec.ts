import { officialClaim, type LocalDate } from '#kernel';
import type { ProjectFile } from './project-file';
import { projectRows } from './project-rows';

const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const project = '51-2026-0001';
const file: ProjectFile = {
  unit: 'bureau-51',
  registeredOn: day('06-02'),
  claims: [
    officialClaim({ eventId: 'e1', attribute: 'stage', value: 'SCRIPT', effectiveOn: day('06-02'), position: 1 }),
    officialClaim({ eventId: 'e2', attribute: 'stage', value: 'FILING', effectiveOn: day('10-01'), position: 2 }),
  ],
  acts: [
    { id: 'm1:unit', attribute: 'unit', value: 'bureau-50', effectiveOn: day('09-01'), position: 3 },
    { id: 'm2:unit', attribute: 'unit', value: 'bureau-44', effectiveOn: day('10-15'), position: 4 },
  ],
};
const rows = (table: string) =>
  projectRows(file, project)
    .filter((row) => row.table === table && row.values['basis'] === 'reported')
    .map(({ effectiveFrom, effectiveTo, values }) => ({ effectiveFrom, effectiveTo, ...values }) as Record<string, unknown>);

describe('a project that was handed over twice', () => {
  it('is each unit’s on its own days, with the values that carry over', () =>
    expect(
      rows('project_state').map(({ effectiveFrom, effectiveTo, unit, stage }) => [effectiveFrom, effectiveTo, unit, stage]),
    ).toEqual([
      ['2026-06-02', '2026-09-01', 'bureau-51', 'SCRIPT'],
      ['2026-09-01', '2026-10-01', 'bureau-50', 'SCRIPT'],
      ['2026-10-01', '2026-10-15', 'bureau-50', 'FILING'],
      ['2026-10-15', null, 'bureau-44', 'FILING'],
    ]));

  it('has its timeline cut at the same days, each piece naming the one claim it rests on', () => {
    const pieces = rows('project_fact').filter(({ attribute }) => attribute === 'stage');
    expect(pieces.map(({ effectiveFrom, effectiveTo, unit, claim }) => [effectiveFrom, effectiveTo, unit, claim])).toEqual([
      ['2026-06-02', '2026-09-01', 'bureau-51', 'e1:stage'],
      ['2026-09-01', '2026-10-01', 'bureau-50', 'e1:stage'],
      ['2026-10-01', '2026-10-15', 'bureau-50', 'e2:stage'],
      ['2026-10-15', null, 'bureau-44', 'e2:stage'],
    ]);
  });
});
