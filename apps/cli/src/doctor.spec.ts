import { Client } from './client';
import { disk, folderRights, memory, nodeVersion, port, proxy, user, zoneAndLanguage } from './doctor/machine';
import { service } from './doctor/service';
import { stub, type Stub } from './testing/stub';

const MB = 1024 * 1024;

describe('slate doctor', () => {
  describe('on the machine', () => {
    it.each([
      ['18.20.0', 'failed'],
      ['20.18.3', 'failed'],
      ['20.19.0', 'ok'],
      ['24.1.0', 'ok'],
    ])('Node.js %s is %s', (version, state) => expect(nodeVersion(version)).toMatchObject({ state }));

    it.each([
      [100 * MB, 'failed'],
      [600 * MB, 'warning'],
      [5_000 * MB, 'ok'],
    ])('%i bytes of disk are %s', (free, state) => expect(disk('/nowhere', free)).toMatchObject({ state }));

    it('warns of little memory', () => {
      expect(memory(100 * MB).state).toBe('warning');
      expect(memory(2_000 * MB).state).toBe('ok');
    });

    it('looks at the nearest folder there is', () => {
      expect(folderRights('/nowhere-at-all/below/.slate').detail).toContain('/nowhere-at-all/below/.slate');
    });

    it('tells root and the umask', () => expect(user(0, 0o77).detail).toMatch(/^root.*umask 077$/));

    it('knows Shanghai’s time', () => expect(zoneAndLanguage().state).toBe('ok'));

    it.each([
      [{}, 'ok'],
      [{ HTTP_PROXY: 'http://p:8080' }, 'warning'],
      [{ http_proxy: 'http://p:8080', no_proxy: 'localhost,127.0.0.1' }, 'ok'],
    ])('a proxy in %j is %s', (env, state) => expect(proxy(env)).toMatchObject({ state }));

    it('tells a busy port from one that is our own', async () => {
      const busy = await stub({});
      const number = Number(new URL(busy.url).port);
      expect((await port(number, false)).state).toBe('warning');
      expect((await port(number, true)).state).toBe('ok');
      await busy.close();
      expect((await port(number, false)).state).toBe('ok');
    });
  });

  describe('at the service', () => {
    let server: Stub | undefined;
    afterEach(() => server?.close());
    const look = async (status: number, body: unknown) => {
      server = await stub({ 'GET /health/ready': { status, body } });
      return service(new Client(server.url, undefined, fetch), server.url);
    };

    it('is content with one that follows the log', async () => {
      const checks = await look(200, { status: 'ok', group: { state: 'following', lag: 0 }, seeding: null });
      expect(checks.map(({ id, state }) => [id, state])).toEqual([
        ['service', 'ok'],
        ['projections', 'ok'],
      ]);
    });

    it('names the fact that a projection stopped at, with a remedy', async () => {
      const group = {
        state: 'failed',
        at: '0000000a-0000000000000000042',
        eventType: 'LineReported',
        projection: 'project',
        error: 'boom',
      };
      const checks = await look(503, { status: 'not-ready', group, seeding: null });
      const stopped = checks.find(({ id }) => id === 'projections');
      expect(stopped?.state).toBe('failed');
      for (const part of ['0000000a-0000000000000000042', 'LineReported', 'project', 'boom'])
        expect(stopped?.detail).toContain(part);
      expect(stopped?.remedy).toContain('重启');
    });

    it('says why the service’s database does not answer', async () => {
      const checks = await look(503, { status: 'not-ready', database: 'ECONNREFUSED', seeding: null });
      expect(checks.find(({ id }) => id === 'service.database')).toMatchObject({ state: 'failed', detail: 'ECONNREFUSED' });
    });

    it('tells a demonstration that was not completed, and a process that fails', async () => {
      const processes = [
        { name: 'remind-units-when-due', state: 'failing', failures: 3, error: 'TOO_BUSY' },
        { name: 'open-period-when-it-begins', state: 'following', failures: 0, error: null },
      ];
      const checks = await look(200, { status: 'ok', seeding: null, seedingFailed: 'the disk is full', processes });
      expect(checks.filter(({ state }) => state === 'failed').map(({ id, detail }) => [id, detail])).toEqual([
        ['seeding.failed', expect.stringContaining('the disk is full')],
        ['process.remind-units-when-due', expect.stringContaining('TOO_BUSY')],
      ]);
    });

    it('takes a silent one for not started', async () => {
      const gone = await stub({});
      await gone.close();
      const checks = await service(new Client(gone.url, undefined, fetch), gone.url);
      expect(checks).toMatchObject([{ id: 'service', state: 'warning' }]);
      expect(checks[0]?.remedy).toContain('npm start');
    });
  });
});
