import type { CellValue, MergeRange } from 'hucre/xlsx';
import type { Visibility } from './grid';

/** A cell of an OpenDocument table; rows and columns from 0. */
export interface OdsCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula?: string;
  readonly isError: boolean;
}

export interface OdsTable {
  readonly name: string;
  readonly visibility: Visibility;
  readonly cells: readonly OdsCell[];
  readonly merges: readonly MergeRange[];
}

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex: string, decimal: string, name: string) => {
    if (name) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(Math.min(0x10ffff, hex ? parseInt(hex, 16) : Number(decimal)));
  });

interface Open {
  readonly attributes: ReadonlyMap<string, string>;
  readonly paragraphs: string[];
}

/**
 * The tables of a content.xml: rows in header rows, groups and outlines too, repeated cells written out, everything that
 * is said beside a cell (annotations, drawings) left alone. `tooMany` is called, and must throw, where a repeated cell
 * with content would pass the limit of rows.
 */
export function readOdsTables(xml: string, maxRows: number, tooMany: (table: string) => never): readonly OdsTable[] {
  return new OdsReader(maxRows, tooMany).read(xml);
}

class OdsReader {
  private readonly tables: { name: string; visibility: Visibility; cells: OdsCell[]; merges: MergeRange[] }[] = [];
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private row = 0;
  private column = 0;
  private rowRepeat = 1;
  private rowCells: OdsCell[] = [];
  private cell: Open | null = null;
  /** Depth inside elements of a cell that are no part of its text. */
  private aside = 0;
  private depth = 0;

  constructor(
    private readonly maxRows: number,
    private readonly tooMany: (table: string) => never,
  ) {}

  read(xml: string): readonly OdsTable[] {
    for (const [, cdata, closing, tag = '', rest = '', selfClosing, text] of xml.matchAll(TOKEN)) {
      if (cdata !== undefined) this.text(cdata);
      else if (text !== undefined) this.text(decode(text.replace(/[\t\r\n ]+/g, ' ')));
      else if (closing === '/') this.close(tag);
      else if (tag !== '') {
        this.open(tag, attributesOf(rest));
        if (selfClosing === '/') this.close(tag);
      }
    }
    return this.tables;
  }

  private get table() {
    return this.tables.at(-1);
  }

  private open(tag: string, attributes: ReadonlyMap<string, string>): void {
    if (this.aside > 0 || tag === 'office:annotation' || tag.startsWith('draw:') || tag === 'table:shapes') {
      this.aside += 1;
    } else if (tag === 'style:style') this.style = attributes.get('style:name') ?? '';
    else if (tag === 'style:table-properties' && attributes.get('table:display') === 'false') this.hiddenStyles.add(this.style);
    else if (tag === 'table:table') this.begin(attributes);
    else if (tag === 'table:table-row') {
      this.column = 0;
      this.rowCells = [];
      this.rowRepeat = count(attributes.get('table:number-rows-repeated'));
    } else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell') this.cell = { attributes, paragraphs: [] };
    else if (this.cell) this.inText(tag, attributes);
  }

  private inText(tag: string, attributes: ReadonlyMap<string, string>): void {
    if (tag === 'text:p') {
      if (this.depth === 0) this.cell?.paragraphs.push('');
      this.depth += 1;
    } else if (tag === 'text:s') this.append(' '.repeat(Math.min(1_000, count(attributes.get('text:c')))));
    else if (tag === 'text:tab') this.append('\t');
    else if (tag === 'text:line-break') this.append('\n');
  }

  private append(text: string): void {
    const paragraphs = this.cell?.paragraphs;
    if (paragraphs && paragraphs.length > 0 && this.depth > 0) paragraphs[paragraphs.length - 1] += text;
  }

  private text(text: string): void {
    if (this.aside === 0 && this.cell) this.append(text);
  }

  private close(tag: string): void {
    if (this.aside > 0) this.aside -= 1;
    else if (tag === 'text:p' && this.depth > 0) this.depth -= 1;
    else if (tag === 'table:table-cell' || tag === 'table:covered-table-cell') this.endCell(tag === 'table:covered-table-cell');
    else if (tag === 'table:table-row') this.endRow();
  }

  private begin(attributes: ReadonlyMap<string, string>): void {
    const visibility = this.hiddenStyles.has(attributes.get('table:style-name') ?? '') ? 'hidden' : 'visible';
    this.tables.push({ name: decode(attributes.get('table:name') ?? ''), visibility, cells: [], merges: [] });
    this.row = 0;
  }

  private endCell(covered: boolean): void {
    const { cell } = this;
    this.cell = null;
    this.depth = 0;
    if (!cell) return;
    const repeat = count(cell.attributes.get('table:number-columns-repeated'));
    const formula = cell.attributes.get('table:formula');
    // What a merge covers is not to be seen, and is not read.
    const value = covered ? null : valueOf(cell);
    const spans = ['table:number-columns-spanned', 'table:number-rows-spanned'].map((name) => count(cell.attributes.get(name)));
    const [columns = 1, rows = 1] = spans;
    if (columns > 1 || rows > 1) {
      const { row: startRow, column: startCol } = this;
      this.table?.merges.push({ startRow, startCol, endRow: startRow + rows - 1, endCol: startCol + columns - 1 });
    }
    if (value !== null || formula !== undefined) {
      const isError = cell.attributes.get('calcext:value-type') === 'error';
      const said = formula === undefined ? {} : { formula: decode(formula).replace(/^(of|oooc|msoxl):=?|^=/, '') };
      for (let at = 0; at < repeat && this.rowCells.length < 16_384; at += 1) {
        this.rowCells.push({ row: this.row, column: this.column + at, value, isError, ...said });
      }
    }
    this.column += repeat;
  }

  private endRow(): void {
    const { table } = this;
    if (table && this.rowCells.length > 0) {
      if (this.row + this.rowRepeat > this.maxRows) this.tooMany(table.name);
      for (let at = 0; at < this.rowRepeat; at += 1) {
        for (const cell of this.rowCells) table.cells.push({ ...cell, row: this.row + at });
      }
    }
    this.row += this.rowRepeat;
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [name, double ?? single ?? '']));
}

const count = (text: string | undefined): number => Math.max(1, Math.trunc(Number(text ?? 1)) || 1);

function valueOf({ attributes, paragraphs }: Open): CellValue {
  const text = paragraphs.join('\n');
  const value = attributes.get('office:value');
  switch (attributes.get('office:value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return value !== undefined && Number.isFinite(Number(value)) ? Number(value) : text || null;
    case 'boolean':
      return attributes.get('office:boolean-value') === 'true';
    case 'date':
      return dateOf(attributes.get('office:date-value') ?? '') ?? (text || null);
    default:
      return text || decode(attributes.get('office:string-value') ?? '') || null;
  }
}

/** The wall time of the cell as if it were UTC, as the parser of the other formats gives it. */
function dateOf(text: string): Date | null {
  const date = new Date(/T/.test(text) ? `${text.replace(/Z$/, '')}Z` : text);
  return Number.isNaN(date.getTime()) ? null : date;
}
