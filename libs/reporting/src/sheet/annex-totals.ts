import { type Attribute, attributeDefinition, formatAttribute, type MoneyUnit } from '#kernel';
import type { GridCell } from '#platform/workbook';
import { type AnnexMap, moneyUnitOf } from './annex-map';
import { totalWord } from './annex-rows';
import { Notebook } from './notebook';
import { isBlankCell, readCell } from './read-cell';
import type { SheetContext } from './reading';

const AMOUNTS = ['productionCost', 'promotionCost'] as const satisfies readonly Attribute[];

interface Amount {
  readonly row: number;
  readonly attribute: Attribute;
  readonly fen: number;
  readonly section: number;
  /** Counts the totals rows above. */
  readonly part: number;
}

interface Total extends Amount {
  readonly cell: GridCell;
  readonly word: string;
}

/**
 * B-11: what a row of totals says against the rows that were read, in 分, units as read. A total may count the table, its
 * section or what stands since the total before, above it or, where totals head the rows, below: it is wrong only where
 * it agrees with none of these.
 */
export class AnnexTotals {
  private readonly amounts: Amount[] = [];
  private readonly totals: Total[] = [];
  private section = 0;
  private part = 0;

  constructor(
    private readonly map: AnnexMap,
    private readonly context: Pick<SheetContext, 'period' | 'date1904'>,
  ) {}

  beginSection(): void {
    this.section += 1;
  }

  /** An amount of a project's row, as it was read. */
  count(row: number, attribute: Attribute, value: unknown): void {
    if (!AMOUNTS.some((each) => each === attribute) || typeof value !== 'number') return;
    this.amounts.push({ row, attribute, fen: value, section: this.section, part: this.part });
  }

  /** A row of totals; a formula counts with the result kept in the file. */
  total(row: number, filled: readonly GridCell[]): void {
    const word = totalWord(filled);
    for (const attribute of AMOUNTS) {
      const column = this.map.values.get(attribute);
      const cell = filled.find((each) => each.column === column);
      const fen = cell && !isBlankCell(cell) ? this.amountIn(cell, attribute) : null;
      if (cell && fen !== null) {
        this.totals.push({ row, attribute, fen, section: this.section, part: this.part, cell, word });
      }
    }
    this.part += 1;
  }

  /** Once all rows are read. */
  judge(notebook: Notebook): void {
    for (const total of this.totals) {
      const ranges = this.rangesOf(total);
      const sum = (amounts: readonly Amount[]): number => amounts.reduce((fen, each) => fen + each.fen, 0);
      const counted = ranges.find((amounts) => amounts.length > 0);
      // Without an amount that was read there is nothing to hold it against.
      if (!counted || ranges.some((amounts) => sum(amounts) === total.fen)) continue;
      const { row, cell, attribute, word, fen } = total;
      notebook.warn('TOTAL_DISAGREES', {
        ...{ row, column: cell.column, value: cell.text, attribute, rule: 'B-11' },
        detail: {
          word,
          column: attributeDefinition(attribute).zh,
          says: formatAttribute(attribute, fen),
          sum: formatAttribute(attribute, sum(counted)),
          count: counted.length,
          rows: rowsOf(counted),
        },
      });
    }
  }

  /** The likeliest first, by the word: 小计 and 分类合计 count a section, 本页 a part, the rest the table. */
  private rangesOf({ attribute, row, section, part, word }: Total): readonly (readonly Amount[])[] {
    const own = this.amounts.filter((each) => each.attribute === attribute);
    const above = own.filter((each) => each.row < row);
    const ofSection = [above.filter((each) => each.section === section), own.filter((each) => each.section === section)];
    const ofPart = [above.filter((each) => each.part === part), own.filter((each) => each.part === part + 1)];
    const whole = [above, own];
    if (word.startsWith('本页')) return [...ofPart, ...ofSection, ...whole];
    return /小计|^分类/.test(word) ? [...ofSection, ...ofPart, ...whole] : [...whole, ...ofSection, ...ofPart];
  }

  private amountIn(cell: GridCell, attribute: Attribute): number | null {
    if (this.map.units.get(attribute)?.unit === null) return null;
    const moneyUnit: MoneyUnit | undefined = moneyUnitOf(this.map, attribute);
    // What is odd about a total is no finding about a project; one that cannot be read says nothing to compare.
    const read = readCell(cell, attribute, { ...this.context, notebook: new Notebook(''), project: null, moneyUnit });
    return typeof read?.value === 'number' ? read.value : null;
  }
}

/** `6–9、12`: neighbours are joined. */
function rowsOf(amounts: readonly Amount[]): string {
  const runs: [number, number][] = [];
  for (const { row } of amounts) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const first = runs.slice(0, 6).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  const [end] = runs.slice(-1);
  return runs.length > 6 && end ? `${first.join('、')}…${end[1]}` : first.join('、');
}
