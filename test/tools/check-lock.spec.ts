import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tool = join(__dirname, '../../tools/check-lock.mjs');

describe('the lock-file checker', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'slate-lock-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = (packages: object): { status: number | null; stderr: string } => {
    const file = join(folder, 'package-lock.json');
    writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }));
    return spawnSync(process.execPath, [tool, file], { encoding: 'utf8' });
  };

  it('accepts optional packages that resolve beside or above their parent', () => {
    const packages = {
      '': { optionalDependencies: { a: '1' } },
      'node_modules/a': { optionalDependencies: { '@s/b': '1', c: '1' } },
      'node_modules/a/node_modules/@s/b': {},
      'node_modules/c': {},
    };
    expect(check(packages)).toMatchObject({ status: 0, stderr: '' });
  });

  it('names an optional package that npm dropped in silence', () => {
    const packages = { 'node_modules/@swc/core': { optionalDependencies: { '@swc/core-darwin-arm64': '1' } } };
    const { status, stderr } = check(packages);
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules/@swc/core: optional dependency @swc/core-darwin-arm64 is not in the lock file');
  });

  it('names a package that ties the lock file to a registry', () => {
    const { status, stderr } = check({ 'node_modules/a': { resolved: 'https://registry.example/a/-/a-1.0.0.tgz' } });
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules/a: names the host it was fetched from');
  });

  it('finds nothing wrong with ours', () => {
    expect(spawnSync(process.execPath, [tool], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});
