import type { DraftFinding } from '../operations';
import { placeOf } from '../place';
import { faultsOf } from './faults';

const finding = (over: Partial<DraftFinding>): DraftFinding => ({
  key: 'k',
  severity: 'ERROR',
  code: 'NOT_MONEY',
  sheet: '填报表',
  row: 7,
  column: 'N',
  value: '很多',
  line: '51-2026-0002',
  attribute: 'productionCost',
  message: '',
  messageEn: '',
  repair: null,
  repairEn: null,
  stands: '300.5',
  waived: null,
  ...over,
});

describe('what is left to settle in a draft', () => {
  it('gathers all that is said of one cell, and tells errors, warnings and settled ones apart', () => {
    const { cells, warnings, rows, rowWarnings, waived } = faultsOf({
      findings: [
        finding({ key: 'a' }),
        finding({ key: 'b', severity: 'WARNING', code: 'COST_UNLIKELY' }),
        finding({ key: 'c', severity: 'WARNING', attribute: 'stage', stands: '拍摄' }),
        finding({ key: 'd', code: 'ROW_NOT_TAKEN', attribute: null }),
        finding({ key: 'e', severity: 'WARNING', attribute: null }),
        finding({ key: 'f', severity: 'WARNING', attribute: 'note', waived: '已核实' }),
        finding({ key: 'g', code: 'LINE_UNRESOLVED', attribute: null }),
        finding({ key: 'h', code: 'PROJECT_MISSING', attribute: null }),
      ],
    });
    expect(cells.map(({ key, stands, findings }) => [key, stands, findings.map((each) => each.key)])).toEqual([
      ['51-2026-0002|productionCost', '300.5', ['a', 'b']],
    ]);
    expect(warnings.map(({ attribute }) => attribute)).toEqual(['stage']);
    expect([rows, rowWarnings, waived].map((each) => each.map(({ key }) => key))).toEqual([['d'], ['e'], ['f']]);
  });

  it('leads to the place where each is settled', () =>
    expect(
      [
        finding({}),
        finding({ code: 'LINE_UNRESOLVED', line: 'new-1', attribute: null }),
        finding({ code: 'PROJECT_MISSING', attribute: null }),
        finding({ key: 'x', attribute: null }),
      ].map(placeOf),
    ).toEqual(['cell-51-2026-0002-productionCost', 'line-new-1', 'missing-51-2026-0002', 'finding-x']));
});
