import { APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const VALUE = `query Value($code: ID!, $at: MomentInput) {
  reported: project(code: $code, at: $at) { promotionCost }
  accepted: project(code: $code, at: $at, basis: ACCEPTED) { promotionCost }
}`;

/** A value that the newest half-month brought is accepted, an earlier one gets one of its own, and the officer writes 无. */
describe('“无” clears a cell whatever stands beneath it by then (B-09, I-03)', () => {
  let api: Country;
  let code = '';
  let last: string | null = null;
  const shown = async (): Promise<readonly unknown[]> => {
    const { reported, accepted } = (await api.data(MANAGER, VALUE, {
      code,
      at: { asOf: '2026-07-10', minPosition: last },
    })) as unknown as Record<string, { readonly promotionCost: string | null }>;
    return [reported?.promotionCost ?? null, accepted?.promotionCost ?? null];
  };
  const send = async (period: string, value: string, seen: string, over: object = {}): Promise<void> => {
    const of = { unit: SICHUAN, period };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [{ line: code, attribute: 'promotionCost', value, seen }] });
    ({ position: last } = await api.act(APPROVER, 'submitReport', { ...of, certify: true, ...over }));
  };
  beforeAll(async () => {
    api = await country();
    // 食堂, of which no promotion cost was reported.
    code = api.sichuan[8] ?? '';
    await send(NEWEST, '30', '');
    ({ position: last } = await api.act(MANAGER, 'acceptReport', { unit: SICHUAN, period: NEWEST, revision: 1 }));
  }, 120_000);
  afterAll(() => api.close());

  it('after a correction of the half-month before put a value there', async () => {
    expect(await shown()).toEqual(['30000000', '30000000']);
    await send(REPORTED, '20', '', { reason: '补报' });
    expect(await shown()).toEqual(['30000000', '30000000']);
    await send(NEWEST, '无', '30', { reason: '误报' });
    expect(await shown()).toEqual([null, '30000000']);
    ({ position: last } = await api.act(MANAGER, 'acceptReport', { unit: SICHUAN, period: NEWEST, revision: 2 }));
    expect(await shown()).toEqual([null, null]);
  });
});
