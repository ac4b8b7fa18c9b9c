import { checkArchive } from './archive-check';
import type { WorkbookPlan } from './grid';
import { readWorkbook } from './read-workbook';
import { CHILD_LIMITS, runChild } from './run-child';
import { malformedUploads, type MalformedUpload } from './testing/malformed';
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
    const expected: string[] = [];
    for (const upload of malformed) {
      const reading = await readWorkbook(upload.bytes);
      seen.push(`${upload.what}: ${reading.ok ? 'read' : reading.refusal.code}`);
      expected.push(`${upload.what}: ${upload.code}`);
    }
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

  it('refuses a file larger than the limit before looking inside', async () => {
    expect(await checkArchive(Buffer.alloc(20 * 1024 * 1024 + 1))).toMatchObject({ refusal: { code: 'WORKBOOK_TOO_LARGE' } });
  });
});
