import { parseGrid } from '../../libs/platform/src/workbook';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const FORMULA = '=HYPERLINK("http://a.example","看")';

describe('what goes out as a file (I-07, W-04, S10)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api.close());

  const get = async (token: string, path: string, query: Readonly<Record<string, string>> = {}) => {
    const answer = await api
      .http()
      .get(path)
      .query({ ...query })
      .set('authorization', `Bearer ${token}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    return { status: answer.status, headers: answer.headers as Record<string, string>, bytes: answer.body as Buffer };
  };
  const textsOf = async (bytes: Buffer): Promise<readonly string[]> =>
    (await parseGrid(bytes)).sheets.flatMap(({ cells }) => cells.map(({ text }) => text));

  describe('附件3', () => {
    const path = `/api/reports/51/${REPORTED}/annex`;

    it('is printed for the unit, NRTA and the analyst, and does not exist for another unit (I-06)', async () => {
      for (const token of [FILLER, APPROVER, MANAGER, ANALYST]) {
        const { status, headers, bytes } = await get(token, path);
        expect(status).toBe(200);
        expect(decodeURIComponent(headers['content-disposition'] ?? '')).toContain('推进表-附件3-四川-2026年6月上半月.xlsx');
        const texts = await textsOf(bytes);
        expect(texts).toContain('微短剧精品创作传播“五个一批工程”重点项目推进表');
        expect(texts.find((text) => text.startsWith('说明：'))).toMatch(
          /^说明：数据截至2026年6月15日（报送口径），数据版本 \S+，.* 生成，回执 /,
        );
        expect(texts.some((text) => text.includes('未报送'))).toBe(false);
      }
      expect((await get('demo-44-filler', path)).status).toBe(404);
      expect((await get(FILLER, `/api/reports/51/2030-01-H1/annex`)).status).toBe(404);
    });

    it('says on every page that a period was not sent, and that a draft is one; a draft is seen by its unit alone (W-04)', async () => {
      const newest = `/api/reports/51/${NEWEST}/annex`;
      await api.act(FILLER, 'openDraft', { unit: SICHUAN, period: NEWEST });
      const cells = [
        { line: api.sichuan[0] ?? '', attribute: 'title', value: FORMULA, seen: await titleOf(api.sichuan[0] ?? '') },
      ];
      await api.act(FILLER, 'editCells', { unit: SICHUAN, period: NEWEST, cells });
      const sent = await textsOf((await get(MANAGER, newest)).bytes);
      expect(sent[0]).toBe('附件3　　　【本期尚未报送，所列为此前报送的数据】');
      expect(sent).not.toContain(FORMULA);
      const drafted = await get(FILLER, newest, { draft: 'true' });
      expect((await textsOf(drafted.bytes))[0]).toBe('附件3　　　【草稿，未报送】');
      expect(await textsOf(drafted.bytes)).toContain(FORMULA);
      expect((await get(MANAGER, newest, { draft: 'true' })).status).toBe(404);
      expect((await get('demo-44-filler', newest, { draft: 'true' })).status).toBe(404);
      expect((await get(FILLER, newest, { draft: 'true', asOf: '2026-06-15' })).status).toBe(400);
    });

    it('as CSV defuses what a spreadsheet would run, as does our sheet (S10)', async () => {
      const annex = (await get(FILLER, `/api/reports/51/${NEWEST}/annex`, { draft: 'true', format: 'csv' })).bytes.toString(
        'utf8',
      );
      const sheet = (await get(FILLER, `/api/reports/51/${NEWEST}/sheet`, { format: 'csv' })).bytes.toString('utf8');
      for (const text of [annex, sheet]) {
        expect(text.startsWith('\ufeff')).toBe(true);
        expect(text).toContain(`"'=HYPERLINK(""http://a.example"",""看"")"`);
        expect(text).not.toMatch(/(^|,)"?=/m);
      }
      expect((await get(FILLER, `/api/reports/51/${NEWEST}/annex`, { format: 'pdf' })).status).toBe(400);
    });
  });

  const titleOf = async (code: string): Promise<string> => {
    const answer = await api.data(MANAGER, 'query Title($code: ID!) { project(code: $code) { title } }', { code });
    return (answer as unknown as { project: { title: string } }).project.title;
  };
});
