import { type Attribute, sameValue } from '#kernel';
import type { Finding, FindingCode, SheetReading } from '../reading';
import type { Table } from './annex-table';

/** Cells of a table by what became of them; category and stage count as cells of their row. */
export interface Verdict {
  right: number;
  inFindings: number;
  readonly silent: string[];
}

/** Findings about a whole row: they cover each of its cells. */
const WHOLE_ROW: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'TITLE_MISSING',
  'STAGE_MISSING',
  'NOT_A_STAGE',
  'ROW_SHIFTED',
  'ROW_IGNORED',
  'STAGE_IN_TITLE',
  'PROJECT_REPEATED',
]);
const WHOLE_FILE: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'LAYOUT_UNCERTAIN',
  'SHEET_UNCERTAIN',
  'SHEET_NOT_RECOGNISED',
]);
const OF_CATEGORY: ReadonlySet<FindingCode> = new Set<FindingCode>(['SECTION_UNCERTAIN', 'CATEGORY_MISSING', 'KEY_CHANGED']);

/** Compares what was read with what the table truly says, cell by cell. */
export function judge(table: Table, reading: SheetReading): Verdict {
  const verdict: Verdict = { right: 0, inFindings: 0, silent: [] };
  const wholeFile = reading.findings.some(({ code }) => WHOLE_FILE.has(code));
  const lines = new Map(reading.lines.map((line) => [line.row, line]));
  const own = reading.findings.filter(({ sheet }) => sheet === reading.sheet);
  const say = (agrees: boolean, covered: boolean, what: () => string): void => {
    if (agrees) verdict.right += 1;
    else if (covered || wholeFile) verdict.inFindings += 1;
    else verdict.silent.push(what());
  };
  table.rows.forEach(({ line: truth }, index) => {
    const row = index + 1;
    const line = lines.get(row);
    lines.delete(row);
    if (!truth && !line) return;
    const here = own.filter((finding) => finding.row === row);
    const whole = here.some(({ code }) => WHOLE_ROW.has(code));
    const unsure = whole || here.some(({ code }) => OF_CATEGORY.has(code));
    const first = truth?.values.get('stage') === 'TOPIC' || truth?.values.get('stage') === 'INITIATION';
    const covers = (attribute: Attribute): boolean =>
      whole ||
      // The first stage's name is the category's (J-05).
      (unsure && first && attribute === 'stage') ||
      here.some((finding) => finding.attribute === attribute || sameColumn(finding, attribute, reading));
    const read = new Map(line?.read.map((cell) => [cell.attribute, cell.value]) ?? []);
    for (const attribute of new Set([...(truth?.values.keys() ?? []), ...read.keys()])) {
      const wanted = truth?.values.get(attribute) ?? null;
      const got = read.get(attribute) ?? null;
      const agrees =
        truth !== undefined && read.has(attribute) === truth.values.has(attribute) && sameValue(attribute, wanted, got);
      say(agrees, covers(attribute), () => `${row} ${attribute}: ${JSON.stringify(got)} for ${JSON.stringify(wanted)}`);
    }
    say(line?.category === truth?.category, unsure, () => `${row} category: ${line?.category} for ${truth?.category}`);
  });
  for (const row of lines.keys()) verdict.silent.push(`${row}: a line the table does not have`);
  return verdict;
}

const sameColumn = ({ column }: Finding, attribute: Attribute, { columns }: SheetReading): boolean =>
  column !== null && columns.some((each) => each.attribute === attribute && each.column === column);
