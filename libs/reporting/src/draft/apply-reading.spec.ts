import type { Instant } from '#kernel';
import type { SheetLine, SheetReading } from '../sheet/reading';
import { applyReading, type Upload } from './apply-reading';
import type { Draft } from './draft';

const [A, B] = ['51-2026-0001', '51-2026-0002'];
const at = '2026-06-30T08:30:00.000Z' as Instant;
const empty: Draft = {
  unit: 'bureau-51',
  period: '2026-06-H2',
  revision: 0,
  minPosition: null,
  openedBy: 'person-1',
  openedAt: at,
  editedBy: 'person-1',
  editedAt: at,
  edits: 0,
  cells: [],
  lines: [],
  findings: [],
  explanations: [],
  waivers: [],
  sources: [],
  files: [],
};
const line = (over: Partial<SheetLine>): SheetLine => ({
  sheet: '填报表',
  row: 7,
  project: A,
  matchedBy: 'code',
  candidates: [],
  category: 'REGIONAL',
  level: 'PROVINCIAL',
  read: [],
  cells: [],
  reverted: [],
  reason: null,
  ...over,
});
const note = (value: string, row = 7) => ({
  attribute: 'note' as const,
  value,
  raw: value,
  row,
  column: 28,
  was: '旧',
  moved: false,
});
const fresh = (title: string, row: number) => {
  const cell = { attribute: 'title' as const, value: title, raw: title, row, column: 3, was: null, moved: false };
  return line({ project: null, matchedBy: null, row, read: [cell], cells: [cell] });
};
const reading = (lines: readonly SheetLine[], over: Partial<SheetReading> = {}): SheetReading => ({
  layout: 'ours',
  sheet: '填报表',
  verdict: 'OK',
  meta: null,
  lines,
  findings: [],
  normalisations: [],
  questions: [],
  missing: [],
  columns: [{ column: 28, attribute: 'note' }],
  ...over,
});
const upload = (letter: string, person = 'person-1', take: Upload['take'] = 'all'): Upload => ({
  sha256: letter.repeat(64),
  name: '推进表.xlsx',
  size: 1,
  person,
  at,
  position: null,
  take,
});
const keys = (draft: Draft) => draft.cells.map((cell) => `${cell.line} ${cell.attribute} ${String(cell.value)}`).sort();

describe('patching a draft with a file', () => {
  it('keeps what stood before each cell, as its editor saw it, and the column it stood in', () => {
    const patched = applyReading(empty, reading([line({ cells: [note('新')], reason: '更正' })]), upload('a'));
    expect(patched.cells).toMatchObject([
      { line: A, value: '新', baseValue: '旧', raw: '新', row: 7, reason: '更正', editor: 'person-1' },
    ]);
    expect(patched.sources).toMatchObject([{ source: { file: 'a'.repeat(64), columns: { note: 'AB' } }, listed: [A] }]);
  });

  it('leaves cells alone that the file does not speak of, and gives up those it sets back', () => {
    const before = applyReading(
      empty,
      reading([line({ cells: [note('甲')] }), line({ project: B, cells: [note('乙')] })]),
      upload('a'),
    );
    const after = applyReading(before, reading([line({ reverted: ['note'] }), line({ project: B })]), upload('b', 'person-3'));
    expect(keys(after)).toEqual([`${B} note 乙`]);
  });

  it('supersedes what the same person’s earlier file left open, and nobody else’s', () => {
    const mine = applyReading(empty, reading([fresh('盐道', 40)]), upload('a'));
    const both = applyReading(mine, reading([fresh('雪山', 41)]), upload('b', 'person-3'));
    expect(both.lines.map(({ line: key, title }) => [key, title])).toEqual([
      ['new-1', '盐道'],
      ['new-2', '雪山'],
    ]);
    const again = applyReading(both, reading([fresh('盐道', 42)]), upload('c'));
    expect(again.lines.map(({ line: key, title }) => [key, title])).toEqual([
      ['new-2', '雪山'],
      ['new-3', '盐道'],
    ]);
    expect(keys(again)).toEqual(['new-2 title 雪山', 'new-3 title 盐道']);
  });

  it('supersedes what the same file left open, whoever sends it', () => {
    const mine = applyReading(empty, reading([fresh('盐道', 40)]), upload('a'));
    const theirs = applyReading(mine, reading([fresh('盐道', 40)]), upload('a', 'person-3'));
    expect(theirs.lines.map(({ title }) => title)).toEqual(['盐道']);
    expect(theirs.sources).toMatchObject([{ source: { person: 'person-3' } }]);
  });

  it('asks about an empty cell over a value (design section 4)', () => {
    const blank = {
      kind: 'BLANK_OVER_VALUE' as const,
      sheet: '填报表',
      row: 7,
      column: 28,
      attribute: 'note' as const,
      project: A,
      was: '旧',
    };
    expect(applyReading(empty, reading([line({})], { questions: [blank] }), upload('a')).findings).toMatchObject([
      { code: 'BLANK_OVER_VALUE', severity: 'error', line: A, attribute: 'note', row: 7, detail: { was: '旧' } },
    ]);
  });

  it('counts a project as listed although its row has a fault (B-09)', () => {
    const fault = {
      ...{ severity: 'error' as const, code: 'NOT_MONEY' as const, sheet: '填报表', row: 8, column: 12, value: '很多' },
      ...{ attribute: 'productionCost' as const, project: B, rule: 'B-13', detail: {} },
    };
    const patched = applyReading(empty, reading([line({})], { findings: [fault] }), upload('a'));
    expect(patched.sources[0]?.listed).toEqual([A, B]);
    expect(patched.findings).toMatchObject([{ line: B, attribute: 'productionCost' }]);
  });
});
