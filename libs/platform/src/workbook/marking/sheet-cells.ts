import { ATTRIBUTES, attribute, prefixOf, withAttribute } from './xml';
import { NotEditable } from './marks';

/** Asked for each cell that is to be marked; answers the look it gets in place of the one it has. */
export type Restyle = (row: number, column: number, look: number) => number;

export const lettersOf = (column: number): string =>
  column === 0 ? '' : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

export const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * Gives cells of a sheet another look, and nothing else: values, formulas and what else a cell holds stay as they are. A
 * cell that is not there is put where it belongs, empty.
 * @param wanted columns by row, from 1
 */
export function restyleCells(xml: string, wanted: ReadonlyMap<number, ReadonlySet<number>>, restyle: Restyle): string {
  const prefix = prefixOf(xml, 'worksheet');
  const opening = new RegExp(`<${prefix}sheetData(?=[\\s/>])${ATTRIBUTES}>`).exec(xml);
  if (!opening) throw new NotEditable('no sheetData');
  const start = opening.index + opening[0].length;
  const empty = opening[0].endsWith('/>');
  const end = empty ? start : xml.indexOf(`</${prefix}sheetData>`, start);
  if (end < 0) throw new NotEditable('sheetData without its end');
  const body = new RowEditor(prefix, xml.slice(0, opening.index), wanted, restyle).edit(xml.slice(start, end));
  if (!empty) return xml.slice(0, start) + body + xml.slice(end);
  return `${xml.slice(0, opening.index)}<${prefix}sheetData>${body}</${prefix}sheetData>${xml.slice(end)}`;
}

class RowEditor {
  private readonly rest: number[];

  constructor(
    private readonly prefix: string,
    private readonly head: string,
    private readonly wanted: ReadonlyMap<number, ReadonlySet<number>>,
    private readonly restyle: Restyle,
  ) {
    this.rest = [...wanted.keys()].sort((one, other) => one - other);
  }

  edit(rows: string): string {
    const { prefix } = this;
    const pattern = new RegExp(`<${prefix}row(?=[\\s/>])(${ATTRIBUTES})(?:/>|>([\\s\\S]*?)</${prefix}row>)`, 'g');
    let last = 0;
    const edited = rows.replace(pattern, (whole, attributes: string, cells: string | undefined) => {
      const row = Number(attribute(attributes, 'r') ?? last + 1);
      last = row;
      const before = this.missing(row);
      if (this.rest[0] !== row) return before + whole;
      this.rest.shift();
      const look = attribute(attributes, 'customFormat') === '1' ? Number(attribute(attributes, 's') ?? 0) : null;
      // A hint about where cells stand that may no longer be true.
      const kept = attributes.replace(/\sspans=(?:"[^"]*"|'[^']*')/, '').trimEnd();
      return `${before}<${prefix}row${kept}>${this.cells(row, cells ?? '', look)}</${prefix}row>`;
    });
    return edited + this.missing(Number.POSITIVE_INFINITY);
  }

  private missing(before: number): string {
    let made = '';
    while (this.rest[0] !== undefined && this.rest[0] < before) {
      const row = this.rest.shift() ?? 0;
      made += `<${this.prefix}row r="${row}">${this.cells(row, '', null)}</${this.prefix}row>`;
    }
    return made;
  }

  private cells(row: number, cells: string, rowLook: number | null): string {
    const { prefix } = this;
    const rest = [...(this.wanted.get(row) ?? [])].sort((one, other) => one - other);
    const missing = (before: number): string => {
      let made = '';
      while (rest[0] !== undefined && rest[0] < before) {
        const column = rest.shift() ?? 0;
        const look = this.restyle(row, column, rowLook ?? this.columnLook(column));
        made += `<${prefix}c r="${lettersOf(column)}${row}" s="${look}"/>`;
      }
      return made;
    };
    const pattern = new RegExp(`<${prefix}c(?=[\\s/>])${ATTRIBUTES}(/?)>`, 'g');
    let last = 0;
    const edited = cells.replace(pattern, (tag) => {
      const reference = attribute(tag, 'r');
      const column = reference === undefined ? last + 1 : columnOf(reference);
      last = column;
      const before = missing(column);
      if (rest[0] !== column) return before + tag;
      rest.shift();
      return before + withAttribute(tag, 's', String(this.restyle(row, column, Number(attribute(tag, 's') ?? 0))));
    });
    return edited + missing(Number.POSITIVE_INFINITY);
  }

  /** The look a column gives to cells that are not there. */
  private columnLook(column: number): number {
    for (const [tag] of this.head.matchAll(new RegExp(`<${this.prefix}col\\s${ATTRIBUTES}/?>`, 'g'))) {
      const [from, to] = [Number(attribute(tag, 'min') ?? 0), Number(attribute(tag, 'max') ?? 0)];
      if (column >= from && column <= to) return Number(attribute(tag, 'style') ?? 0);
    }
    return 0;
  }
}
