import type { Attribute } from '#kernel';
import type { PlanValue, WorkbookPlan } from '#platform/workbook';
import { type OurSheetInput, planOurSheet } from '../our-sheet.write';
import type { FindingCode } from '../reading';
import { columnOf, rowOf, spareRowsOf, withCell } from './edit-plan';

export interface PlantedFault {
  readonly code: FindingCode;
  readonly row: number;
  readonly column: number;
  /** Null for a row whose code is at fault, and for a new project. */
  readonly project: string | null;
  readonly attribute: Attribute | null;
}

export interface FaultyWorkbook {
  readonly plan: WorkbookPlan;
  readonly faults: readonly PlantedFault[];
  /** Projects that no row means any more, since their codes were spoilt. */
  readonly missing: readonly string[];
}

const CELLS: readonly (readonly [FindingCode, number, Attribute, PlanValue])[] = [
  ['NOT_A_STAGE', 0, 'stage', '杀青了'],
  ['NOT_A_DATE', 0, 'firstBroadcastOn', '下周'],
  ['NOT_EPISODES', 0, 'episodes', '很多集'],
  ['NOT_MONEY', 0, 'productionCost', '约一百多'],
  ['TOO_LONG', 1, 'title', '长'.repeat(101)],
  ['IMPOSSIBLE_DATE', 1, 'firstBroadcastOn', '2026-02-30'],
  ['EPISODES_BELOW_ONE', 1, 'episodes', 0],
  ['NEGATIVE', 1, 'productionCost', -12],
  ['YEAR_MISSING', 2, 'firstBroadcastOn', '6月15日'],
  ['FINER_THAN_FEN', 2, 'productionCost', '0.00000001'],
  ['CELL_ERROR', 2, 'promotionCost', { error: '#REF!' }],
  ['DAY_MISSING', 3, 'firstBroadcastOn', '2026年6月'],
  ['TOO_LARGE', 3, 'productionCost', '99999999999999亿'],
  ['FORMULA_WITHOUT_VALUE', 3, 'promotionCost', { formula: 'SUM(Z1:Z2)' }],
  ['DATE_OUT_OF_RANGE', 4, 'firstBroadcastOn', '1926-06-15'],
];

/**
 * A 填报表 with twenty different faults, each in one cell, each to be found by its own name. Needs nine projects.
 * @throws where the unit has fewer
 */
export function twentyFaults(input: OurSheetInput): FaultyWorkbook {
  let plan = planOurSheet(input);
  const codes = input.projects.map(({ code }) => code);
  if (codes.length < 9) throw new Error('Twenty faults need nine projects');
  const faults: PlantedFault[] = [];
  const plant = (code: FindingCode, row: number, column: number, value: PlanValue, more: Partial<PlantedFault> = {}): void => {
    plan = withCell(plan, row, column, value);
    faults.push({ code, row, column, project: null, attribute: null, ...more });
  };
  const at = (index: number): string => codes[index] ?? '';
  for (const [code, index, attribute, value] of CELLS) {
    plant(code, rowOf(plan, at(index)), columnOf(attribute), value, { project: at(index), attribute });
  }
  const unit = at(0).slice(0, 2);
  const [first = 0] = spareRowsOf(plan);
  // Rows are looked up before any code is spoilt.
  const rows = [5, 6, 7, 8].map((index) => rowOf(plan, at(index)));
  const row = (index: number): number => rows[index] ?? 0;
  plant('NOT_A_PROJECT_CODE', row(0), 1, '川-7号');
  plant('CODE_UNKNOWN', row(1), 1, `${unit}-2026-9999`);
  plant('CODE_OF_ANOTHER_UNIT', row(2), 1, `${unit === '44' ? '51' : '44'}-2026-0001`);
  const below = Math.max(rowOf(plan, at(0)), row(3));
  plant('CODE_REPEATED', below, 1, at(0), { project: at(0) });
  if (below !== row(3)) throw new Error('The ninth project must stand below the first');
  plan = withCell(plan, first, columnOf('title'), '雪线之上的来信');
  plan = withCell(plan, first, columnOf('stage'), '选题策划');
  plant('CATEGORY_MISSING', first, columnOf('category'), '');
  return { plan, faults, missing: [5, 6, 7, 8].map(at) };
}
