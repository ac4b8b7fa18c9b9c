import { CommandBus } from '@nestjs/cqrs';
import { CompilationService, madeOf } from '../../apps/api/src/compilation/compilation.service';
import { nationScope } from '../../libs/kernel/src';
import { parseGrid } from '../../libs/platform/src/workbook';
import { IssueCompilation } from '../../libs/reporting/src';
import { APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const COMPILED = `query C($issue: Int, $basis: Basis!) { compilation(period: "${NEWEST}", issue: $issue, basis: $basis) {
  hash intact totals { disputed disputedProduction disputedPromotion }
  units { unit { id } revision receipt figures { disputed disputedProduction } } differences(first: 1) { byUnit { unit { id } } } } }`;

interface Compiled {
  readonly hash: string;
  readonly units: readonly { readonly unit: { readonly id: string } }[];
}

describe('papers over what waits, and over what is disputed (B-02, B-08, W-04)', () => {
  let api: Country;
  let [first, second] = ['', ''];
  const send = async (period: string, line: string, value: string, seen: string, over: object = {}) => {
    const of = { unit: SICHUAN, period };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [{ line, attribute: 'productionCost', value, seen }] });
    return api.act(APPROVER, 'submitReport', { ...of, certify: true, ...over });
  };
  const get = async (path: string): Promise<Buffer> => {
    const answer = await api.http().get(path).set('authorization', `Bearer ${MANAGER}`).responseType('blob');
    expect(answer.status).toBe(200);
    return answer.body as Buffer;
  };
  const textOf = async (path: string, sheet?: string): Promise<string> =>
    (await parseGrid(await get(path))).sheets
      .filter(({ name }) => sheet === undefined || name === sheet)
      .flatMap(({ cells }) => cells.map(({ text }) => text))
      .join('\n');
  const compiled = async (issue: number | null, basis = 'REPORTED'): Promise<Compiled> =>
    ((await api.data(MANAGER, COMPILED, { issue, basis })) as unknown as { compilation: Compiled }).compilation;
  const sichuan = (from: Compiled) => from.units.find(({ unit }) => unit.id === SICHUAN);

  beforeAll(async () => {
    api = await country();
    [first = '', second = ''] = api.sichuan;
    await send(REPORTED, first, '168', '120', { reason: '决算调整' });
    await send(NEWEST, second, '310', '300.5');
    const marks = [{ project: second, attribute: 'productionCost', reason: '请核对' }];
    const { position } = await api.act(MANAGER, 'returnReport', {
      unit: SICHUAN,
      period: NEWEST,
      revision: 1,
      reason: '核对',
      marks,
    });
    await api.runtime.reads.waitFor(position as never);
  }, 120_000);
  afterAll(() => api?.close());

  it('prints accepted values over the receipt that was accepted, not over the correction that waits', async () => {
    const path = `/api/reports/51/${REPORTED}/annex?basis=`;
    const [accepted, reported] = [await textOf(`${path}accepted`), await textOf(`${path}reported`)];
    expect(accepted).toContain('回执 51-2026-06-H1-01');
    expect(accepted).not.toContain('51-2026-06-H1-02');
    expect(accepted).not.toContain('168');
    expect(reported).toContain('回执 51-2026-06-H1-02');
    expect(reported).toContain('168');
  });

  it('leaves day, signature and receipt blank where nothing was accepted, and says so', async () => {
    const annex = await textOf(`/api/reports/51/${NEWEST}/annex?basis=accepted`);
    expect(annex).toContain('本期报送尚未接收，所列为此前接收的数据');
    expect(annex).not.toContain('回执');
    expect(annex).toMatch(/日期：\s*年\s*月\s*日/);
    expect(sichuan(await compiled(null, 'ACCEPTED'))).toMatchObject({ revision: null, receipt: null });
    const sheet = await textOf(`/api/periods/${NEWEST}/compilation?basis=accepted`, '四川');
    expect(sheet).toContain('本期报送尚未接收');
    expect(sheet).not.toContain('回执');
  });

  it('compiles what is disputed, by unit and in all, and says it below the table', async () => {
    const draft = await compiled(null);
    expect(draft).toMatchObject({ totals: { disputed: 1, disputedProduction: '310000000', disputedPromotion: '0' } });
    expect(sichuan(draft)).toMatchObject({
      receipt: '51-2026-06-H2-01',
      figures: { disputed: 1, disputedProduction: '310000000' },
    });
    const summary = await textOf(`/api/periods/${NEWEST}/compilation`, '汇总');
    expect(summary).toContain('有争议项目');
    expect(summary).toMatch(/被退回、尚在核实的数据涉及 1 个项目（四川），已计入合计：其中制作成本 310 万元、推广费用 0 万元/);
  });

  it('keeps the form, and the hash, of an issue that was made before disputes were compiled', async () => {
    const old = await api.app.get(CompilationService).draft(NEWEST as never, 'reported', 'compilation-1');
    if (!old) throw new Error('Nothing was compiled');
    const authority = {
      act: { actor: 'person-demo-nrta-nrta-manager', organisation: 'nrta', commandId: 'an-old-issue' },
      scope: nationScope,
      may: new Set(['manage'] as const),
    };
    const done = await api.app.get(CommandBus).execute(new IssueCompilation(authority, madeOf(old), '提前印发'));
    expect(done).toMatchObject({ ok: true });
    const issue = await compiled(1);
    expect(issue).toMatchObject({ hash: old.hash, intact: true, totals: { disputed: null }, differences: { byUnit: [] } });
    expect(issue.hash).not.toBe((await compiled(null)).hash);
    expect(await textOf(`/api/periods/${NEWEST}/compilation?issue=1`, '汇总')).not.toContain('争议');
  });

  it('gives figures as a file with a column for what is disputed', async () => {
    const csv = (await get('/api/figures/export?metric=productionCost&by=unit&format=csv&asOf=2026-06-30')).toString('utf8');
    expect(csv).toContain('数值（万元）,行数,无值行数,争议行数');
    expect(csv).toMatch(/四川[^\r\n]*,1\r\n/);
    expect(csv).toMatch(/合计,[^\r\n]*,1\r\n/);
    expect(csv).toMatch(/上海[^\r\n]*,0\r\n/);
    const sent = (await get(`/api/figures/export?metric=reportsSubmitted&period=${NEWEST}&format=csv`)).toString('utf8');
    expect(sent).not.toContain('争议行数');
  });
});
