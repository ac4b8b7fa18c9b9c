import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000); // processes are started; a busy machine takes its time

const root = join(__dirname, '../..');

describe('npm test', () => {
  let clone: string;
  const write = (file: string, text: string): void => {
    mkdirSync(join(clone, file, '..'), { recursive: true });
    writeFileSync(join(clone, file), text);
  };
  /** Runs the whole thing on a machine without LibreOffice; its lines and exit code. */
  const run = (env: NodeJS.ProcessEnv): { status: number | null; lines: string[] } => {
    const { JEST_WORKER_ID: _, SLATE_NOT_RUN: __, CI: ___, SOFFICE: ____, ...rest } = process.env;
    const { status, stdout } = spawnSync(process.execPath, ['tools/test.mjs'], {
      cwd: clone,
      encoding: 'utf8',
      env: { ...rest, PATH: '/nowhere', ...env },
    });
    return { status, lines: stdout.trimEnd().split('\n') };
  };

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'slate-clone-'));
    const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'jest.config.js'];
    for (const file of [...files, '.oxlintrc.json', '.prettierrc.json', '.prettierignore', '.gitignore']) {
      cpSync(join(root, file), join(clone, file));
    }
    utimesSync(join(clone, 'package-lock.json'), 0, 0);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    for (const folder of ['tools/lib', 'libs/platform/src/embedded-postgres']) {
      cpSync(join(root, folder), join(clone, folder), { recursive: true, filter: (path) => !/spec\.ts$|testing$/.test(path) });
    }
    const support = ['capabilities', 'database', 'global-setup', 'global-teardown', 'shared-server'];
    for (const file of ['tools/test.mjs', 'tools/check-lock.mjs', ...support.map((name) => `test/support/${name}.ts`)]) {
      cpSync(join(root, file), join(clone, file));
    }
    write('test/sum.spec.ts', "it('adds', () => expect(1 + 1).toBe(2));\n");
    write(
      'test/base.int-spec.ts',
      "import { itWith } from './support/capabilities';\nimport { testDatabase } from './support/database';\n\n" +
        "it('has a database', async () => (await testDatabase()).drop());\n" +
        "itWith('soffice')('has an office', () => undefined);\n",
    );
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it('ends with the counts, and tells what this machine could not run', () => {
    const { status, lines } = run({});
    expect([...lines.filter((line) => line.startsWith('FAIL')), lines.at(-1)]).toEqual(['2 passed, 0 failed']);
    expect(lines.at(-2)).toMatch(/^not run: tests with LibreOffice .*apt-get install/);
    expect(status).toBe(0);
  });

  it('under CI what did not run has failed, like a test, a file that does not load, and a step', () => {
    write('test/sum.spec.ts', "it('adds', () => expect(1 + 1).toBe(3));\n");
    write('test/lost.spec.ts', "import './nowhere';\n\nit('is never reached', () => undefined);\n");
    const { status, lines } = run({ CI: 'true' });
    expect(lines.filter((line) => line.startsWith('FAIL')).map((line) => line.split(/ {2}/).at(-1))).toEqual([
      '类型 · types',
      '单元测试 · unit tests: 0 passed, 2 failed',
    ]);
    expect(lines.at(-1)).toBe('1 passed, 4 failed');
    expect(status).toBe(1);
  });
});
