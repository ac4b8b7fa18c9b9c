import { createHash } from 'node:crypto';
import { parseGrid } from '../../libs/platform/src/workbook';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const FORMULA = '=HYPERLINK("http://a.example","看")';

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly edges: readonly { readonly node: { readonly title: string } }[];
}

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

  it('who corrected what leaves as a file, all of it, within the scope, and a comparison with both values (I-01, I-03, I-07)', async () => {
    const since = '2026-06-01';
    const path = '/api/corrections/export';
    const listed = (await api.data(
      MANAGER,
      `query($at: MomentInput) { corrections(at: $at, since: "${since}", first: 100) { totalCount edges { node { title } } } }`,
      { at: { minPosition: api.position } },
    )) as unknown as { readonly corrections: Page };
    const { totalCount, edges } = listed.corrections;
    expect(totalCount).toBeGreaterThan(20);
    const lines = (bytes: Buffer): readonly string[] =>
      (bytes.toString('utf8').split('\r\n\r\n')[0] ?? '').trimEnd().split('\r\n');
    const all = await get(MANAGER, path, { since, minPosition: api.position });
    expect(all.status).toBe(200);
    expect(all.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(lines(all.bytes)).toHaveLength(1 + totalCount);
    expect(lines(all.bytes)[1]).toContain(edges[0]?.node.title);
    const costs = await get(MANAGER, path, { since, attributes: 'productionCost', units: '51', minPosition: api.position });
    expect(
      lines(costs.bytes)
        .slice(1)
        .every((line) => line.includes('制作成本')),
    ).toBe(true);
    expect(lines(costs.bytes).some((line) => line.includes(',300.5,'))).toBe(true);
    const other = await get('demo-44-filler', path, { since, minPosition: api.position });
    expect(other.bytes.toString('utf8')).not.toContain('盐道');
    expect(
      (await textsOf((await get(MANAGER, path, { since, format: 'xlsx', minPosition: api.position })).bytes)).includes('盐道'),
    ).toBe(true);
    for (const query of [{}, { since, attributes: 'cost' }, { since, unit: '51' }])
      expect((await get(MANAGER, path, query as Readonly<Record<string, string>>)).status).toBe(400);

    const compared = await get(MANAGER, '/api/figures/export', {
      metric: 'productionCost',
      by: 'unit',
      asOf: '2026-06-30',
      compareAsOf: '2026-06-30',
      compareKnownAt: '2026-06-01',
      minPosition: api.position,
    });
    expect(compared.status).toBe(200);
    const { figures } = (await api.data(
      MANAGER,
      `query($at: MomentInput) { figures(metrics: ["productionCost"], at: $at) { value compare(to: { asOf: "2026-06-30", knownAt: "2026-06-01" }) { difference figure { value } } } }`,
      { at: { asOf: '2026-06-30', minPosition: api.position } },
    )) as unknown as {
      readonly figures: readonly {
        readonly value: string;
        readonly compare: { readonly difference: string; readonly figure: { readonly value: string } };
      }[];
    };
    const [answer] = figures;
    const wan = (fen: string | undefined): string => String(Number(fen) / 1_000_000);
    expect(compared.bytes.toString('utf8')).toContain(
      `合计,${wan(answer?.value)},${wan(answer?.compare.figure.value)},${wan(answer?.compare.difference)}\r\n`,
    );
  });

  describe('the report calendar', () => {
    const path = '/api/calendar/export';
    const cells = async (token: string): Promise<number> => {
      const { calendar } = (await api.data(token, '{ calendar(year: 2026) { rows { cells { period } } } }')) as unknown as {
        readonly calendar: { readonly rows: readonly { readonly cells: readonly object[] }[] };
      };
      return calendar.rows.reduce((sum, row) => sum + row.cells.length, 0);
    };

    it('leaves as a list with every cell that the calendar shows, in the scope of who asks (B-08, I-06, I-07)', async () => {
      for (const [token, count] of [
        [MANAGER, 64],
        [FILLER, 2],
      ] as const) {
        const { status, headers, bytes } = await get(token, path, { year: '2026', format: 'csv', minPosition: api.position });
        expect(status).toBe(200);
        expect(decodeURIComponent(headers['content-disposition'] ?? '')).toContain('报送日历-2026-');
        const [list = ''] = bytes.toString('utf8').split('\r\n\r\n');
        expect(list.trimEnd().split('\r\n')).toHaveLength(1 + count);
        expect(await cells(token)).toBe(count);
        expect(list).toContain('四川省广播电视局,2026年6月上半月,已接收,按时,应报,2026-06-15');
      }
    });

    it('leaves as a workbook: the calendar itself, its counts, its list; of a past moment as it was known (I-01)', async () => {
      const { bytes } = await get(ANALYST, path, { year: '2026', knownAt: '2026-06-14' });
      const { sheets } = await parseGrid(bytes);
      expect(sheets.map(({ name }) => name)).toEqual(['报送日历', '数字', '明细', '说明']);
      const texts = sheets[0]?.cells.map(({ text }) => text) ?? [];
      expect(texts).toContain('兵团');
      expect(texts.filter((text) => text === '未开始')).toHaveLength(32);
      expect(
        (await textsOf((await get(MANAGER, path, { year: '2026', minPosition: api.position })).bytes)).filter(
          (text) => text === '已接收',
        ),
      ).not.toEqual([]);
      expect((await get(MANAGER, path, {})).status).toBe(400);
      expect((await get(MANAGER, path, { year: '2026', unit: '51' })).status).toBe(400);
    });
  });

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

  describe('the list of projects', () => {
    const path = '/api/projects/export';
    const csv = async (token: string, query: Readonly<Record<string, string>> = {}) => {
      const { status, bytes } = await get(token, path, query);
      const text = bytes.toString('utf8');
      expect([status, text.slice(0, 1)]).toEqual([200, '\ufeff']);
      const [table = '', about = ''] = text.slice(1).split('\r\n\r\n');
      const [heading = '', ...rows] = table.split('\r\n').map((line) => line.split(','));
      return { heading, rows, about, table: `${text[0]}${table}\r\n` };
    };
    const titles = async (query: Readonly<Record<string, string>>): Promise<readonly (string | undefined)[]> =>
      (await csv(MANAGER, { columns: 'title', ...query })).rows.map(([title]) => title);

    it('holds what the actor may see and nothing else (I-06)', async () => {
      expect((await csv(MANAGER)).rows).toHaveLength(12);
      const own = await csv(FILLER, { units: '44,51' });
      expect(own.rows).toHaveLength(10);
      expect(own.rows.every(([code]) => code?.startsWith('51-'))).toBe(true);
      expect((await csv('demo-11-filler')).rows).toEqual([]);
    });

    it('adds up to the figure, in both formats, and says what it was made from (I-02, W-04)', async () => {
      const answer = await api.data(MANAGER, 'query { figures(metrics: ["productionCost"]) { value at { position asOf } } }');
      const [figure] = (answer as unknown as { figures: { value: string; at: { position: string; asOf: string } }[] }).figures;
      const { rows, about, table } = await csv(MANAGER, { columns: 'productionCost' });
      const sum = rows.reduce((total, [cost]) => total + (cost === '""' ? 0 : Math.round(Number(cost) * 1_000_000)), 0);
      expect(String(sum)).toBe(figure?.value);
      expect(about).toContain(`数据版本（位置）,${figure?.at.position}`);
      expect(about).toContain('行数,12');
      expect(about).toContain(createHash('sha256').update(table).digest('hex'));
      const { bytes } = await get(MANAGER, path, { format: 'xlsx', columns: 'productionCost' });
      const [list, words] = (await parseGrid(bytes)).sheets;
      const numbers = list?.cells.filter(({ row, kind }) => row > 1 && kind === 'number') ?? [];
      expect(numbers.reduce((total, { text }) => total + Math.round(Number(text) * 1_000_000), 0)).toBe(sum);
      expect(words?.cells.map(({ text }) => text)).toContain(figure?.at.position);
    });

    it('as known before a correction holds the old value (I-01)', async () => {
      const code = api.sichuan[0] ?? '';
      const before = { projects: code, columns: 'productionCost', asOf: '2026-06-15', knownAt: api.position };
      expect((await csv(MANAGER, before)).rows).toEqual([['120']]);
      const of = { unit: SICHUAN, period: REPORTED };
      await api.act(FILLER, 'openDraft', of);
      await api.act(FILLER, 'editCells', {
        ...of,
        cells: [{ line: code, attribute: 'productionCost', value: '132.5', seen: '120' }],
      });
      const { position } = await api.act(APPROVER, 'submitReport', { ...of, certify: true, reason: '决算' });
      const now = { projects: code, columns: 'productionCost', asOf: '2026-06-15', minPosition: position ?? '' };
      expect((await csv(MANAGER, now)).rows).toEqual([['132.5']]);
      expect((await csv(MANAGER, { ...now, basis: 'accepted' })).rows).toEqual([['120']]);
      expect((await csv(MANAGER, before)).rows).toEqual([['120']]);
    });

    it('is narrowed and sorted as GraphQL narrows and sorts (I-06)', async () => {
      expect(await titles({ text: '川西' })).toEqual(['川西来信']);
      expect(await titles({ text: '网微剧审字' })).toEqual(['雪线之上']);
      expect(await titles({ text: '映山影视', units: '44' })).toEqual(['渔灯']);
      expect(await titles({ regions: '31,44', orderBy: 'UNIT' })).toEqual(['邮局', '渔灯']);
      expect(await titles({ platforms: '晴空视频' })).toEqual(['雪线之上']);
      expect(await titles({ broadcastFrom: '2026-06-12', broadcastTo: '2026-06-12' })).toEqual(['雪线之上']);
      expect(await titles({ broadcastTo: '2026-06-11' })).toEqual([]);
      expect(await titles({ costFrom: '300.5', costTo: '400', orderBy: 'PRODUCTION_COST', descending: 'true' })).toEqual([
        '雪线之上',
        '盐道',
      ]);
      expect(await titles({ sideStates: 'PAUSED' })).toEqual([]);
      expect(await titles({ disputed: 'true' })).toEqual([]);
      expect(await titles({ stages: 'TOPIC,SHOOTING', orderBy: 'STAGE' })).toEqual(['邮局', '绿皮车', '食堂', '盐道']);
      const pinyin = await titles({ orderBy: 'TITLE' });
      const collator = new Intl.Collator('zh-CN');
      expect(pinyin).toEqual([...pinyin].sort((one, other) => collator.compare(one ?? '', other ?? '')));
      expect(pinyin[0]).toBe('茶马少年');
    });

    it('gives the same rows over GraphQL, page by page, in the order of the titles (I-06)', async () => {
      const query = `query Page($after: String) { projects(first: 5, after: $after, filter: { text: "影视" }, orderBy: { field: TITLE }) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { title } } } }`;
      const seen: string[] = [];
      for (let after: string | null = null; ;) {
        const answer = await api.data(MANAGER, query, { after });
        const { totalCount, pageInfo, edges } = (answer as unknown as Record<'projects', Page>).projects;
        expect(totalCount).toBe(12);
        seen.push(...edges.map(({ node }) => node.title));
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(seen).toEqual(await titles({ orderBy: 'TITLE' }));
    });

    it.each([
      [{ unit: '51' }],
      [{ units: '99' }],
      [{ stages: 'NONE' }],
      [{ columns: 'secret' }],
      [{ orderBy: 'secret' }],
      [{ costFrom: '几百' }],
      [{ asOf: '六月' }],
      [{ knownAt: 'whenever' }],
      [{ sideStates: 'GONE' }],
    ])('refuses %j by name instead of exporting everything', async (query) => {
      const { status, headers } = await get(MANAGER, path, query as unknown as Readonly<Record<string, string>>);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    });

    it('holds the rows behind a figure, its groups and its total, a change with both sides (I-02, I-04)', async () => {
      const figures = '/api/figures/export';
      const query = { metric: 'projects', by: 'unit', asOf: '2026-06-15' };
      const text = (await get(MANAGER, figures, query)).bytes.toString('utf8');
      expect(text.split('\r\n\r\n')[0]?.split('\r\n')).toHaveLength(13);
      expect(text).toContain('四川,10,10,0,0\r\n');
      expect(text).toContain('合计,12,12,0,0\r\n');
      const workbook = await parseGrid((await get(MANAGER, figures, { ...query, format: 'xlsx' })).bytes);
      expect(workbook.sheets.map(({ name }) => name)).toEqual(['数字', '明细', '说明']);
      const change = { metric: 'costChanged', asOf: '2026-06-15', compareKnownAt: api.position };
      const lines = (await get(MANAGER, figures, change)).bytes.toString('utf8').split('\r\n');
      expect(lines[0]).toContain('此前·制作成本（万元）');
      expect(lines[1]).toMatch(/^51-2026-0001,.*,132\.5,.*,120,/);
      expect((await get(MANAGER, figures, { metric: 'costChanged' })).status).toBe(400);
      expect((await get(MANAGER, figures, { metric: 'secret' })).status).toBe(400);
      expect((await get(FILLER, figures, query)).bytes.toString('utf8')).toContain('合计,10,10,0,0\r\n');
    });
  });

  const titleOf = async (code: string): Promise<string> => {
    const answer = await api.data(MANAGER, 'query Title($code: ID!) { project(code: $code) { title } }', { code });
    return (answer as unknown as { project: { title: string } }).project.title;
  };
});
