import type { StylePlan } from '#platform/workbook';

const INPUT = { border: true, wrap: true, unlocked: true, fill: 'FFF9DB' } as const;
const LAST = { border: true, wrap: true, fill: 'F2F2F2', colour: '595959' } as const;

/** Looks of the 填报表, by name: yellow may be written, grey may not. */
export const STYLES: Readonly<Record<string, StylePlan>> = {
  title: { bold: true, size: 16, align: 'center', font: '黑体' },
  line: { size: 10, align: 'left' },
  group: { bold: true, align: 'center', fill: 'D9E1F2', border: true },
  head: { bold: true, align: 'center', wrap: true, fill: 'E7E6E6', border: true },
  headInput: { bold: true, align: 'center', wrap: true, fill: 'FFE699', border: true },
  section: { bold: true, size: 11, fill: 'DDEBF7', border: true },
  key: { border: true, wrap: true, fill: 'E7E6E6' },
  input: { ...INPUT, format: '@' },
  inputMoney: { ...INPUT, align: 'right', format: '#,##0.00####' },
  inputDate: { ...INPUT, align: 'center', format: 'yyyy-mm-dd' },
  last: { ...LAST, format: '@' },
  lastMoney: { ...LAST, align: 'right', format: '@' },
  help: { wrap: true, size: 11 },
  helpHead: { bold: true, size: 12 },
};
