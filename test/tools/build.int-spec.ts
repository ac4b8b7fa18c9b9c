import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(60_000); // processes are started; a busy machine takes its time

const root = join(__dirname, '../..');

describe('npm start on a clone', () => {
  let clone: string;
  const write = (file: string, text: string): void => {
    mkdirSync(join(clone, file, '..'), { recursive: true });
    writeFileSync(join(clone, file), text);
  };
  /** Runs a tool of the clone until it ends, or until it says something, when a signal is sent. */
  const run = (tool: string, args: string[] = [], signalOn?: string): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join('tools', tool), ...args], { cwd: clone, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        if (signalOn !== undefined && chunk.toString().includes(signalOn)) child.kill('SIGTERM');
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('close', (code) => resolve({ code, said }));
    });
  const builds = (said: string): number => said.split('编译 · building …').length - 1;

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'slate-clone-'));
    cpSync(join(root, 'tools'), join(clone, 'tools'), { recursive: true });
    rmSync(join(clone, 'tools/assets'), { recursive: true, force: true });
    for (const file of ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json']) {
      cpSync(join(root, file), join(clone, file));
    }
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    // The link's target was made later than this lock file, whatever order the copies came in.
    utimesSync(join(clone, 'package-lock.json'), 0, 0);
    write('libs/one/src/one.ts', 'export const one: number = 1;\n');
    write('libs/one/src/page.html', '<p>一</p>\n');
    write(
      'apps/cli/src/main.ts',
      "console.log(process.argv.slice(2).join(' '));\nprocess.exitCode = require.main === module ? 3 : 4;\n",
    );
    write(
      'apps/api/src/main.ts',
      "const alive = setInterval(() => undefined, 1000);\nprocess.once('SIGTERM', () => {\n  clearInterval(alive);\n  console.log('drained');\n  process.exitCode = 5;\n});\nconsole.log('ready');\n",
    );
  });
  afterAll(() => rmSync(clone, { recursive: true, force: true }));

  it('two builds at once: one builds, both succeed; assets come along', async () => {
    const results = await Promise.all([run('build.mjs'), run('build.mjs')]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    expect(results.reduce((sum, { said }) => sum + builds(said), 0)).toBe(1);
    expect(readFileSync(join(clone, 'dist/libs/one/src/one.js'), 'utf8')).toContain('exports.one = 1');
    expect(existsSync(join(clone, 'dist/libs/one/src/page.html'))).toBe(true);
  });

  it('nothing is built when only times changed; what lost its source goes', async () => {
    utimesSync(join(clone, 'libs/one/src/one.ts'), 1, 1);
    expect(builds((await run('build.mjs')).said)).toBe(0);

    rmSync(join(clone, 'libs/one/src/one.ts'));
    write('libs/one/src/two.ts', 'export const two = 2;\n');
    expect(builds((await run('build.mjs')).said)).toBe(1);
    expect(existsSync(join(clone, 'dist/libs/one/src/one.js'))).toBe(false);
    expect(existsSync(join(clone, 'dist/libs/one/src/two.js'))).toBe(true);
  });

  it('the program is the main module of the same process: arguments, exit code and SIGTERM are its own', async () => {
    expect(await run('slate.mjs', ['push', 'a b'])).toEqual({ code: 3, said: 'push a b\n' });
    expect(await run('start.mjs', [], 'ready')).toEqual({ code: 5, said: 'ready\ndrained\n' });
  });

  it('a build that fails says why, is not taken for done, and is tried again', async () => {
    write('libs/one/src/two.ts', 'export const two: string = 2;\n');
    for (const attempt of [1, 2]) {
      const { code, said } = await run('start.mjs');
      expect([attempt, code]).toEqual([attempt, 1]);
      expect(said).toContain('libs/one/src/two.ts(1,14): error TS2322');
    }
  });
});
