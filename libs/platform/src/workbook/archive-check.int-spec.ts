import { checkArchive } from './archive-check';
import type { WorkbookPlan } from './grid';
import { readWorkbook } from './read-workbook';
import { CHILD_LIMITS, runChild } from './run-child';
import { malformedUploads } from './testing/malformed';
import type { MalformedUpload } from './testing/malformed-upload';
import { odsCell, odsParts, odsRow } from './testing/malformed-old';
import { biff, ole } from './testing/ole';
import { unzip, zip } from './testing/zip';
import { writeWorkbook } from './write-workbook';

const plan: WorkbookPlan = {
  title: '推进表',
  createdAt: '2026-06-10T02:00:00.000Z' as WorkbookPlan['createdAt'],
  styles: {},
  sheets: [{ name: '填报表', cells: [{ row: 1, column: 1, value: '川西来信' }] }],
};

describe('the check of an uploaded archive (S9)', () => {
  let good: Buffer;
  let malformed: readonly MalformedUpload[];
  beforeAll(async () => {
    good = await writeWorkbook(plan);
    malformed = malformedUploads(good);
  }, 60_000);

  it('lets a plain workbook pass', async () => {
    const checked = await checkArchive(good);
    expect(checked).toMatchObject({ ok: true });
  });

  it('lets the same parts pass when our own zip writer packs them, so that the faults below are the only difference', async () => {
    const bytes = zip(unzip(good));
    expect(await readWorkbook(bytes)).toMatchObject({ ok: true });
  });

  it('refuses each malformed upload by its name', async () => {
    const seen: string[] = [];
    let peakKb = 0;
    const expected: string[] = [];
    for (const upload of malformed) {
      const reading = await readWorkbook(upload.bytes);
      peakKb = Math.max(peakKb, process.memoryUsage().rss / 1024);
      seen.push(`${upload.what}: ${reading.ok ? 'read' : reading.refusal.code}`);
      expected.push(`${upload.what}: ${upload.code}`);
    }
    console.log(`${seen.length} malformed uploads, peak memory of the parent ${Math.round(peakKb / 1024)} MB`);
    expect(seen).toEqual(expected);
  }, 120_000);

  it('is what keeps a bomb from inflating: the parser alone takes its whole size', async () => {
    const bomb = malformed.find((upload) => upload.what.startsWith('a bomb'))?.bytes ?? good;
    const generous = { ...CHILD_LIMITS, residentMb: 2_000 };
    const peak = async (bytes: Buffer): Promise<number> => {
      const answer = await runChild(bytes, generous);
      return answer.ok ? (JSON.parse(answer.text) as { peakRssKb: number }).peakRssKb : 0;
    };
    const extraMb = ((await peak(bomb)) - (await peak(good))) / 1024;
    expect(extraMb).toBeGreaterThan(16);
    expect(bomb.length).toBeLessThan(100_000);
  }, 60_000);

  it('lets a plain .ods and a plain .xls pass, told by what is inside, and reads them as the same grid', async () => {
    const ods = await readWorkbook(zip(odsParts()));
    expect(ods).toMatchObject({ ok: true, archive: { kind: 'ods' } });
    expect(ods).toMatchObject({ grid: { sheets: [{ name: '填报表', cells: [{ row: 1, column: 1, text: '川西来信' }] }] } });
    const xls = await readWorkbook(ole([{ name: 'Workbook', content: biff({ hidden: true }) }]));
    const cells = [{ row: 1, column: 1, kind: 'number', text: '120.5' }];
    expect(xls).toMatchObject({ ok: true, archive: { kind: 'xls' } });
    expect(xls).toMatchObject({ grid: { sheets: [{ name: '填报表', visibility: 'hidden', cells }] } });
  }, 30_000);

  it('reads rows of an .ods wherever they stand, and leaves what is beside the cells', async () => {
    const rows =
      `<table:table-header-rows>${odsRow('头')}</table:table-header-rows>` +
      `<table:table-row-group><table:table-row table:number-rows-repeated="2">${odsCell('组')}</table:table-row></table:table-row-group>` +
      `<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string">` +
      `<office:annotation><text:p>批注</text:p></office:annotation><text:p>一<text:s text:c="2"/>二&amp;</text:p><text:p>三</text:p></table:table-cell></table:table-row>` +
      `<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>`;
    const reading = await readWorkbook(zip(odsParts(rows)));
    const cells = reading.ok ? reading.grid.sheets[0]?.cells.map(({ row, column, text }) => [row, column, text]) : reading;
    expect(cells).toEqual([
      [1, 1, '头'],
      [2, 1, '组'],
      [3, 1, '组'],
      [4, 3, '一  二&\n三'],
    ]);
  }, 30_000);

  it('an OLE chain that comes back to itself ends with its stream', async () => {
    expect(await readWorkbook(ole([{ name: 'Workbook', content: biff() }], { endless: true }))).toMatchObject({ ok: true });
  }, 30_000);

  it('refuses a file larger than the limit before looking inside', async () => {
    expect(await checkArchive(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({ refusal: { code: 'WORKBOOK_TOO_LARGE' } });
  });
});
