import { country, FILLER, APPROVER, figures, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const CHONGQING = 'bureau-50';
const PROJECT = `query Project($code: ID!, $at: MomentInput) { project(code: $code, at: $at) {
  code productionCost stage unit { id } facts(attributes: [unit, productionCost]) { attribute text reason state }
  timeline(attributes: [productionCost]) { from to }
} }`;

describe('a project is handed over to another unit within a half-month', () => {
  let api: Country;
  let code = '';
  let position: string | null = null;
  const seen = async (token: string, at: object): Promise<Record<string, unknown> | null> =>
    ((await api.data(token, PROJECT, { code, at: { minPosition: position, ...at } })) as Record<string, never>)['project'] ??
    null;
  const move = { was: '51', to: '50', effectiveOn: '2026-06-20', reason: '出品机构迁至重庆' };

  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    const of = { unit: SICHUAN, period: NEWEST };
    await api.act(FILLER, 'openDraft', of);
    const cells = [{ line: code, attribute: 'productionCost', value: '140', seen: '120' }];
    await api.act(FILLER, 'editCells', { ...of, cells });
  }, 120_000);
  afterAll(() => api.close());

  it('is done by NRTA alone, over the unit that stands', async () => {
    const codes = async (token: string, over: object = {}): Promise<readonly string[]> =>
      (await api.ask(token, 'moveProject', { project: code, ...move, ...over })).userErrors.map((error) => error.code);
    expect(await codes(APPROVER)).toEqual(['FORBIDDEN']);
    expect(await codes(MANAGER, { was: '44' })).toEqual(['VALUE_CHANGED']);
    expect(await codes(MANAGER, { effectiveOn: '2026-06-02' })).toEqual(['MOVE_TOO_EARLY']);
    ({ position } = await api.act(MANAGER, 'moveProject', { project: code, ...move }));
  });

  it('is each unit’s on its own days, and the nation counts it once', async () => {
    expect(await seen(FILLER, { asOf: '2026-06-19' })).toMatchObject({ unit: { id: SICHUAN }, productionCost: '120000000' });
    expect(await seen(FILLER, { asOf: '2026-06-20' })).toBeNull();
    expect(await seen('demo-50-filler', { asOf: '2026-06-19' })).toBeNull();
    expect(await seen('demo-50-filler', { asOf: '2026-06-20' })).toMatchObject({
      unit: { id: CHONGQING },
      productionCost: '120000000',
      stage: 'SCRIPT',
      // The value carries over; the cell it came from stays the unit's that sent it (I-06).
      facts: [{ attribute: 'unit', reason: '出品机构迁至重庆', state: 'OFFICIAL' }],
      timeline: [
        { from: '2026-06-20', to: null },
        { from: '2026-06-20', to: null },
      ],
    });
    const count = async (at: object) =>
      (await figures(api, ['projects'], { minPosition: position, ...at }, ['unit']))['projects'];
    const before = await count({ asOf: '2026-06-19' });
    const after = await count({ asOf: '2026-06-20' });
    expect(before).toMatchObject({ value: '12', groups: { [SICHUAN]: '10' } });
    expect(after).toMatchObject({ value: '12', groups: { [SICHUAN]: '9', [CHONGQING]: '1' } });
    expect((await count({ asOf: '2026-06-20', minPosition: undefined, knownAt: api.position }))?.groups).toMatchObject({
      [SICHUAN]: '10',
    });
  });

  it('holds the old unit’s open draft back until its cells are cleared', async () => {
    const DRAFT = `query { draft(unit: "51", period: "${NEWEST}") { canSubmit findings { code line } } }`;
    expect((await api.data(FILLER, DRAFT)) as object).toMatchObject({
      draft: { canSubmit: false, findings: [{ code: 'PROJECT_NOT_OF_UNIT', line: code }] },
    });
    const cleared = await api.act(FILLER, 'clearCells', {
      unit: SICHUAN,
      period: NEWEST,
      cells: [{ line: code, attribute: 'productionCost' }],
    });
    expect(cleared.draft).toMatchObject({ findings: [], differences: [] });
  });

  it('is reported by the new unit, over the values and stages that stand', async () => {
    const of = { unit: CHONGQING, period: NEWEST };
    await api.act('demo-50-filler', 'openDraft', of);
    const cells = [
      { line: code, attribute: 'productionCost', value: '130', seen: '120' },
      { line: code, attribute: 'stage', value: '选题策划', seen: '剧本开发' },
    ];
    const { draft } = await api.act('demo-50-filler', 'editCells', { ...of, cells });
    expect(draft).toMatchObject({ findings: [{ code: 'STAGE_REGRESS', line: code }] });
    await api.act('demo-50-filler', 'clearCells', { ...of, cells: [{ line: code, attribute: 'stage' }] });
    ({ position } = await api.act('demo-50-approver', 'submitReport', { ...of, certify: true }));
    expect(await seen('demo-50-filler', { asOf: '2026-06-30' })).toMatchObject({ productionCost: '130000000' });
    expect(await seen(FILLER, { asOf: '2026-06-19' })).toMatchObject({ productionCost: '120000000' });
  });

  it('may still be corrected by the old unit, for its own period', async () => {
    const of = { unit: SICHUAN, period: REPORTED };
    await api.act(FILLER, 'openDraft', of);
    const cells = [{ line: code, attribute: 'productionCost', value: '125', seen: '120' }];
    await api.act(FILLER, 'editCells', { ...of, cells });
    ({ position } = await api.act(APPROVER, 'submitReport', { ...of, certify: true, reason: '决算调整' }));
    expect(await seen(MANAGER, { asOf: '2026-06-19' })).toMatchObject({ productionCost: '125000000', unit: { id: SICHUAN } });
    expect(await seen(MANAGER, { asOf: '2026-06-30' })).toMatchObject({ productionCost: '130000000', unit: { id: CHONGQING } });
  });
});
