import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '../../libs/platform/src/workbook';
import { capability, itWith } from '../support/capabilities';
import { ANALYST, APPROVER, country, FILLER, figures, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const FIGURES = 'projects running productionCost promotionCost changed byStage { stage count } changes { kind count }';
const PART = `query Compilation($period: ID!, $issue: Int) { compilation(period: $period, issue: $issue) {
  hash intact madeFrom issue { number note } totals { ${FIGURES} } missing { id }
  units { unit { id } state lateness receipt carriedForward reminders figures { ${FIGURES} } }
  changes(first: 100) { totalCount edges { node { code kinds } } }
  differences(first: 100) { none total { issued { productionCost } now { productionCost } }
    byUnit { unit { id } issued { productionCost } now { productionCost } }
    changes { totalCount edges { node { code kinds values { attribute beforeText afterText afterClaim } } } } }
} }`;
const LIST = `query Issues($period: ID) { compilations(period: $period) { number hash note units missing { id } issuedBy { id } } }`;

interface FiguresOut {
  readonly projects: number;
  readonly running: number;
  readonly productionCost: string;
  readonly promotionCost: string;
  readonly changed: number;
  readonly byStage: readonly { readonly stage: string; readonly count: number }[];
}
interface Answer {
  readonly hash: string;
  readonly intact: boolean;
  readonly madeFrom: string;
  readonly issue: { readonly number: number; readonly note: string | null } | null;
  readonly totals: FiguresOut;
  readonly missing: readonly { readonly id: string }[];
  readonly units: readonly {
    readonly unit: { readonly id: string };
    readonly state: string;
    readonly lateness: string;
    readonly receipt: string | null;
    readonly carriedForward: boolean;
    readonly reminders: number;
    readonly figures: FiguresOut;
  }[];
  readonly changes: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly code: string; readonly kinds: readonly string[] } }[];
  };
  readonly differences: {
    readonly none: boolean;
    readonly total: { readonly issued: { readonly productionCost: string }; readonly now: { readonly productionCost: string } };
    readonly byUnit: readonly { readonly unit: { readonly id: string } }[];
    readonly changes: {
      readonly edges: readonly {
        readonly node: {
          readonly code: string;
          readonly kinds: readonly string[];
          readonly values: readonly { readonly afterClaim: string }[];
        };
      }[];
    };
  } | null;
}

describe('the compilation of a half-month (B-02, B-03, I-04, W-04)', () => {
  let api: Country;
  let first: Answer;
  const home = mkdtempSync(join(tmpdir(), 'slate-compilation-'));
  const compilation = async (issue: number | null = null): Promise<Answer> =>
    ((await api.data(MANAGER, PART, { period: NEWEST, issue })) as unknown as { compilation: Answer }).compilation;
  const file = (token: string, query = '') =>
    api.http().get(`/api/periods/${NEWEST}/compilation${query}`).set('authorization', `Bearer ${token}`).responseType('blob');
  const refusals = async (token: string, input: object): Promise<readonly string[]> =>
    (await api.ask(token, 'issueCompilation', { period: NEWEST, ...input })).userErrors.map(({ code }) => code);
  const cost = async (unit: string, code: string, value: string, seen: string, over: object = {}): Promise<void> => {
    const of = { unit, period: NEWEST };
    const [filler, approver] = [`demo-${unit.slice(-2)}-filler`, `demo-${unit.slice(-2)}-approver`];
    await api.act(filler, 'openDraft', of);
    await api.act(filler, 'editCells', { ...of, cells: [{ line: code, attribute: 'productionCost', value, seen }] });
    await api.act(approver, 'submitReport', { ...of, certify: true, ...over });
  };

  beforeAll(async () => {
    api = await country();
    await cost(SICHUAN, api.sichuan[0] ?? '', '168', '120');
    await api.act(MANAGER, 'remindUnit', { unit: 'bureau-31', period: NEWEST, kind: 'MANUAL', text: '请尽快报送' });
    await api.act('demo-44-approver', 'submitReport', { unit: 'bureau-44', period: NEWEST, certify: true, zero: true });
  }, 120_000);
  afterAll(async () => {
    rmSync(home, { recursive: true, force: true });
    await api.close();
  });

  it('is a draft of what stands now, each figure the one that figures give', async () => {
    const draft = await compilation();
    expect(draft.issue).toBeNull();
    expect(draft.units.map(({ unit }) => unit.id)).toHaveLength(32);
    const at = { asOf: '2026-06-30', knownAt: draft.madeFrom };
    const metrics = ['projects', 'projectsRunning', 'productionCost', 'promotionCost'] as const;
    const national = await figures(api, metrics, at);
    const { totals } = draft;
    expect([totals.projects, totals.running, totals.productionCost, totals.promotionCost].map(String)).toEqual(
      metrics.map((metric) => national[metric]?.value),
    );
    const byUnit = await figures(api, ['productionCost', 'projectsRunning'], at, ['unit']);
    for (const { unit, figures: own } of draft.units) {
      expect([own.productionCost, String(own.running)]).toEqual([
        byUnit['productionCost']?.groups[unit.id] ?? '0',
        byUnit['projectsRunning']?.groups[unit.id] ?? '0',
      ]);
    }
    const byStage = await figures(api, ['projectsRunning'], at, ['stage']);
    expect(Object.fromEntries(totals.byStage.map(({ stage, count }) => [stage, String(count)]))).toEqual(
      byStage['projectsRunning']?.groups,
    );
  });

  it('says who is missing and carries forward what it reported before', async () => {
    const { missing, units } = await compilation();
    expect(missing).toHaveLength(30);
    expect(missing.map(({ id }) => id)).toContain('bureau-31');
    const shanghai = units.find(({ unit }) => unit.id === 'bureau-31');
    expect(shanghai).toMatchObject({
      state: 'NOT_STARTED',
      lateness: 'NOT_DUE',
      carriedForward: true,
      reminders: 1,
      receipt: null,
    });
    expect(shanghai?.figures).toMatchObject({ projects: 1, productionCost: '250000000' });
    expect(units.find(({ unit }) => unit.id === SICHUAN)).toMatchObject({ receipt: '51-2026-06-H2-01', carriedForward: false });
  });

  it('is NRTA’s own: a bureau finds none and issues none, an analyst reads it (I-06)', async () => {
    const refused = await api.graphql(FILLER, PART, { period: NEWEST });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await api.graphql(APPROVER, LIST)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await file(FILLER)).status).toBe(404);
    expect(await refusals(APPROVER, { note: '试' })).toEqual(['FORBIDDEN']);
    expect(await refusals(ANALYST, { note: '试' })).toEqual(['FORBIDDEN']);
    expect((await file(ANALYST)).status).toBe(200);
  });

  it('is issued before the due day is over only with a note, and not of a period that was never opened', async () => {
    api.stand('2026-06-30T10:00:00+08:00');
    expect(await refusals(MANAGER, {})).toEqual(['COMPILATION_EARLY']);
    expect(await refusals(MANAGER, { period: '2026-11-H1' })).toEqual(['PERIOD_NOT_OPEN']);
  });

  it('is issued as a fact with its cut, hash and number; the same act again is the same issue', async () => {
    api.stand('2026-07-03T09:30:00+08:00');
    const input = { period: NEWEST, idempotencyKey: 'issue-one' };
    const { issue } = await api.act(MANAGER, 'issueCompilation', input);
    expect(issue).toMatchObject({ number: 1, note: null });
    expect((await api.act(MANAGER, 'issueCompilation', input)).issue).toEqual(issue);
    first = await compilation(1);
    expect(first).toMatchObject({ hash: issue?.hash, intact: true, issue: { number: 1 }, madeFrom: issue?.madeFrom });
    expect(first.units.find(({ unit }) => unit.id === 'bureau-31')?.lateness).toBe('OVERDUE');
    expect(first.differences).toMatchObject({ none: true, byUnit: [], changes: { totalCount: 0 } });
    expect(await refusals(MANAGER, { note: '再发一次' })).toEqual(['COMPILATION_UNCHANGED']);
  });

  it('stays as it was issued after a correction, which is told against it by unit, project and in all', async () => {
    api.stand('2026-07-05T10:00:00+08:00');
    await api.act(MANAGER, 'acceptReport', { unit: SICHUAN, period: NEWEST, revision: 1 });
    api.stand('2026-07-06T10:00:00+08:00');
    await cost(SICHUAN, api.sichuan[0] ?? '', '150.5', '168', { reason: '决算调整' });
    const [frozen, draft] = [await compilation(1), await compilation()];
    expect(frozen.hash).toBe(first.hash);
    expect({ ...frozen, differences: null }).toEqual({ ...first, differences: null });
    // The control: what is not frozen moved.
    expect(draft.hash).not.toBe(first.hash);
    expect(Number(draft.totals.productionCost) - Number(frozen.totals.productionCost)).toBe(-17_500_000);
    expect(frozen.differences?.none).toBe(false);
    expect(frozen.differences?.total).toEqual({
      issued: { productionCost: first.totals.productionCost },
      now: { productionCost: draft.totals.productionCost },
    });
    expect(frozen.differences?.byUnit.map(({ unit }) => unit.id)).toEqual([SICHUAN]);
    expect(frozen.differences?.changes.edges.map(({ node }) => node)).toMatchObject([
      { code: api.sichuan[0], kinds: ['COST'], values: [{ attribute: 'productionCost', beforeText: '168', afterText: '150.5' }] },
    ]);
  });

  it('is issued again with a reason, and both are kept', async () => {
    expect(await refusals(MANAGER, {})).toEqual(['REASON_REQUIRED']);
    const answer = await api
      .http()
      .post(`/api/periods/${NEWEST}/compilation`)
      .set('authorization', `Bearer ${MANAGER}`)
      .set('idempotency-key', 'issue-two')
      .send({ note: '四川更正' });
    expect(answer.body).toMatchObject({ issue: { number: 2, note: '四川更正' } });
    expect(answer.status).toBe(201);
    const { compilations } = (await api.data(ANALYST, LIST, { period: NEWEST })) as unknown as {
      readonly compilations: readonly { readonly number: number; readonly hash: string }[];
    };
    expect(compilations.map(({ number }) => number)).toEqual([2, 1]);
    expect(compilations[1]?.hash).toBe(first.hash);
    expect((await compilation(1)).intact).toBe(true);
    expect(await api.data(MANAGER, PART, { period: NEWEST, issue: 3 })).toEqual({ compilation: null });
  });

  it('is one workbook: the whole, who is missing, what changed, and every unit’s 附件3 in official order', async () => {
    const answer = await file(MANAGER, '?issue=1&format=xlsx');
    expect(answer.headers['x-content-hash']).toBe(first.hash);
    const reading = await readWorkbook(answer.body as Buffer);
    if (!reading.ok) throw new Error(reading.refusal.code);
    const names = reading.grid.sheets.map(({ name }) => name);
    expect(names.slice(0, 7)).toEqual([
      '汇总',
      '未报送名单',
      '变化汇总',
      '本期变化',
      '北京（未报）',
      '天津（未报）',
      '河北（未报）',
    ]);
    expect(names).toHaveLength(36);
    expect(names).toEqual(expect.arrayContaining(['四川', '广东', '上海（未报）', '兵团（未报）']));
    const texts = (sheet: string): readonly string[] =>
      reading.grid.sheets.find(({ name }) => name === sheet)?.cells.map(({ text }) => text) ?? [];
    expect(texts('汇总').join('\n')).toContain(first.hash);
    // As issued: before the correction.
    expect(texts('四川')).toContain('168');
    expect(texts('本期变化')).toEqual(expect.arrayContaining([api.sichuan[0], '120', '168']));
    expect(texts('上海（未报）').join('\n')).toContain('沿用以前已报数据');
    expect((await file(MANAGER, '?issue=9')).status).toBe(404);
    expect((await file(MANAGER, '?format=pdf')).status).toBe(400);
  });

  itWith('soffice')(
    'opens in LibreOffice and prints',
    async () => {
      const { body } = await file(MANAGER, '?issue=1');
      writeFileSync(join(home, 'compilation.xlsx'), body as Buffer);
      const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
      const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', home, join(home, 'compilation.xlsx')];
      execFileSync(capability('soffice') ?? 'soffice', args, { stdio: 'ignore', env: { ...process.env, HOME: home } });
      expect(existsSync(join(home, 'compilation.pdf'))).toBe(true);
    },
    120_000,
  );
});
