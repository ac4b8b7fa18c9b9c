import { testApi, type TestApi } from '../support/api';
import { appendWorkedExample, PROJECT_A, workedExample } from '../support/worked-example';
import type { NewEvent } from '../../libs/platform/src/event-store';

describe('the health of a service whose projection throws', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
    await appendWorkedExample(api.runtime.store);
    const head = await api.runtime.store.head();
    if (head !== null) await api.runtime.reads.waitFor(head);
  }, 60_000);
  afterAll(() => api.close());

  it('is ready while the read models follow', async () => {
    const answer = await api.http().get('/health/ready');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'ok', engine: 'postgres', group: { state: 'following', lag: 0 } });
    expect((await api.http().get('/health/live')).status).toBe(200);
  });

  it('says where it stopped, skips nothing, and goes on answering what it knew', async () => {
    const [first] = workedExample();
    const { metadata } = (first as { readonly events: readonly NewEvent[] }).events[0] as NewEvent;
    // A fact about a project that nobody registered: the fold cannot say whose it is.
    const orphan: NewEvent = {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'StageRecorded',
      data: { project: '51-2026-0999', stage: 'POST', effectiveOn: '2026-10-16' },
      metadata: { ...metadata, commandId: 'orphan' },
    };
    const appended = await api.runtime.store.append('project-51-2026-0999', 'none', [orphan]);
    if (!appended.ok) throw new Error('The store refused the orphan');
    // At once, not at the end of a bound that is longer than this test may take.
    await expect(api.runtime.reads.waitFor(appended.position, 3_600_000)).rejects.toMatchObject({ name: 'NotYetProjected' });

    const ready = await api.http().get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({
      status: 'not-ready',
      group: {
        state: 'failed',
        at: appended.position,
        eventType: 'StageRecorded',
        error: expect.stringContaining('not registered') as string,
      },
    });
    expect((await api.http().get('/health/live')).status).toBe(200);

    const data = (await api.data(
      'demo-nrta-analyst',
      `{ project(code: "${PROJECT_A}") { title at { position } } }`,
    )) as unknown as {
      readonly project: { readonly at: { readonly position: string } };
    };
    expect(data.project.at.position < appended.position).toBe(true);
  });
});
