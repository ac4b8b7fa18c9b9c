import { acceptReport, officialClaim, reportClaim, type Claims, type LocalDate } from '#kernel';
import type { ProjectFile } from './project-file';
import { projectRows } from './project-rows';

const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const first = 'report-bureau-51-2026-06-H1';
const second = 'report-bureau-51-2026-06-H2';
const said = (eventId: string, report: string, on: string, position: number) =>
  reportClaim({ eventId, attribute: 'stage', value: 'SCRIPT', effectiveOn: day(on), position }, report, 1);
const title = officialClaim({ eventId: 'e0', attribute: 'title', value: '盐道', effectiveOn: day('06-02'), position: 1 });
const open: Claims = [title, said('e1', first, '06-15', 2), said('e2', second, '06-30', 3)];

const states = (claims: Claims, basis: string) => {
  const file: ProjectFile = { unit: 'bureau-51', registeredOn: day('06-02'), claims, acts: [] };
  return projectRows(file, '51-2026-0001')
    .filter(({ table, values }) => table === 'project_state' && values['basis'] === basis)
    .map(({ effectiveFrom, values }) => [effectiveFrom, values['reportedIn']]);
};

describe('the half-month a project was last reported in (B-09)', () => {
  it('is that of the newest report whose value stands, and nothing while only official acts do', () =>
    expect(states(open, 'reported')).toEqual([
      ['2026-06-02', null],
      ['2026-06-15', '2026-06-H1'],
      ['2026-06-30', '2026-06-H2'],
    ]));

  it('is of its basis: what is not accepted yet does not count as accepted', () =>
    expect(states(acceptReport(open, first, 1), 'accepted')).toEqual([
      ['2026-06-02', null],
      ['2026-06-15', '2026-06-H1'],
    ]));
});
