import { JobStore } from '../../libs/platform/src/jobs';
import { OPEN_JOBS } from '../../apps/api/src/jobs/jobs.service';
import { XLSX_ROWS } from '../../apps/api/src/exports/export-file';
import { readWorkbook } from '../../libs/platform/src/workbook';
import { ANALYST, APPROVER, country, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN, type Country } from '../support/country';
import { subscribe, until } from '../support/event-stream';

const FOREIGN_FILLER = 'demo-44-filler';

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly phase: string | null;
  readonly mine: boolean;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly problem: { readonly code: string; readonly zh: string } | null;
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string; readonly url: string } | null;
  readonly by: { readonly id: string };
}

describe('long jobs', () => {
  let api: Country;
  let keys = 0;
  beforeAll(async () => (api = await country()), 60_000);
  afterAll(() => api.close());

  const key = (): string => `job-key-${(keys += 1)}`;
  const start = async (token: string, body: object, idempotencyKey = key()) => {
    const sent = api.http().post('/api/jobs').set('authorization', `Bearer ${token}`).set('idempotency-key', idempotencyKey);
    const answer = await sent.send(body);
    return {
      status: answer.status,
      location: answer.headers['location'] as string,
      ...(answer.body as { job: Shown; code?: string }),
    };
  };
  const get = async (token: string, path: string) => {
    const asked = api.http().get(path).set('authorization', `Bearer ${token}`);
    const answer = await asked.buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
    });
    return { status: answer.status, headers: answer.headers, bytes: answer.body as Buffer };
  };
  const job = async (token: string, id: string): Promise<Shown> =>
    JSON.parse((await get(token, `/api/jobs/${id}`)).bytes.toString()) as Shown;
  const ended = async (token: string, id: string): Promise<Shown> => {
    await until(async () => ['done', 'failed', 'cancelled'].includes((await job(token, id)).state), 15_000);
    return job(token, id);
  };
  const asJob = async (token: string, bytes: Buffer, query = 'as=job', unit = '51') =>
    api
      .http()
      .post(`/api/reports/${unit}/${NEWEST}/sheet?${query}`)
      .set('authorization', `Bearer ${token}`)
      .set('idempotency-key', key())
      .set('content-type', 'application/octet-stream')
      .set('x-file-name', encodeURIComponent('填报表.xlsx'))
      .send(bytes);

  it('I-07: an export as a job is the immediate export, row for row, and only its own file', async () => {
    const asked = { kind: 'export-projects', format: 'csv', stages: 'SCRIPT', orderBy: 'TITLE' };
    const begun = await start(FILLER, asked);
    expect([begun.status, begun.location]).toEqual([202, `/api/jobs/${begun.job.id}`]);
    const done = await ended(FILLER, begun.job.id);
    expect(done).toMatchObject({ state: 'done', kind: 'export-projects', mine: true, problem: null });
    const file = await get(FILLER, done.file?.url ?? '');
    expect([file.bytes.length, file.headers['x-content-hash']]).toEqual([done.file?.size, done.file?.sha256]);
    const now = await get(FILLER, '/api/projects/export?format=csv&stages=SCRIPT&orderBy=TITLE');
    const list = (bytes: Buffer): string => bytes.toString().split('\r\n说明')[0] ?? '';
    expect(list(file.bytes)).toBe(list(now.bytes));
    expect(list(file.bytes).split('\r\n').length).toBeGreaterThan(4);
    expect(done.result).toEqual({ rows: 4 });
    const xlsx = await ended(FILLER, (await start(FILLER, { ...asked, format: 'xlsx' })).job.id);
    const read = await readWorkbook((await get(FILLER, xlsx.file?.url ?? '')).bytes);
    expect(read.ok && read.grid.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['明细', 5],
      ['说明', expect.any(Number)],
    ]);
    expect(XLSX_ROWS).toBe(10_000);
  }, 60_000);

  it('the same key starts it once, another content is refused, what cannot be read is refused at once', async () => {
    const asked = { kind: 'export-projects', format: 'csv' };
    const one = await start(ANALYST, asked, 'twice-the-same');
    const again = await start(ANALYST, asked, 'twice-the-same');
    expect([again.status, again.job.id, again.location]).toEqual([202, one.job.id, one.location]);
    expect((await start(ANALYST, { ...asked, format: 'xlsx' }, 'twice-the-same')).status).toBe(422);
    expect((await start(ANALYST, { ...asked, stages: 'NONE' })).status).toBe(400);
    expect((await start(ANALYST, { kind: 'compilation', period: REPORTED, extra: 1 })).status).toBe(400);
    expect((await start(ANALYST, { kind: 'import-sheet', unit: '51', period: NEWEST })).status).toBe(400);
    expect((await start(ANALYST, { kind: 'no-such-kind' })).status).toBe(404);
    await ended(ANALYST, one.job.id);
  }, 30_000);

  it('I-06: a bureau makes no compilation, sees its own jobs alone, and gets no other’s file', async () => {
    expect((await start(FILLER, { kind: 'compilation', period: REPORTED })).status).toBe(404);
    const made = await ended(MANAGER, (await start(MANAGER, { kind: 'compilation', period: REPORTED })).job.id);
    expect(made).toMatchObject({ state: 'done', file: { name: expect.stringContaining('汇编') as string } });
    const own = await ended(FILLER, (await start(FILLER, { kind: 'export-projects' })).job.id);
    for (const [token, id] of [
      [FILLER, made.id],
      [APPROVER, own.id],
      [FOREIGN_FILLER, own.id],
      [ANALYST, own.id],
    ] as const) {
      expect((await get(token, `/api/jobs/${id}`)).status).toBe(404);
      expect((await get(token, `/api/jobs/${id}/file`)).status).toBe(404);
      expect((await api.http().delete(`/api/jobs/${id}`).set('authorization', `Bearer ${token}`)).status).toBe(404);
    }
    // The manager sees what it is and whose, and neither what was asked nor what came of it.
    expect(await job(MANAGER, own.id)).toMatchObject({
      kind: 'export-projects',
      mine: false,
      input: null,
      result: null,
      file: null,
    });
    expect((await get(MANAGER, `/api/jobs/${own.id}/file`)).status).toBe(404);
    const lists = await Promise.all(
      [FILLER, MANAGER, APPROVER].map(
        async (token) => (JSON.parse((await get(token, '/api/jobs?first=100')).bytes.toString()) as { jobs: Shown[] }).jobs,
      ),
    );
    expect(new Set(lists[0]?.map(({ by }) => by.id)).size).toBe(1);
    expect(lists[1]?.map(({ id }) => id)).toEqual(expect.arrayContaining([own.id, made.id]));
    expect(lists[2]).toEqual([]);
  }, 60_000);

  it('B-08, I-03: the history of a year holds every act and each changed cell, of the units one sees', async () => {
    const done = await ended(FILLER, (await start(FILLER, { kind: 'report-history', year: 2026 })).job.id);
    const text = (await get(FILLER, done.file?.url ?? '')).bytes.toString();
    expect(text).toContain('51-2026-06-H1-01');
    expect(text).toContain('51-2026-0001,编剧,,阿来,2026-06-15');
    expect(text).not.toContain('44-2026');
    const nation = await ended(ANALYST, (await start(ANALYST, { kind: 'report-history', year: 2026, format: 'xlsx' })).job.id);
    const read = await readWorkbook((await get(ANALYST, nation.file?.url ?? '')).bytes);
    const cells = read.ok ? (read.grid.sheets[0]?.cells.map((cell) => cell.text) ?? []) : [];
    expect(cells).toEqual(expect.arrayContaining(['填报单位', '44-2026-0001', '51-2026-0001', '说明']));
  }, 60_000);

  it('a sheet is imported as a job with its answer as the result; cancelled before it stores, it leaves nothing', async () => {
    const sheet = (await get(FILLER, `/api/reports/51/${NEWEST}/sheet`)).bytes;
    expect((await asJob(FILLER, sheet, 'as=job', '44')).status).toBe(404);
    const store = api.app.get(JobStore);
    const commit = store.commit.bind(store);
    const cancelling = jest.spyOn(store, 'commit').mockImplementationOnce(async (claim) => {
      const asked = await api.http().delete(`/api/jobs/${claim.id}`).set('authorization', `Bearer ${FILLER}`);
      expect([asked.status, (asked.body as { cancelling: boolean }).cancelling]).toEqual([200, true]);
      return commit(claim);
    });
    const dropped = await ended(FILLER, ((await asJob(FILLER, sheet)).body as { job: Shown }).job.id);
    cancelling.mockRestore();
    expect(dropped).toMatchObject({ state: 'cancelled', result: null });
    const drafts = await api.runtime.source.query('SELECT unit FROM slate.draft WHERE unit = $1 AND period = $2', [
      SICHUAN,
      NEWEST,
    ]);
    expect(drafts).toEqual([]);
    const again = await api.http().delete(`/api/jobs/${dropped.id}`).set('authorization', `Bearer ${FILLER}`);
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'JOB_ENDED']);

    const taken = await asJob(FILLER, sheet);
    expect([taken.status, (taken.body as { job: Shown }).job.kind]).toEqual([202, 'import-sheet']);
    const done = await ended(FILLER, (taken.body as { job: Shown }).job.id);
    expect(done).toMatchObject({ state: 'done', phase: 'storing', result: { accepted: true, layout: 'ours' } });
    const refused = await ended(FILLER, ((await asJob(FILLER, Buffer.from('no workbook'))).body as { job: Shown }).job.id);
    expect(refused.state).toBe('failed');
    expect(refused.problem?.code).not.toBe('INTERNAL');
    expect((await asJob(FILLER, sheet, 'as=letter')).status).toBe(400);
  }, 60_000);

  it('over GraphQL: started, listed, followed to the end, and no more open ones than the limit', async () => {
    const START = 'mutation ($input: StartJobInput!) { startJob(input: $input) { job { id state } userErrors { code } } }';
    const input = { kind: 'EXPORT_PROJECTS', query: 'format=csv&stages=SCRIPT' };
    const { startJob } = (await api.data(APPROVER, START, { input })) as unknown as { startJob: { job: { id: string } } };
    const stream = await subscribe(
      api,
      APPROVER,
      'subscription ($id: ID!) { jobProgress(id: $id) { id state ended done total } }',
      {
        id: startJob.job.id,
      },
    );
    let last: unknown;
    for (let told = await stream.next(); told !== null; told = await stream.next()) last = told.data?.['jobProgress'];
    expect(last).toMatchObject({ id: startJob.job.id, state: 'DONE', ended: true });
    const { jobs } = (await api.data(
      APPROVER,
      '{ jobs { id kindZh stateZh input file { name url } by { name } } }',
    )) as unknown as {
      jobs: { id: string }[];
    };
    expect(jobs).toHaveLength(1);
    expect(await api.data(FILLER, `{ job(id: "${startJob.job.id}") { id } }`)).toEqual({ job: null });
    const foreign = await subscribe(api, FOREIGN_FILLER, `subscription { jobProgress(id: "${startJob.job.id}") { id } }`);
    expect((await foreign.next())?.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');

    const store = api.app.get(JobStore);
    const none = jest.spyOn(store, 'take').mockResolvedValue(null);
    for (let at = 0; at < OPEN_JOBS; at += 1) expect((await start(APPROVER, { kind: 'export-projects' })).status).toBe(202);
    expect(await start(APPROVER, { kind: 'export-projects' })).toMatchObject({ status: 429, code: 'TOO_MANY_JOBS' });
    const CANCEL = 'mutation ($input: CancelJobInput!) { cancelJob(input: $input) { job { state } userErrors { code } } }';
    const waiting = (await store.list({ limit: 100 })).filter(({ state }) => state === 'queued');
    const cancelled = await api.data(APPROVER, CANCEL, { input: { id: waiting[0]?.id } });
    expect(cancelled).toEqual({ cancelJob: { job: { state: 'CANCELLED' }, userErrors: [] } });
    none.mockRestore();
  }, 60_000);

  it('ends as its token does: a job that waited while it was revoked does nothing', async () => {
    const store = api.app.get(JobStore);
    const none = jest.spyOn(store, 'take').mockResolvedValue(null);
    const token = await api.runtime.tokens.issue({
      person: 'person-51-902',
      name: '临时',
      organisation: SICHUAN,
      role: 'bureau-filler',
      label: 'test',
    });
    const { job: begun } = await start(token, { kind: 'export-projects' });
    await api.runtime.tokens.revoke(token);
    none.mockRestore();
    await start(ANALYST, { kind: 'export-projects' });
    await until(async () => (await store.find(begun.id))?.state === 'failed', 15_000);
    expect(await store.find(begun.id)).toMatchObject({ failure: { code: 'UNAUTHENTICATED' }, file: null });
  }, 30_000);
});
