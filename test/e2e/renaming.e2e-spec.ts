import { Client } from 'pg';
import { parseGrid } from '../../libs/platform/src/workbook';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';

const OLD = { zh: '四川省广播电视局', short: '四川', en: 'Sichuan' };
const NEW = { zh: '四川省广播电视和网络视听局', short: '四川视听', en: 'Sichuan Audiovisual' };
const renaming = { organisation: '51', name: NEW, was: OLD, effectiveOn: '2026-06-20', reason: '机构改革（虚构）' };

const NAME = 'unit { id zh short en }';
/** Whatever says a unit's name at a moment, in one question. */
const EVERYWHERE = `query Everywhere($at: MomentInput, $code: ID!) {
  organisation(id: "51", at: $at) { organisation { zh } }
  organisations(at: $at) { id zh }
  project(code: $code, at: $at) { ${NAME} }
  projects(first: 1, at: $at, filter: { units: ["51"] }) { edges { node { ${NAME} } } }
  report(unit: "51", period: "${REPORTED}", at: $at) { ${NAME} }
  reports(first: 5, units: ["51"], period: "${REPORTED}", at: $at) { edges { node { ${NAME} } } }
  figures(metrics: ["projects"], by: ["unit"], at: $at, filter: { units: ["51"] }) { groups { by { value zh } } }
  calendar(year: 2026, at: $at, units: ["51"]) { rows { ${NAME} } }
}`;
const RECORD = `query Record($at: MomentInput) { organisation(id: "51", at: $at) {
  organisation { id zh } names { from to zh short en reason recordedAt by { name organisation { id } } }
} }`;
const RECEIPT = `{ receipt(number: "51-${REPORTED}-01") { ${NAME} certifier { organisation { zh } } } }`;

describe('a unit is renamed within a half-month (issue 4: history stays readable)', () => {
  let api: Country;
  let code = '';
  let position: string | null = null;
  let template: Buffer;

  beforeAll(async () => {
    api = await country();
    [code = ''] = api.sichuan;
    template = (await get(FILLER, `/api/reports/51/${NEWEST}/sheet`)).bytes;
  }, 120_000);
  afterAll(() => api.close());

  const get = async (token: string, path: string) => {
    const answer = await api
      .http()
      .get(path)
      .set('authorization', `Bearer ${token}`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    const name = decodeURIComponent(String(answer.headers['content-disposition'] ?? ''));
    return { status: answer.status, name, bytes: answer.body as Buffer };
  };
  const printed = async (bytes: Buffer): Promise<string> =>
    (await parseGrid(bytes)).sheets.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n');
  const send = async (bytes: Buffer): Promise<Record<string, unknown>> => {
    const answer = await api
      .http()
      .post(`/api/reports/51/${NEWEST}/sheet`)
      .set('authorization', `Bearer ${FILLER}`)
      .set('idempotency-key', `file-${bytes.length}-${bytes.subarray(-9).toString('hex')}`)
      .set('content-type', 'application/octet-stream')
      .set('x-file-name', encodeURIComponent('填报表.xlsx'))
      .send(bytes);
    return { status: answer.status, ...(answer.body as object) };
  };
  /** Every name of Sichuan in the answers at a moment, each once. */
  const called = async (at: object, token = MANAGER): Promise<readonly string[]> => {
    const data = await api.data(token, EVERYWHERE, { code, at: { minPosition: position, ...at } });
    const names = new Set<string>();
    const look = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(look);
      if (value === null || typeof value !== 'object') return;
      const { id, zh, value: group } = value as Record<string, unknown>;
      if (id === SICHUAN || group === SICHUAN || (zh !== undefined && id === undefined)) names.add(String(zh));
      Object.values(value).forEach(look);
    };
    look(data);
    return [...names].sort();
  };
  const codes = async (token: string, over: object = {}): Promise<readonly string[]> =>
    (await api.ask(token, 'renameOrganisation', { ...renaming, ...over })).userErrors.map((error) => error.code);

  it('is done by NRTA’s managers alone, over the names that stand', async () => {
    for (const token of [FILLER, APPROVER, ANALYST]) expect(await codes(token)).toEqual(['FORBIDDEN']);
    expect(await codes(MANAGER, { name: { ...NEW, short: '重庆' } })).toEqual(['NAME_TAKEN']);
    expect(await codes(MANAGER, { name: OLD })).toEqual(['NAME_UNCHANGED']);
    expect(await codes(MANAGER, { effectiveOn: '2028-01-01' })).toEqual(['RENAMED_TOO_FAR_AHEAD']);
    expect(await codes(MANAGER, { organisation: 'nrta' })).toEqual(['NOT_A_REPORTING_UNIT']);
    const [refused] = (await api.ask(MANAGER, 'renameOrganisation', { ...renaming, was: NEW, name: { ...NEW, en: 'x' } }))
      .userErrors;
    expect(refused).toMatchObject({ code: 'VALUE_CHANGED', detail: { seen: expect.stringContaining(NEW.zh) as string } });
    expect(refused?.detail['actual']).toContain(OLD.zh);
    expect(await called({})).toEqual([OLD.short, OLD.zh]);
    ({ position } = await api.act(MANAGER, 'renameOrganisation', renaming));
  });

  it('is called by the name of its day everywhere, and its id stays (I-01)', async () => {
    expect(await called({ asOf: '2026-06-19' })).toEqual([OLD.short, OLD.zh]);
    expect(await called({ asOf: '2026-06-20' })).toEqual([NEW.short, NEW.zh].sort());
    expect(await called({})).toEqual([NEW.short, NEW.zh].sort());
    expect(await called({}, FILLER)).toEqual([NEW.short, NEW.zh].sort());
  });

  it('is called by the old name where the renaming was not known yet (I-01)', async () => {
    const known = { minPosition: undefined, knownAt: api.position };
    expect(await called({ ...known, asOf: '2026-06-30' })).toEqual([OLD.short, OLD.zh]);
    expect(await called({ minPosition: undefined, knownAt: '2026-06-30' })).toEqual([OLD.short, OLD.zh]);
  });

  it('tells its names over time: who recorded one and why to NRTA and the unit itself (I-06)', async () => {
    const names = async (token: string): Promise<unknown> =>
      (
        (await api.data(token, RECORD, { at: { minPosition: position } }))['organisation'] as unknown as {
          readonly names: unknown;
        }
      ).names;
    const since = { ...NEW, from: '2026-06-20', to: null, recordedAt: '2026-07-01T02:00:00.000Z' };
    const first = { ...OLD, from: null, to: '2026-06-20', recordedAt: null, reason: null, by: null };
    const told = { reason: renaming.reason, by: { name: expect.any(String) as string, organisation: { id: 'nrta' } } };
    for (const token of [MANAGER, ANALYST, FILLER]) expect(await names(token)).toEqual([first, { ...since, ...told }]);
    expect(await names('demo-44-filler')).toEqual([first, { ...since, reason: null, by: null }]);
  });

  it('keeps the name of the hour on a receipt that was given before', async () => {
    const { receipt } = await api.data(MANAGER, RECEIPT);
    expect(receipt).toEqual({ unit: { id: SICHUAN, ...OLD }, certifier: { organisation: { zh: OLD.zh } } });
    const page = await get(FILLER, `/api/reports/51/${REPORTED}/receipts/1?format=html`);
    expect(page.bytes.toString('utf8')).toContain(`<td>${OLD.zh}</td>`);
  });

  it('prints 附件3 under the name of its day', async () => {
    const path = `/api/reports/51/${REPORTED}/annex`;
    const before = await get(MANAGER, path);
    expect(before.name).toContain('附件3-四川-');
    expect(await printed(before.bytes)).toContain(OLD.zh);
    const after = await get(MANAGER, `${path}?asOf=2026-06-20`);
    expect(after.name).toContain('附件3-四川视听-');
    expect(await printed(after.bytes)).toContain(NEW.zh);
    expect(await printed(after.bytes)).not.toContain(OLD.zh);
    const known = await get(MANAGER, `${path}?asOf=2026-06-20&knownAt=${api.position}`);
    expect(await printed(known.bytes)).toContain(OLD.zh);
  });

  it('exports lists under the name of their day', async () => {
    const csv = async (asOf: string): Promise<string> =>
      (await get(MANAGER, `/api/projects/export?units=51&asOf=${asOf}`)).bytes.toString('utf8');
    expect(await csv('2026-06-19')).toContain(OLD.zh);
    expect(await csv('2026-06-19')).not.toContain(NEW.zh);
    expect(await csv('2026-06-20')).toContain(NEW.zh);
    expect(await csv('2026-06-20')).not.toContain(OLD.zh);
  });

  it('takes a file that bears the old name, and tells it (B-12)', async () => {
    expect(await printed(template)).toContain(OLD.zh);
    const taken = await send(template);
    expect(taken).toMatchObject({ status: 200 });
    expect(taken['normalisations']).toEqual([
      expect.objectContaining({ kind: 'SHEET_OLD_NAME', from: OLD.zh, to: NEW.zh }) as unknown,
    ]);
    const fresh = await get(FILLER, `/api/reports/51/${NEWEST}/sheet`);
    expect(fresh.name).toContain('填报表-四川视听-');
    expect(await printed(fresh.bytes)).toContain(NEW.zh);
    expect((await send(fresh.bytes))['normalisations']).toEqual([]);
  });

  it('keeps an issued compilation’s names, whatever is recorded later (W-04)', async () => {
    await api.act(MANAGER, 'issueCompilation', { period: NEWEST, basis: 'REPORTED' });
    const NAMES = `query Compiled($issue: Int) {
      compilation(period: "${NEWEST}", issue: $issue) { units { ${NAME} } hash }
      compilations(period: "${NEWEST}") { missing { id zh } }
    }`;
    const of = async (issue: number | null): Promise<string> => {
      const { compilation, compilations } = (await api.data(MANAGER, NAMES, { issue })) as unknown as {
        readonly compilation: { readonly units: readonly { readonly unit: { readonly id: string; readonly zh: string } }[] };
        readonly compilations: readonly { readonly missing: readonly { readonly id: string; readonly zh: string }[] }[];
      };
      const compiled = compilation.units.find(({ unit }) => unit.id === SICHUAN)?.unit.zh;
      const missing = compilations[0]?.missing.find(({ id }) => id === SICHUAN)?.zh;
      return `${compiled}/${missing}`;
    };
    expect(await of(1)).toBe(`${NEW.zh}/${NEW.zh}`);
    const back = { organisation: '51', effectiveOn: '2026-06-20', reason: '批复尚未生效，录入有误' };
    expect((await api.ask(FILLER, 'retractOrganisationRenaming', back)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    ({ position } = await api.act(MANAGER, 'retractOrganisationRenaming', back));
    expect(await of(1)).toBe(`${NEW.zh}/${NEW.zh}`);
    expect(await of(null)).toBe(`${OLD.zh}/${NEW.zh}`);
    expect(await called({})).toEqual([OLD.short, OLD.zh]);
    expect((await api.ask(MANAGER, 'retractOrganisationRenaming', back)).userErrors).toMatchObject([
      { code: 'NO_SUCH_RENAMING' },
    ]);
  });

  it('leaves a receipt as it was, though it is recorded later for a day before (I-01)', async () => {
    const before = { ...renaming, effectiveOn: '2026-06-10' };
    ({ position } = await api.act(MANAGER, 'renameOrganisation', before));
    expect(await called({ asOf: '2026-06-15' })).toEqual([NEW.short, NEW.zh].sort());
    const { receipt } = await api.data(MANAGER, RECEIPT);
    expect(receipt).toMatchObject({ unit: OLD, certifier: { organisation: { zh: OLD.zh } } });
    ({ position } = await api.act(MANAGER, 'retractOrganisationRenaming', {
      organisation: '51',
      effectiveOn: '2026-06-10',
      reason: '日期有误',
    }));
  });

  it('asks the store for names once, and not again until something is recorded', async () => {
    const spy = jest.spyOn(Client.prototype, 'query');
    const looks = async (): Promise<readonly [all: number, names: number]> => {
      spy.mockClear();
      await called({ asOf: '2026-06-25' });
      const texts = (spy.mock.calls as unknown as (string | { readonly text?: string })[][]).map(([asked]) =>
        typeof asked === 'string' ? asked : (asked?.text ?? ''),
      );
      return [texts.length, texts.filter((text) => text.includes('organisation_name')).length];
    };
    try {
      ({ position } = await api.act(MANAGER, 'renameOrganisation', renaming));
      // The fold of the fact reads the table too: it is over before anything is counted.
      await api.runtime.reads.waitFor(position as never);
      const [, first] = await looks();
      const [all, again] = await looks();
      // A question of eight parts, each in a snapshot of its own.
      expect(first).toBeGreaterThan(0);
      expect(first).toBeLessThanOrEqual(8);
      expect([all > 8, again]).toEqual([true, 0]);
    } finally {
      spy.mockRestore();
    }
  });
});
