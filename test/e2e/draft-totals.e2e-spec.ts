import { APPROVER, country, FILLER, figures, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';

jest.setTimeout(60_000);

interface Total {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly missingBefore: number;
  readonly missingAfter: number;
}

describe('what a draft makes of its unit’s figures, and who may send it (I-04, B-09)', () => {
  let api: Country;
  beforeAll(async () => {
    api = await country();
  }, 120_000);
  afterAll(() => api?.close());
  const of = { unit: SICHUAN, period: NEWEST };
  const METRICS = ['projectsRunning', 'projectsReleased', 'productionCost', 'promotionCost'];
  const totals = async (): Promise<readonly Total[]> => {
    const query = `query T($unit: ID!, $period: ID!) {
      draft(unit: $unit, period: $period) { totals { id before after change missingBefore missingAfter } } }`;
    return ((await api.data(FILLER, query, of)) as unknown as { draft: { totals: readonly Total[] } }).draft.totals;
  };
  /** The unit's figures at the period's end, as NRTA reads them. */
  const reported = async (minPosition: string | null): Promise<Readonly<Record<string, string | undefined>>> => {
    const answered = await figures(api, METRICS, { asOf: '2026-06-30', minPosition }, ['unit']);
    return Object.fromEntries(METRICS.map((id) => [id, answered[id]?.groups[SICHUAN]]));
  };

  it('before is the figure as reported, after is the figure once it is sent', async () => {
    const [, salt = '', train = ''] = api.sichuan;
    await api.act(FILLER, 'openDraft', of);
    const { draft } = await api.act(FILLER, 'editCells', {
      ...of,
      cells: [
        { line: salt, attribute: 'productionCost', value: '310', seen: '300.5' },
        { line: train, attribute: 'promotionCost', value: '12.5' },
      ],
    });
    expect(draft?.canSubmit).toBe(true);
    const told = await totals();
    expect(told.map(({ id }) => id)).toEqual(METRICS);
    expect(Object.fromEntries(told.map(({ id, before }) => [id, before]))).toEqual(await reported(null));
    expect(told.find(({ id }) => id === 'productionCost')).toMatchObject({ change: '9500000' });
    expect(told.find(({ id }) => id === 'promotionCost')).toMatchObject({ missingBefore: 8, missingAfter: 7 });
    const { position } = await api.act(APPROVER, 'submitReport', { ...of, certify: true });
    expect(Object.fromEntries(told.map(({ id, after }) => [id, after]))).toEqual(await reported(position));
  });

  it('a bureau is told who of its own may send, others nobody', async () => {
    const approvers = async (token: string) =>
      ((await api.data(token, '{ me { approvers { id organisation { id } } } }')) as unknown as { me: { approvers: unknown } }).me
        .approvers;
    expect(await approvers(FILLER)).toEqual([{ id: expect.any(String) as string, organisation: { id: SICHUAN } }]);
    expect(await approvers('demo-44-filler')).toMatchObject([{ organisation: { id: 'bureau-44' } }]);
    expect(await approvers(MANAGER)).toEqual([]);
  });
});
