import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itWith } from '../../../../test/support/capabilities';
import { reaches, serverIdentity } from './identity';
import { findNative, platformName } from './native';

describe('the user PostgreSQL runs as', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'slate-identity-'));
    chmodSync(folder, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const accounts = (...lines: string[]): string => {
    const file = join(folder, 'passwd');
    writeFileSync(file, `# accounts\n${lines.join('\n')}\n`);
    return file;
  };
  const nobody = 'nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false';

  itWith('root')('root: postgres if there is one, else nobody, else a refusal with a remedy', () => {
    expect(serverIdentity(undefined, accounts(nobody, 'postgres:x:70:71::/:/bin/sh'))).toEqual({
      name: 'postgres',
      uid: 70,
      gid: 71,
    });
    expect(serverIdentity(undefined, accounts(nobody))).toEqual({ name: 'nobody', uid: 4_294_967_294, gid: 4_294_967_294 });
    expect(() => serverIdentity(undefined, accounts('root:x:0:0::/:/bin/sh'))).toThrow(/DATABASE_URL/);
  });

  it('may walk only where every folder lets it through, links followed', () => {
    const other = { name: 'other', uid: 54_321, gid: 54_321 };
    mkdirSync(join(folder, 'shut', 'inner'), { recursive: true });
    mkdirSync(join(folder, 'open'));
    symlinkSync(join(folder, 'shut', 'inner'), join(folder, 'open', 'link'));
    for (const name of ['open', 'shut', join('shut', 'inner')]) chmodSync(join(folder, name), 0o755);
    const paths = [
      join(folder, 'open', 'data'),
      join(folder, 'open', 'link', 'data'),
      join(folder, 'shut', 'inner', 'new', 'data'),
    ];
    expect(paths.map((path) => reaches(other, path))).toEqual([true, true, true]);
    chmodSync(join(folder, 'shut'), 0o700);
    expect(paths.map((path) => reaches(other, path))).toEqual([true, false, false]);
    expect(reaches(undefined, join(folder, 'shut', 'data'))).toBe(true);
  });
});

describe('the shipped binaries', () => {
  it('are named as the packages are', () => {
    expect([platformName('linux', 'arm64'), platformName('darwin', 'x64'), platformName('win32', 'x64')]).toEqual([
      'linux-arm64',
      'darwin-x64',
      'windows-x64',
    ]);
  });

  it('missing ones and unshipped machines have different remedies', () => {
    expect(() => findNative(__dirname, 'linux-loong64')).toThrow(/DATABASE_URL/);
    expect(() => findNative(tmpdir(), 'linux-arm64')).toThrow(/npm ci/);
  });
});
