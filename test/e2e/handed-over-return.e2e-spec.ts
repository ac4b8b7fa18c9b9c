import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

const RETURNS = `query($unit: ID!, $at: MomentInput) { report(unit: $unit, period: "${NEWEST}", at: $at) { returns { marks { title } } } }`;
const TITLE = 'query($code: ID!, $at: MomentInput) { project(code: $code, at: $at) { title } }';
const NEXT = '2026-07-H1';

describe('a return of a project that another unit has now (I-06)', () => {
  let api: Country;
  let code = '';
  let position: string | null = null;
  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    const of = { unit: SICHUAN, period: NEWEST };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', {
      ...of,
      cells: [{ line: code, attribute: 'productionCost', value: '140', seen: '120' }],
    });
    await api.act(APPROVER, 'submitReport', { ...of, certify: true });
    const marks = [{ project: code, attribute: 'productionCost' }];
    await api.act(MANAGER, 'returnReport', { ...of, revision: 1, reason: '请核对', marks });
    api.stand('2026-07-02T10:00:00+08:00');
    await api.act(MANAGER, 'openPeriod', { period: NEXT });
    const move = { was: '51', to: '50', effectiveOn: '2026-07-02', reason: '出品机构迁至重庆' };
    await api.act(MANAGER, 'moveProject', { project: code, ...move });
    api.stand('2026-07-10T10:00:00+08:00');
    const theirs = { unit: 'bureau-50', period: NEXT };
    await api.act('demo-50-filler', 'openDraft', theirs);
    const cells = [{ line: code, attribute: 'title', value: '山城来信', seen: '川西来信' }];
    await api.act('demo-50-filler', 'editCells', { ...theirs, cells });
    ({ position } = await api.act('demo-50-approver', 'submitReport', { ...theirs, certify: true }));
    api.stand('2026-07-16T10:00:00+08:00');
  }, 120_000);
  afterAll(() => api?.close());

  it('keeps the title the project had then; the other unit’s later one is not seen through it', async () => {
    const at = { minPosition: position };
    // The control: today it is called otherwise, and the old unit cannot see that.
    expect(await api.data('demo-50-filler', TITLE, { code, at })).toEqual({ project: { title: '山城来信' } });
    expect(await api.data(FILLER, TITLE, { code, at })).toEqual({ project: null });
    for (const token of [FILLER, MANAGER]) {
      const { report } = (await api.data(token, RETURNS, { unit: SICHUAN, at })) as unknown as { report: object };
      expect(report).toEqual({ returns: [{ marks: [{ title: '川西来信' }] }] });
    }
  });
});
