import { judgeDurability } from './database';
import { checkDisk, checkMemory, checkNode, checkProxy, checkTimeZone, checkUser } from './machine';

const MB = 1_000_000;
const verdict = ({ verdict: said }: { verdict: string }): string => said;

describe('the doctor', () => {
  it.each([
    ['18.20.8', 'fail'],
    ['20.18.3', 'fail'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (version, expected) => expect(verdict(checkNode(version))).toBe(expected));

  it('memory and disk have a comfortable and a hard limit', () => {
    expect([1_000, 999, 499].map((size) => verdict(checkMemory(size * MB)))).toEqual(['ok', 'warn', 'fail']);
    expect([2_000, 1_999, 499].map((size) => verdict(checkDisk(size * MB, '/data')))).toEqual(['ok', 'warn', 'fail']);
  });

  it('root is said, with what it means for the database', () => {
    expect(checkUser(0, 0o077).en).toBe('root, umask 077: the embedded database runs as an unprivileged account');
    expect(checkUser(1000, 0o022).en).toBe('ordinary user, umask 022');
  });

  it('a Node that does not know Shanghai fails', () => {
    expect(verdict(checkTimeZone('Etc/UTC', '08'))).toBe('ok');
    expect(verdict(checkTimeZone('Etc/UTC', ''))).toBe('fail');
  });

  it.each([
    [{}, 'ok'],
    [{ HTTP_PROXY: 'http://proxy:3128' }, 'warn'],
    [{ http_proxy: 'http://proxy:3128', no_proxy: 'localhost' }, 'warn'],
    [{ http_proxy: 'http://proxy:3128', no_proxy: 'localhost, 127.0.0.1' }, 'ok'],
    [{ ALL_PROXY: 'socks5://proxy', NO_PROXY: '*' }, 'ok'],
  ])('proxy %j: %s', (env, expected) => expect(verdict(checkProxy(env))).toBe(expected));

  it('names every setting that lets acknowledged data be lost', () => {
    const safe = { fsync: 'on', synchronous_commit: 'local', full_page_writes: 'on' };
    expect(verdict(judgeDurability(safe))).toBe('ok');
    expect(judgeDurability({ ...safe, fsync: 'off', synchronous_commit: 'off' })).toMatchObject({
      verdict: 'fail',
      en: 'fsync, synchronous_commit off: a power cut loses acknowledged data',
    });
  });

  it('whatever is not fine has a remedy', () => {
    const all = [checkNode('18.0.0'), checkMemory(1), checkDisk(1, '/'), checkTimeZone('', ''), checkProxy({ HTTP_PROXY: 'x' })];
    expect(all.every(({ remedy }) => remedy !== '')).toBe(true);
  });
});
