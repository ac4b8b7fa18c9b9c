import {
  APPROVER,
  ANALYST,
  country,
  figures,
  FILLER,
  MANAGER,
  NEWEST,
  REPORTED,
  SICHUAN,
  type Country,
} from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
/** Of Guangdong, which has no draft; Sichuan has one. */
const NEIGHBOUR = 'demo-44-approver';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('the doors of a report', () => {
  let api: Country;
  let blank: Buffer;

  beforeAll(async () => {
    api = await country();
    await api.act(FILLER, 'openDraft', OF);
    const cell = { line: api.sichuan[0], attribute: 'productionCost', value: '130', seen: '120' };
    await api.act(FILLER, 'editCells', { ...OF, cells: [cell] });
    blank = await template(FILLER, '51', NEWEST);
    await figures(api, ['projects'], { minPosition: await api.runtime.store.head() });
  }, 120_000);
  afterAll(() => api?.close());

  const template = async (token: string, unit: string, period: string): Promise<Buffer> => {
    const answer = await api
      .http()
      .get(`/api/reports/${unit}/${period}/sheet`)
      .set('authorization', `Bearer ${token}`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.status).toBe(200);
    return answer.body as Buffer;
  };
  const get = async (token: string, path: string): Promise<Answer> => {
    const { status, body } = await api.http().get(path).set('authorization', `Bearer ${token}`);
    return { status, body: withoutPlace(body as Record<string, unknown>) };
  };
  const upload = async (token: string, unit: string, period: string, bytes: Buffer, key?: string): Promise<Answer> => {
    const request = api.http().post(`/api/reports/${unit}/${period}/sheet`).set('authorization', `Bearer ${token}`);
    if (key !== undefined) void request.set('idempotency-key', key);
    const { status, body } = await request.set('content-type', 'application/octet-stream').send(bytes);
    return { status, body: withoutPlace(body as Record<string, unknown>) };
  };
  const submit = async (token: string, unit: string, period: string, body: object, key?: string): Promise<Answer> => {
    const request = api.http().post(`/api/reports/${unit}/${period}/submission`).set('authorization', `Bearer ${token}`);
    if (key !== undefined) void request.set('idempotency-key', key);
    const answer = await request.send(body);
    return { status: answer.status, body: withoutPlace(answer.body as Record<string, unknown>) };
  };
  const codesOf = ({ body }: Answer): readonly unknown[] => [body['code'], ...codes(body['errors'])];

  describe('another bureau’s draft, sheet and report are answered as if there were none (I-06, S2)', () => {
    it.each(['', '/sheet'])('GET …%s', async (door) => {
      const there = await get(NEIGHBOUR, `/api/reports/51/${NEWEST}${door}`);
      expect(there).toEqual(await get(NEIGHBOUR, `/api/reports/12/${NEWEST}${door}`));
      expect(there).toEqual(await get(NEIGHBOUR, `/api/reports/12/2026-09-H1${door}`));
      expect([there.status, there.body['code']]).toEqual([404, 'NOT_FOUND']);
    });

    it('uploading and submitting', async () => {
      const there = await upload(NEIGHBOUR, '51', NEWEST, blank, 'neighbour-1');
      expect(there).toEqual(await upload(NEIGHBOUR, '12', NEWEST, blank, 'neighbour-2'));
      expect([there.status, there.body['code']]).toEqual([404, 'NOT_FOUND']);
      const sent = await submit(NEIGHBOUR, '51', NEWEST, { certify: true }, 'neighbour-3');
      expect(sent).toEqual(await submit(NEIGHBOUR, '12', '2026-09-H1', { certify: true }, 'neighbour-4'));
      expect([sent.status, sent.body['code']]).toEqual([404, 'NOT_FOUND']);
    });

    it('every mutation of a draft, and the query', async () => {
      const about = (unit: string, period: string) => {
        const of = { unit, period };
        const cells = [{ line: api.sichuan[0], attribute: 'productionCost', value: '1', seen: '130' }];
        return Promise.all([
          api.graphql(NEIGHBOUR, `{ draft(unit: "${unit}", period: "${period}") { edits } }`),
          api.ask(NEIGHBOUR, 'openDraft', of),
          api.ask(NEIGHBOUR, 'editCells', { ...of, cells }),
          api.ask(NEIGHBOUR, 'clearCells', { ...of, cells: [{ line: api.sichuan[0], attribute: 'productionCost' }] }),
          api.ask(NEIGHBOUR, 'dropLine', { ...of, line: 'new-1' }),
          api.ask(NEIGHBOUR, 'discardDraft', of),
          api.ask(NEIGHBOUR, 'submitReport', { ...of, certify: true }),
          api.graphql(NEIGHBOUR, `{ reports(period: "${period}") { edges { node { unit { id } } } } }`),
        ]);
      };
      const there = await about(SICHUAN, NEWEST);
      expect(there).toEqual(await about('bureau-12', NEWEST));
      expect(there.slice(1, 7).map((each) => ('userErrors' in each ? codes(each.userErrors) : null))).toEqual(
        Array.from({ length: 6 }, () => ['NOT_FOUND']),
      );
      const query = (code: string) => api.graphql(NEIGHBOUR, `{ project(code: "${code}") { title } }`);
      expect(await query(api.sichuan[0] ?? '')).toEqual(await query('51-2026-9999'));
    });
  });

  it('NRTA sees that a report was begun and nothing of its draft', async () => {
    for (const token of [MANAGER, ANALYST]) {
      const shown = await get(token, `/api/reports/51/${NEWEST}`);
      expect(shown).toMatchObject({ status: 200, body: { state: 'OPENED', draft: null } });
      const asked = (unit: string) => api.graphql(token, `{ draft(unit: "${unit}", period: "${NEWEST}") { edits } }`);
      expect(await asked(SICHUAN)).toEqual(await asked('bureau-12'));
      const discarded = await api.ask(token, 'discardDraft', OF);
      expect(codes(discarded.userErrors)).toEqual(['NOT_FOUND']);
    }
    const own = await get(FILLER, `/api/reports/51/${NEWEST}`);
    expect(own.body['draft']).toMatchObject({ canSubmit: true, cells: [{ now: '130', was: '120' }] });
  });

  it('last period’s file, another unit’s file and what is no workbook are recognised and left out (B-06, B-07)', async () => {
    const before = (await get(FILLER, `/api/reports/51/${NEWEST}`)).body['draft'];
    const last = await upload(FILLER, '51', NEWEST, await template(FILLER, '51', REPORTED), 'last-period');
    expect([last.status, ...codesOf(last)]).toEqual([422, 'FILE_REFUSED', 'SHEET_OTHER_PERIOD']);
    const other = await upload(FILLER, '51', NEWEST, await template('demo-44-filler', '44', NEWEST), 'other-unit');
    expect([other.status, ...codesOf(other)]).toEqual([422, 'FILE_REFUSED', 'SHEET_OTHER_UNIT']);
    const nothing = await upload(FILLER, '51', NEWEST, Buffer.from('no workbook'), 'no-workbook');
    expect(nothing.status).toBe(422);
    expect((await get(FILLER, `/api/reports/51/${NEWEST}`)).body['draft']).toEqual(before);
  });

  it('the same file twice changes nothing the second time and says so', async () => {
    const first = await upload(FILLER, '51', NEWEST, blank, 'same-file-1');
    expect(first).toMatchObject({ status: 200, body: { alreadyTaken: false, layout: 'ours', findings: [] } });
    const second = await upload(APPROVER, '51', NEWEST, blank, 'same-file-2');
    expect(second).toMatchObject({ status: 200, body: { alreadyTaken: true, fileHash: first.body['fileHash'] } });
    expect(second.body['draft']).toEqual(first.body['draft']);
  });

  it('a submission names the edition that was read; another one that stands is 409 (B-10)', async () => {
    const { edition } = (await get(APPROVER, `/api/reports/51/${NEWEST}`)).body['draft'] as { readonly edition: string };
    const late = await submit(APPROVER, '51', NEWEST, { certify: true, seen: 'another' }, 'seen-other');
    expect(late).toMatchObject({ status: 409, body: { code: 'DRAFT_CHANGED' } });
    const read = await submit(APPROVER, '51', NEWEST, { certify: false, seen: edition }, 'seen-this');
    expect(read).toMatchObject({ status: 422, body: { code: 'NOT_CERTIFIED' } });
  });

  it('an Idempotency-Key: missing 400, the same body the same answer, another body 422, another person a key of their own', async () => {
    expect([(await upload(FILLER, '51', NEWEST, blank)).status, (await submit(APPROVER, '51', NEWEST, {})).status]).toEqual([
      400, 400,
    ]);
    const certified = { certify: true };
    const sent = await submit(APPROVER, '51', NEWEST, certified, 'send-once');
    expect(sent).toMatchObject({ status: 201, body: { receipt: { revision: 1, counts: { cells: 1 } } } });
    const head = await api.runtime.store.head();
    expect(await submit(APPROVER, '51', NEWEST, certified, 'send-once')).toEqual(sent);
    expect(await submit(APPROVER, '四川', NEWEST, certified, 'send-once')).toEqual(sent);
    const reused = await submit(APPROVER, '51', NEWEST, { certify: true, reason: '另一内容' }, 'send-once');
    expect([reused.status, reused.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    // The same key from another person is another act.
    const other = await submit(FILLER, '51', NEWEST, certified, 'send-once');
    expect([other.status, other.body['code']]).toEqual([403, 'FORBIDDEN']);
    // The log itself remembers the act: a repeat is known even where the answer was lost.
    await api.runtime.source.query('DELETE FROM slate.idempotency_key');
    expect(await submit(APPROVER, '51', NEWEST, certified, 'send-once')).toEqual(sent);
    expect(await api.runtime.store.head()).toBe(head);
  });

  it('over GraphQL the key is a field of the input: the same content the same receipt, another refused', async () => {
    const input = { unit: 'bureau-44', period: NEWEST, certify: true, zero: true, idempotencyKey: 'zero-once' };
    const first = await api.act(NEIGHBOUR, 'submitReport', input);
    const head = await api.runtime.store.head();
    expect(await api.act(NEIGHBOUR, 'submitReport', input)).toEqual(first);
    const other = await api.ask(NEIGHBOUR, 'submitReport', { ...input, reason: '另一内容' });
    expect(codes(other.userErrors)).toEqual(['COMMAND_REUSED']);
    expect(await api.runtime.store.head()).toBe(head);
  });
});

/** The address is what was asked; all else must be the same. */
function withoutPlace({ instance: _instance, ...body }: Record<string, unknown>): Readonly<Record<string, unknown>> {
  return body;
}

const codes = (errors: unknown): readonly string[] =>
  Array.isArray(errors) ? errors.map(({ code }: { readonly code: string }) => code) : [];
