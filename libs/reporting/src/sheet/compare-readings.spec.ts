import type { Attribute, AttributeValue } from '#kernel';
import { compareReadings } from './compare-readings';
import type { Finding, SheetLine, SheetReading } from './reading';

const COLUMNS: Readonly<Partial<Record<Attribute, number>>> = { title: 3, bodies: 7, productionCost: 11, planningNumber: 13 };

const line = (row: number, project: string | null, values: Partial<Record<Attribute, AttributeValue>>): SheetLine => ({
  ...{ sheet: 'S', row, project, matchedBy: project === null ? null : 'code', candidates: [], category: 'VALUES' },
  ...{ level: 'PROVINCIAL', cells: [], reverted: [], reason: null },
  read: Object.entries(values).map(([attribute, value]) => ({
    ...{
      attribute: attribute as Attribute,
      value: value ?? null,
      raw: String(value),
      row,
      column: COLUMNS[attribute as Attribute] ?? 1,
    },
  })),
});
const reading = (lines: readonly SheetLine[], more: Partial<SheetReading> = {}): SheetReading => ({
  ...{
    layout: 'ours',
    sheet: 'S',
    verdict: 'OK',
    meta: null,
    lines,
    findings: [],
    normalisations: [],
    questions: [],
    missing: [],
  },
  columns: Object.entries(COLUMNS).map(([attribute, column]) => ({ attribute: attribute as Attribute, column })),
  ...more,
});
const number = (normal: string) => ({ typed: normal, normal });
const said = (a: SheetReading, b: SheetReading) => {
  const { onlyInA, onlyInB, changed, same } = compareReadings(a, b);
  const cells = changed.flatMap((each) =>
    each.cells.map(({ attribute, a: one, b: other }) => [
      each.title,
      each.by,
      attribute,
      one.value,
      one.row,
      other.value,
      other.row,
    ]),
  );
  return { onlyInA: onlyInA.map(({ title }) => title), onlyInB: onlyInB.map(({ title }) => title), cells, same };
};

describe('two files of one unit, compared by meaning', () => {
  it('finds a line by its project wherever it stands, and says each cell that differs with both rows', () => {
    const a = reading([
      line(5, 'p-1', { title: '盐道', productionCost: 1 }),
      line(6, 'p-2', { title: '窑火', productionCost: 2 }),
    ]);
    const b = reading([
      line(9, 'p-2', { title: '窑火', productionCost: 2 }),
      line(12, 'p-1', { title: '盐道', productionCost: 3 }),
    ]);
    expect(said(a, b)).toEqual({ onlyInA: [], onlyInB: [], cells: [['盐道', 'code', 'productionCost', 1, 5, 3, 12]], same: 1 });
  });

  it('finds lines that mean no project yet by their number, else by title with a common 出品机构, never by title alone', () => {
    const a = reading([
      line(5, null, { title: '旧名', planningNumber: number('51001') }),
      line(6, null, { title: '夜校', bodies: ['甲公司'], productionCost: 1 }),
      line(7, null, { title: '食堂', bodies: ['甲公司'] }),
    ]);
    const b = reading([
      line(5, null, { title: '食堂', bodies: ['乙公司'] }),
      line(6, null, { title: '夜校', bodies: ['甲公司', '丙公司'], productionCost: 1 }),
      line(7, null, { title: '新名', planningNumber: number('51001') }),
    ]);
    const found = said(a, b);
    expect([found.onlyInA, found.onlyInB]).toEqual([['食堂'], ['食堂']]);
    expect(found.cells.map(([title, by, attribute]) => [title, by, attribute])).toEqual([
      ['新名', 'number', 'title'],
      ['夜校', 'title', 'bodies'],
    ]);
  });

  it('two lines that mean two projects are two, whatever else they have in common', () => {
    const same = { title: '盐道', bodies: ['甲公司'] };
    expect(said(reading([line(5, 'p-1', same)]), reading([line(5, 'p-2', same)]))).toMatchObject({
      onlyInA: ['盐道'],
      onlyInB: ['盐道'],
    });
  });

  it('compares only what both layouts have a column for, and a blank with a value', () => {
    const a = reading([line(5, 'p-1', { title: '盐道', productionCost: 1, note: '备注' })]);
    const b = reading([line(5, 'p-1', { title: '盐道' })]);
    expect(said(a, b).cells).toEqual([['盐道', 'code', 'productionCost', 1, 5, null, 5]]);
  });

  it('a cell that could not be read differs as it is written, and is not taken for an empty one', () => {
    const finding = {
      severity: 'error',
      code: 'NOT_MONEY',
      row: 5,
      column: 11,
      value: '很多',
      attribute: 'productionCost',
    } as Finding;
    const bad = reading([line(5, 'p-1', { title: '盐道' })], { findings: [finding] });
    const blank = reading([line(5, 'p-1', { title: '盐道' })]);
    const [changed] = compareReadings(bad, blank).changed;
    expect(changed?.cells).toMatchObject([
      { attribute: 'productionCost', a: { unread: true, raw: '很多', column: 11 }, b: { unread: false } },
    ]);
    expect(compareReadings(bad, bad)).toMatchObject({ changed: [], same: 1 });
  });
});
