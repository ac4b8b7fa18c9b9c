// A 2,000-row 填报表 from upload to findings: the archive's check, the capped child, the reader; and writing it.
// To reach (design section 8): under 2,000 ms in all, the child under 300 MB.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';

const load = createRequire(import.meta.url);
const { checkArchive, readWorkbook, writeWorkbook } = load(join(root, 'dist/libs/platform/src/workbook/index.js'));
const { planOurSheet, readSheet } = load(join(root, 'dist/libs/reporting/src/sheet/index.js'));

const ROWS = 2000;
const RUNS = 5;
const categories = ['KEY_DATES', 'VALUES', 'NEW_ERA', 'REGIONAL', 'EVERYDAY', 'GOING_OUT'];
const number = (text) => ({ typed: text, normal: text });

const projects = Array.from({ length: ROWS }, (_, index) => ({
  code: `51-2026-${String(index + 1).padStart(4, '0')}`,
  category: categories[index % categories.length],
  levels: ['PROVINCIAL'],
  stageSince: '2026-06-08',
  last: {
    stage: 'SHOOTING',
    title: `试验片名之${index + 1}`,
    writers: [`编剧${index}`, `编剧${index + 1}`],
    directors: [`导演${index % 97}`],
    producers: [`制片${index % 89}`],
    bodies: [`第${index % 311}文化传媒有限公司`, `第${index % 173}影业有限公司`],
    platforms: ['平台甲', '平台乙'],
    firstBroadcastOn: '2026-06-20',
    episodes: { count: 24 + (index % 60), unit: '集' },
    productionCost: 1_000_000 * (50 + (index % 300)),
    promotionCost: 500_000 * (index % 100),
    planningNumber: number(String(1_000_000_000_000_000 + index)),
    releaseNumber: number(`（川）网微剧审字（2026）第${String(index).padStart(4, '0')}号`),
    note: `第${index}条说明，按月更新`,
  },
}));
const input = {
  unit: 'bureau-51',
  unitName: '四川省广播电视局',
  period: '2026-06-H2',
  dueOn: '2026-06-30',
  revision: 0,
  position: '0000000000000042',
  generatedAt: '2026-06-20T02:00:00.000Z',
  projects,
  sign: () => 'signed',
};
const context = { unit: 'bureau-51', period: '2026-06-H2', projects, verify: () => true };

const started = performance.now();
const bytes = await writeWorkbook(planOurSheet(input));
const written = performance.now() - started;

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const times = { check: [], all: [] };
const peaks = [];
let cells = 0;
for (let run = 0; run < RUNS; run += 1) {
  const begin = performance.now();
  const checked = await checkArchive(bytes);
  if (!checked.ok) throw new Error(checked.refusal.code);
  times.check.push(performance.now() - begin);
  const whole = performance.now();
  const reading = await readWorkbook(bytes);
  if (!reading.ok) throw new Error(`${reading.refusal.code} ${reading.refusal.detail}`);
  const { lines, findings } = readSheet(reading.grid, context);
  times.all.push(performance.now() - whole);
  peaks.push(reading.peakRssKb / 1024);
  cells = reading.grid.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  if (lines.length !== ROWS || findings.length > 0) throw new Error(`${lines.length} lines, ${findings.length} findings`);
}
console.log(
  `workbook     ${ROWS} rows, ${cells} cells, ${(bytes.length / 1024).toFixed(0)} kB; written in ${written.toFixed(0)} ms`,
);
console.log(`archive      ${median(times.check).toFixed(0)} ms (median of ${RUNS})`);
console.log(
  `bytes → findings  ${median(times.all).toFixed(0)} ms (median), ${Math.max(...times.all).toFixed(0)} ms (slowest); to reach: 2000 ms`,
);
console.log(`child        ${Math.max(...peaks).toFixed(0)} MB resident at its peak; to reach: 300 MB`);
if (median(times.all) > 2000 || Math.max(...peaks) > 300) process.exitCode = 1;
