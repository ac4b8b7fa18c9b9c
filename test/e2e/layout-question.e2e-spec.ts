import { writeWorkbook, type PlanValue } from '../../libs/platform/src/workbook';
import { reportStream } from '../../libs/reporting/src';
import { ANNEX_HEADINGS, annexPlan, type AnnexRow } from '../../libs/reporting/src/sheet/testing/annex-plan';
import { country, FILLER, NEWEST, SICHUAN, type Country } from '../support/country';
import { getFile, sendFile } from '../support/send-file';

const SHEET = `${SICHUAN}/${NEWEST}/sheet`;
const cells = (...values: readonly (PlanValue | undefined)[]): AnnexRow => ({ cells: values });
const SECTION: AnnexRow = { section: '培根铸魂、弘扬主流价值' };

/** 附件3 as circulated, without 序号 and 进展阶段 in its heading; the other cells agree with no reading of it. */
const torn = annexPlan(
  [
    SECTION,
    cells(2, '剧本开发', '川西来信', undefined, '某公司', '红果', '2026-06-20', '24集', 120),
    cells(3, '剧本备案', '盐道', undefined, '某公司', '抖音', '2026-06-21', '12集', 80),
  ],
  { headings: ANNEX_HEADINGS.slice(2) },
);

jest.setTimeout(60_000);

describe('a file that may be read in more than one way is a question, never a guess (Z-6, B-12)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api?.close());
  const facts = () => api.runtime.store.readStream(reportStream(SICHUAN, NEWEST));
  const filled = (cost: number) =>
    annexPlan([SECTION, cells(2, '剧本开发', '川西来信', ...Array<undefined>(7).fill(undefined), cost)]).sheets[0];

  it('which layout: comes back with the answers it may be given, and leaves nothing behind', async () => {
    const bytes = await writeWorkbook(torn);
    for (const door of ['', '/check']) {
      const asked = await sendFile(api, `${SHEET}${door}`, bytes, { key: `torn-layout-${door}` });
      expect(asked.status).toBe(422);
      expect(asked.body).toMatchObject({
        code: 'LAYOUT_UNCERTAIN',
        answerWith: 'layout',
        candidates: ['annex-lost-two', 'annex-lost-serial', 'annex-as-printed'],
        errors: [{ code: 'LAYOUT_UNCERTAIN', sheet: 'Sheet1', row: 3 }],
      });
    }
    expect(await facts()).toEqual([]);
    expect((await getFile(api, `${SICHUAN}/${NEWEST}`)).body).toMatchObject({ draft: null });
    expect((await getFile(api, `${SICHUAN}/${NEWEST}/files`)).body).toEqual({ files: [] });
  });

  it('answered, the same file is read so; an answer that its heading does not allow asks again', async () => {
    const bytes = await writeWorkbook(torn);
    const no = await sendFile(api, `${SHEET}?layout=annex-clean`, bytes, { key: 'torn-clean' });
    expect(no.body).toMatchObject({ code: 'LAYOUT_UNCERTAIN', answerWith: 'layout' });
    const taken = await sendFile(api, `${SHEET}?layout=annex-lost-two`, bytes, { key: 'torn-two' });
    expect(taken.status).toBe(200);
    expect(taken.body).toMatchObject({ accepted: true, layout: 'annex' });
    expect(taken.body['normalisations']).toContainEqual(
      expect.objectContaining({ kind: 'LAYOUT_ANSWERED', to: 'annex-lost-two' }),
    );
    expect((await facts()).map(({ type }) => type)).toEqual(['ReportOpened']);
    const files = (await getFile(api, `${SICHUAN}/${NEWEST}/files`)).body['files'];
    expect(files).toMatchObject([{ name: '推进表.xlsx', taken: true, layout: 'annex-lost-two', sheet: 'Sheet1' }]);
  });

  it('which sheet: the same, answered by its name', async () => {
    const [one, two] = [filled(120), filled(130)];
    if (!one || !two) throw new Error('No sheet');
    const bytes = await writeWorkbook({
      ...torn,
      sheets: [
        { ...one, name: '6月' },
        { ...two, name: '副本' },
      ],
    });
    const asked = await sendFile(api, SHEET, bytes, { key: 'two-sheets' });
    expect([asked.status, asked.body]).toMatchObject([
      422,
      { code: 'SHEET_UNCERTAIN', answerWith: 'sheet', candidates: ['6月', '副本'] },
    ]);
    const taken = await sendFile(api, `${SHEET}?sheet=${encodeURIComponent('副本')}`, bytes, { key: 'two-sheets-answered' });
    expect(taken.status).toBe(200);
    expect(taken.body['normalisations']).toContainEqual(expect.objectContaining({ kind: 'SHEET_CHOSEN', to: '副本' }));
  });

  it('takes the good rows of a file and keeps the others as unresolved, to be dropped or sent again (B-12)', async () => {
    await api.act(FILLER, 'discardDraft', { unit: SICHUAN, period: NEWEST });
    const row = (title: string, cost: PlanValue) =>
      cells(2, '剧本开发', title, undefined, undefined, undefined, '新机构', undefined, undefined, undefined, cost);
    const bytes = await writeWorkbook(annexPlan([SECTION, row('好行', 120), row('坏行', '很多')]));
    const taken = await sendFile(api, `${SHEET}?take=good`, bytes, { key: 'good-rows' });
    expect(taken.status).toBe(200);
    const { findings, questions } = taken.body as {
      findings: readonly { code: string; row: number | null; sheet: string | null }[];
      questions: readonly { title: string; line: string }[];
    };
    expect(questions.map(({ title }) => title)).toEqual(['好行']);
    expect(findings.filter(({ code }) => code === 'ROW_NOT_TAKEN')).toMatchObject([{ sheet: 'Sheet1', row: 6 }]);
    // Unresolved rows hold submission back until somebody says what becomes of them.
    const draft = (await getFile(api, `${SICHUAN}/${NEWEST}`)).body['draft'] as { canSubmit: boolean; findings: typeof findings };
    expect(draft.canSubmit).toBe(false);
    const repaired = await writeWorkbook(annexPlan([SECTION, row('好行', 120), row('坏行', 90)]));
    const again = await sendFile(api, `${SHEET}?take=good`, repaired, { key: 'good-rows-2' });
    expect(again.body['questions']).toMatchObject([{ title: '好行' }, { title: '坏行' }]);
    expect((again.body['findings'] as typeof findings).map(({ code }) => code)).not.toContain('ROW_NOT_TAKEN');
  });
});
