import { addSheet } from './added-sheet';
import { CellStyles } from './cell-styles';
import { addComments, type Comment } from './comments';
import { NotEditable, type CellMark, type Marks, type Tone } from './marks';
import { PackageParts } from './package-parts';
import { relationsOf } from './relations';
import { columnOf, restyleCells } from './sheet-cells';
import { ATTRIBUTES, attribute, prefixOf } from './xml';

/** Where the archive check demands it. */
const WORKBOOK = 'xl/workbook.xml';

interface Marked extends Comment {
  readonly tone: Tone;
}

/**
 * The same .xlsx with cells coloured and commented and one sheet more. Only the parts that must say so are edited, inside
 * their own text: whatever else the file holds, known to anyone or not, is as it was.
 * @throws NotEditable where the package is not built as Excel, WPS and LibreOffice build theirs
 */
export async function markPackage(bytes: Buffer, marks: Marks): Promise<Buffer> {
  const parts = await PackageParts.read(bytes);
  if (!parts.has(WORKBOOK)) throw new NotEditable(`no ${WORKBOOK}`);
  const relations = relationsOf(parts, WORKBOOK);
  if (relations.some(({ type }) => type.includes('purl.oclc.org'))) throw new NotEditable('a strict package');
  const styles = new CellStyles(parts, targetOf(relations, 'styles'));
  for (const [name, target] of sheetsOf(parts, relations)) {
    const own = marks.cells.filter(({ sheet }) => sheet === name);
    if (own.length > 0) markSheet(parts, target, styles, marks.author, own);
  }
  styles.save();
  addSheet(parts, WORKBOOK, marks.added);
  return parts.zip();
}

function targetOf(relations: ReturnType<typeof relationsOf>, kind: string): string {
  const found = relations.find(({ type }) => type.endsWith(`/relationships/${kind}`));
  if (!found) throw new NotEditable(`no ${kind}`);
  return found.target;
}

function sheetsOf(parts: PackageParts, relations: ReturnType<typeof relationsOf>): ReadonlyMap<string, string> {
  const xml = parts.text(WORKBOOK);
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const tags = xml.matchAll(new RegExp(`<${prefixOf(xml, 'workbook')}sheet\\s${ATTRIBUTES}/?>`, 'g'));
  return new Map(
    [...tags].map(([tag]) => {
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1] ?? '';
      return [attribute(tag, 'name') ?? '', targets.get(id) ?? ''] as const;
    }),
  );
}

function markSheet(parts: PackageParts, part: string, styles: CellStyles, author: string, marks: readonly CellMark[]): void {
  const xml = parts.text(part);
  const cells = gathered(marks, mergesOf(xml));
  const wanted = new Map<number, Set<number>>();
  for (const { row, column } of cells.values()) wanted.set(row, (wanted.get(row) ?? new Set()).add(column));
  const toneOf = (row: number, column: number): Tone => cells.get(`${row},${column}`)?.tone ?? 'warning';
  parts.write(
    part,
    restyleCells(xml, wanted, (row, column, look) => styles.marked(look, toneOf(row, column))),
  );
  addComments(parts, part, author, [...cells.values()]);
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

function mergesOf(xml: string): readonly Area[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?mergeCell\\s${ATTRIBUTES}/?>`, 'g'))].flatMap(([tag]) => {
    const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(attribute(tag, 'ref') ?? '');
    if (!found) return [];
    const [, from = '', row, to = '', toRow] = found;
    return [{ row: Number(row), column: columnOf(from), toRow: Number(toRow), toColumn: columnOf(to) }];
  });
}

/** One mark for each cell that is seen: of merged cells the first, with all that is said of any of them; the graver tone wins. */
function gathered(marks: readonly CellMark[], merges: readonly Area[]): ReadonlyMap<string, Marked> {
  const cells = new Map<string, Marked>();
  for (const { row, column, tone, text } of marks) {
    const area = merges.find((each) => row >= each.row && row <= each.toRow && column >= each.column && column <= each.toColumn);
    const place = { row: area?.row ?? row, column: area?.column ?? column };
    const key = `${place.row},${place.column}`;
    const known = cells.get(key);
    const texts = known ? [...new Set([...known.text.split('\n\n'), text])].join('\n\n') : text;
    cells.set(key, { ...place, tone: known?.tone === 'error' ? 'error' : tone, text: texts });
  }
  return cells;
}
