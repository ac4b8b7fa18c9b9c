import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { slate, stub, type Stub } from './testing/stub';

const REPORT = 'GET /api/reports/bureau-51/2026-06-H1';
const one = ['--unit', '51', '--period', '2026-06-H1', '--token', 'tok-12345678'];
const calendar = {
  data: {
    reports: {
      edges: [
        {
          node: {
            unit: { id: 'bureau-11', zh: '北京市广播电视局' },
            stateZh: '已接收',
            lateness: 'IN_TIME',
            latenessZh: '按时',
            revision: 1,
            receipt: 'R-11',
          },
        },
        {
          node: {
            unit: { id: 'bureau-51', zh: '四川省广播电视局' },
            stateZh: '未开始',
            lateness: 'OVERDUE',
            latenessZh: '逾期未报',
            revision: null,
            receipt: null,
          },
        },
      ],
    },
  },
};

describe('the command line', () => {
  let folder: string;
  let server: Stub | undefined;
  const serve = async (...answers: Parameters<typeof stub>): Promise<string> => (server = await stub(...answers)).url;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slate-cli-'));
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  describe('exit codes', () => {
    it('0: help, with the table of exit codes', async () => {
      const ran = await slate(['--help']);
      expect(ran.code).toBe(0);
      for (const words of ['template', 'push', 'status', 'doctor', 'reset', '3  有问题待处理，或被拒绝']) {
        expect(ran.out).toContain(words);
      }
    });

    it('1: the server fails', async () => {
      const url = await serve({
        [REPORT]: { status: 500, body: { code: 'INTERNAL', title: '系统内部错误', titleEn: 'internal' } },
      });
      expect(await slate(['status', ...one, '--url', url])).toMatchObject({ code: 1, out: '' });
    });

    it.each([
      [[], '请给出命令'],
      [['fly'], '没有这个命令'],
      [['template', '--unit', '51'], '缺少必填选项'],
      [['template', '--unit', '51', '--period'], '选项缺少取值'],
      [['status', '--colour'], '没有这个选项'],
      [['status', 'x'], '参数过多'],
      [['status', '--unit', '99', '--token', 'tok-12345678'], '不认识的单位：99'],
      [['status', '--period', '2026-06', '--token', 'tok-12345678'], '期次写法有误：2026-06'],
      [['status', '--url', 'ftp://x', '--token', 'tok-12345678'], '地址有误'],
      [['push', 'gone.xlsx', ...one], '读不了'],
      [['push', ...one], '请给出要上传的文件'],
    ])('2: %j', async (argv, words) => {
      const ran = await slate(argv, { cwd: folder });
      expect(ran.code).toBe(2);
      expect(ran.err).toContain(words);
      expect(ran.out).toBe('');
    });

    it('3: the server refuses', async () => {
      const body = { code: 'PERIOD_NOT_OPEN', title: '本期尚未开放', titleEn: 'not open yet' };
      const url = await serve({ [REPORT]: { status: 409, body } });
      const ran = await slate(['status', ...one, '--url', url, '--json']);
      expect(ran.code).toBe(3);
      expect(JSON.parse(ran.out)).toEqual({
        ok: false,
        exitCode: 3,
        code: 'PERIOD_NOT_OPEN',
        message: '本期尚未开放',
        messageEn: 'not open yet',
        errors: [],
      });
    });

    it.each([401, 403])('4: HTTP %i', async (status) => {
      const url = await serve({ [REPORT]: { status, body: { title: '没有权限', titleEn: 'not allowed' } } });
      expect((await slate(['status', ...one, '--url', url])).code).toBe(4);
    });

    it('4: no token, and nothing is asked', async () => {
      const url = await serve({});
      const ran = await slate(['status', '--unit', '51', '--period', '2026-06-H1', '--url', url]);
      expect(ran.code).toBe(4);
      expect(ran.err).toContain('SLATE_TOKEN');
      expect(server?.requests).toHaveLength(0);
    });

    it('5: nobody listens', async () => {
      const gone = createServer();
      await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
      const { port } = gone.address() as AddressInfo;
      await new Promise((resolve) => gone.close(resolve));
      const ran = await slate(['status', ...one, '--url', `http://127.0.0.1:${port}`]);
      expect(ran.code).toBe(5);
      expect(ran.err).toContain('ECONNREFUSED');
      expect(ran.err).toContain('npm start');
    });

    it('5: the demonstration is still being written', async () => {
      const url = await serve({
        [REPORT]: { status: 503, body: { code: 'SEEDING', title: '演示数据生成中', titleEn: 'seeding' } },
      });
      expect((await slate(['status', ...one, '--url', url])).code).toBe(5);
    });

    it.each([
      ['UNAUTHENTICATED', 4],
      ['BAD_USER_INPUT', 2],
      ['SEEDING', 5],
      ['INTERNAL', 1],
    ])('follow GraphQL’s %s as well: %i', async (code, exit) => {
      const url = await serve({ 'POST /graphql': { body: { errors: [{ message: '错', extensions: { code, en: 'wrong' } }] } } });
      expect((await slate(['status', '--period', '2026-06-H1', '--token', 'tok-12345678', '--url', url])).code).toBe(exit);
    });
  });

  describe('where the service is', () => {
    const home = (): string => {
      mkdirSync(join(folder, '.slate'));
      return join(folder, '.slate', 'server.json');
    };
    const ask = (url: string, env: Record<string, string>, pid: number, ...more: string[]) => {
      writeFileSync(home(), JSON.stringify({ url, pid: 4711, startedAt: '2026-06-15T00:00:00.000Z' }));
      return slate(['status', ...one, ...more], { root: folder, env, alive: (each) => each === pid });
    };

    it('is what the service that runs has written down', async () => {
      const url = await serve({});
      await ask(url, {}, 4711);
      expect(server?.requests.map(({ line }) => line)).toEqual([REPORT]);
    });

    it('is not what a dead one left behind', async () => {
      const url = await serve({});
      await ask(url, {}, 1);
      expect(server?.requests).toEqual([]);
    });

    it('is SLATE_URL before that, and --url before all', async () => {
      const url = await serve({});
      await ask('http://127.0.0.1:9', { SLATE_URL: 'http://127.0.0.1:9' }, 4711, '--url', `${url}/`);
      expect(server?.requests.map(({ line }) => line)).toEqual([REPORT]);
    });
  });

  describe('slate template', () => {
    const sheet = {
      'GET /api/reports/bureau-51/2026-06-H1/sheet': {
        headers: { 'Content-Disposition': `attachment; filename*=UTF-8''..%2F${encodeURIComponent('填报表.xlsx')}` },
        body: new Uint8Array([80, 75, 3, 4]),
      },
    };

    it('saves the bytes under the name the server gives, in this folder and nowhere else', async () => {
      const cwd = join(folder, 'here');
      mkdirSync(cwd);
      const ran = await slate(['template', ...one, '--url', await serve(sheet)], { cwd });
      expect(ran.code).toBe(0);
      expect(readFileSync(join(cwd, '填报表.xlsx'))).toEqual(Buffer.from([80, 75, 3, 4]));
      expect(readdirSync(folder)).toEqual(['here']);
    });

    it('leaves a file alone that may hold work, unless told', async () => {
      const url = await serve(sheet);
      writeFileSync(join(folder, 'mine.xlsx'), 'work');
      const argv = ['template', ...one, '--url', url, '-o', 'mine.xlsx'];
      expect((await slate(argv, { cwd: folder })).code).toBe(2);
      expect(readFileSync(join(folder, 'mine.xlsx'), 'utf8')).toBe('work');
      expect((await slate([...argv, '--force'], { cwd: folder })).code).toBe(0);
      expect(readFileSync(join(folder, 'mine.xlsx'))).toHaveLength(4);
    });

    it('writes nothing but the bytes to the standard output', async () => {
      expect((await slate(['template', ...one, '--url', await serve(sheet), '-o', '-'])).out).toBe('PK\u0003\u0004');
    });
  });

  describe('slate status', () => {
    const list = { 'POST /graphql': { body: calendar } };
    const ask = ['status', '--period', '2026-06-H1', '--token', 'tok-12345678'];

    it('lists the units of a half-month with state and timing (B-08)', async () => {
      const ran = await slate([...ask, '--url', await serve(list)]);
      expect(ran.code).toBe(0);
      expect(ran.out).toMatch(/北京市广播电视局\s+bureau-11\s+已接收\s+按时\s+1\s+R-11/);
      expect(ran.out).toMatch(/四川省广播电视局\s+bureau-51\s+未开始\s+逾期未报/);
      expect(JSON.parse(String(server?.requests[0]?.body))).toMatchObject({ variables: { period: '2026-06-H1' } });
    });

    it.each<[string, Record<string, string>, boolean, boolean]>([
      ['on a terminal', {}, true, true],
      ['not into a pipe', {}, false, false],
      ['not with NO_COLOR', { NO_COLOR: '1' }, true, false],
      ['not on a dumb terminal', { TERM: 'dumb' }, true, false],
    ])('colours %s', async (_name, env, terminal, coloured) => {
      const ran = await slate([...ask, '--url', await serve(list)], { env, terminal });
      expect(ran.out.includes('\u001b[')).toBe(coloured);
    });

    it('shows one report with what its draft changes', async () => {
      const body = {
        unit: 'bureau-51',
        unitZh: '四川',
        period: '2026-06-H1',
        periodZh: '2026年6月上半月',
        stateZh: '填报中',
        revision: null,
        dueOn: '2026-06-15',
        latenessZh: '未到期',
        draft: {
          revision: 2,
          cells: [{ project: '51-2026-0007', title: '归途', attributeZh: '进展阶段', was: '拍摄', now: '后期' }],
          findings: [],
          questions: [],
          missing: [{ project: '51-2026-0008', title: '\u001b[2J山\n河' }],
          canSubmit: false,
        },
      };
      const ran = await slate(['status', ...one, '--url', await serve({ [REPORT]: { body } })]);
      expect(ran.code).toBe(0);
      expect(ran.out).toMatch(/51-2026-0007\s+归途\s+进展阶段\s+拍摄\s+后期/);
      expect(ran.out).toContain('51-2026-0008 《�[2J山 河》');
      expect(ran.out).toContain('暂不能提交');
    });

    it.each([
      [
        'cell by cell',
        true,
        [/0002\s+盐道\s+制作成本（万元）\s+900\s+多写了 一位/, /0003\s+绿皮车\s+制作成本（万元）\s+900\s+请核对成本/],
      ],
      ['all of it where none is marked', false, [/全部填报值存疑/]],
    ])('says what NRTA disputes, %s (B-08)', async (_name, marked, shown) => {
      const mark = { project: '51-2026-0002', title: '盐道', attributeZh: '制作成本（万元）', text: '900' };
      const marks = [
        { ...mark, reason: '多写了\n一位' },
        { ...mark, project: '51-2026-0003', title: '绿皮车', reason: null },
      ];
      const body = {
        ...{ unit: 'bureau-51', unitZh: '四川', period: '2026-06-H1', periodZh: '2026年6月上半月', stateZh: '已退回' },
        ...{ revision: 1, dueOn: '2026-06-15', latenessZh: '按时', draft: null },
      };
      const returned = { revision: 1, reason: '请核对成本', marks: marked ? marks : [] };
      const ran = await slate(['status', ...one, '--url', await serve({ [REPORT]: { body: { ...body, returned } } })]);
      expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('第 1 稿：请核对成本') as string });
      for (const text of shown) expect(ran.out).toMatch(text);
    });
  });

  describe('slate reset', () => {
    it('refuses where the data is in a database of one’s own', async () => {
      const ran = await slate(['reset', '--yes'], { root: folder, env: { DATABASE_URL: 'postgres://x/y' } });
      expect(ran).toMatchObject({ code: 3 });
      expect(ran.err).toContain('DATABASE_URL');
    });

    it('refuses while the service runs', async () => {
      mkdirSync(join(folder, '.slate'));
      writeFileSync(join(folder, '.slate', 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:1', pid: 4711 }));
      const ran = await slate(['reset', '--yes', '--json'], { root: folder, alive: () => true });
      expect(JSON.parse(ran.out)).toMatchObject({ exitCode: 3, code: 'IN_USE' });
    });

    it('has nothing to do where nothing was started', async () => {
      const ran = await slate(['reset', '--json'], { root: folder });
      expect(JSON.parse(ran.out)).toEqual({ ok: true, exitCode: 0, home: join(folder, '.slate'), removed: [] });
    });

    it.each([
      ['no', 3, true],
      ['yes', 0, false],
    ])('asks on a terminal and takes %s for an answer', async (answer, code, left) => {
      const own = join(folder, '.slate', 'postgres');
      mkdirSync(join(own, 'data'), { recursive: true });
      writeFileSync(join(own, 'place.json'), JSON.stringify({ root: own }));
      const ran = await slate(['reset'], { root: folder, ask: () => Promise.resolve(answer) });
      expect(ran.code).toBe(code);
      expect(ran.out).toContain(join(own, 'data'));
      expect(existsSync(own)).toBe(left);
    });
  });
});
