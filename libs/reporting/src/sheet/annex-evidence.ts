import { type Attribute, attributeDefinition, isNone, parseAttribute } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { repeatsHeading } from './annex-heading';
import { type AnnexMap, looksLikeNumber, moneyUnitOf } from './annex-map';
import { isColumnNumbers, isOrdinal, isTotal, looksLikeSection, sectionOf, stageText } from './annex-rows';
import { covers, type SheetCells } from './cells';
import { isBlankCell } from './read-cell';

/** How well a reading of the columns agrees with what stands in them. */
export interface Fit {
  readonly map: AnnexMap;
  readonly good: number;
  readonly bad: number;
}

/** A reading this far from its cells is not the one: a third of what can be judged speaks against it. */
const VIABLE = 1 / 3;
/** Where the heading allows one reading only, half must: its rows are judged one by one besides. */
const VIABLE_ALONE = 1 / 2;

/** 100 亿元 in 分: no drama costs it, but a filing number in a column of amounts reads like it. */
const NO_COST = 1_000_000_000_000;

/** Rows of the body that hold something other than a section, a heading, a total or a line of numbers. */
export function* bodyRows(
  cells: SheetCells,
  lastHeadingRow: number,
): Iterable<{ readonly row: number; readonly filled: readonly GridCell[] }> {
  for (const row of cells.rowNumbers.filter((each) => each > lastHeadingRow)) {
    const filled = cells.row(row).filter((cell) => !isBlankCell(cell));
    if (filled.length === 0 || sectionOf(filled) || repeatsHeading(cells, row)) continue;
    if (isTotal(filled) || isColumnNumbers(filled)) continue;
    yield { row, filled };
  }
}

/** Judges a reading by every body row: is there a stage where a stage must be, a title, days, amounts and counts? */
export function fitOf(cells: SheetCells, map: AnnexMap): Fit {
  let good = 0;
  let bad = 0;
  const say = (verdict: boolean | null): void => {
    if (verdict === true) good += 1;
    if (verdict === false) bad += 1;
  };
  for (const { row, filled } of bodyRows(cells, map.heading.lastRow)) {
    if (looksLikeSection(filled) && filled[0]?.column !== map.title) continue;
    const stageCell = cells.text(row, map.stage);
    const isLabel = stageText(stageCell) !== null;
    const values = valuesOf(cells, map, row);
    if (map.stageRows && isLabel) {
      // The row is a line of its own: a value beside its label would have no project to belong to.
      const beside = values.filter(({ cell }) => cell.column > map.stage && !isNone(cell.text));
      if (beside.length > 0) say(false);
      continue;
    }
    if (values.every(({ cell }) => isNone(cell.text))) {
      // Something stands where a label must, and is none, and nothing else is there.
      if (!map.stageRows && !isLabel && stageCell.trim() !== '') say(false);
      continue;
    }
    const serial = map.serial === null || map.serial === map.title ? '' : cells.text(row, map.serial);
    const keyed = map.stageRows ? serialFits(serial) : isLabel || (stageCell.trim() === '' && mayContinue(cells, map, row));
    const titled = titleFits(cells.text(row, map.title));
    say(keyed && titled);
    for (const { attribute, cell } of values) {
      const verdict = attribute === 'title' ? null : plausible(cell, attribute, map);
      // In a row that is none by this reading, names in columns of names say nothing for it.
      if (verdict !== true || (keyed && titled)) say(verdict);
    }
  }
  return { map, good, bad };
}

const rate = ({ good, bad }: Fit): number => (good + bad === 0 ? 0 : bad / (good + bad));

/** The one reading that agrees with the cells, or null: none does, or several do and only a person knows. */
export function choose(fits: readonly Fit[]): AnnexMap | null {
  const viable = fits.filter((fit) => rate(fit) <= (fits.length === 1 ? VIABLE_ALONE : VIABLE));
  const [only, ...others] = viable;
  // Where no row holds a value there is nothing to misread: every reading says "none" (B-06).
  if (only && (others.length === 0 || fits.every(({ good, bad }) => good + bad === 0))) return only.map;
  return null;
}

export const valuesOf = (
  cells: SheetCells,
  map: AnnexMap,
  row: number,
): readonly { readonly attribute: Attribute | 'number'; readonly cell: GridCell }[] =>
  [...map.values].flatMap(([attribute, column]) => {
    const cell = cells.at(row, column);
    return cell && !isBlankCell(cell) ? [{ attribute, cell }] : [];
  });

/** Whether a row without a label of its own may belong to the one above: nothing numbers it as another. */
const mayContinue = (cells: SheetCells, map: AnnexMap, row: number): boolean => {
  const merged = cells.sheet.merges.some((area) => area.toRow > area.row && covers(area, row, map.stage));
  return merged || map.serial === null || isBlankCell(cells.at(row, map.serial));
};

const serialFits = (text: string): boolean => text.trim() === '' || isOrdinal(text);

const titleFits = (text: string): boolean => text.trim() !== '' && !isOrdinal(text) && stageText(text) === null;

/** Whether a cell looks like a value of its attribute; null where anything does. */
export function plausible(cell: GridCell, attribute: Attribute | 'number', map: AnnexMap): boolean | null {
  if (isNone(cell.text) || cell.kind === 'error' || cell.text === '') return null;
  if (attribute === 'number') return looksLikeNumber(cell);
  const { kind } = attributeDefinition(attribute);
  if (kind === 'number') return looksLikeNumber(cell);
  if (attribute === 'note') return null;
  if (kind === 'names') return looksLikeNames(cell);
  if (kind === 'text') return titleFits(cell.text);
  if (cell.kind === 'date') return kind === 'date';
  const numeric = /^-?\d+(\.\d+)?$/.test(cell.text) && (cell.kind === 'number' || cell.kind === 'formula');
  const raw = numeric ? Number(cell.text) : cell.text;
  const parsed = parseAttribute(attribute, raw, { moneyUnit: moneyUnitOf(map, attribute) });
  // A value of the right kind that is out of bounds is a fault of the cell, not of the layout.
  const bounds = ['NEGATIVE', 'EPISODES_BELOW_ONE', 'YEAR_MISSING', 'DAY_MISSING', 'IMPOSSIBLE_DATE', 'FINER_THAN_FEN'];
  if (parsed.ok && kind === 'money' && Number(parsed.value) >= NO_COST) return false;
  return parsed.ok || bounds.includes(parsed.code);
}

const looksLikeNames = ({ kind, text }: GridCell): boolean =>
  kind === 'text' || kind === 'formula'
    ? !/^[¥￥]?[-\d.,，]+(?:万元?|元|亿元?|集|期)?$/.test(text.trim()) &&
      !parseAttribute('firstBroadcastOn', text).ok &&
      !/字.{0,8}第\d+号/.test(text)
    : false;
