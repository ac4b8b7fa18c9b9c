import { execFileSync } from 'node:child_process';
import { escapeHtml, homePage, type HomeFacts } from './home.page';
import { tours } from './home.tours';

const facts: HomeFacts = {
  version: '0.1.0',
  url: 'http://127.0.0.1:3000',
  home: '/srv/slate',
  database: 'embedded',
  seeding: null,
  seedingFailed: null,
  period: { id: '2026-06-H1', zh: '2026年6月上半月', en: '1–15 Jun 2026' },
  accounts: [
    { name: '周明', organisation: '总局', roleZh: '总局项目管理', token: 'demo-nrta-manager' },
    { name: '李川', organisation: '四川', roleZh: '省局审签', token: 'demo-51-approver' },
  ],
};

describe('the home page', () => {
  it('says what runs, who may try it, and where to go', () => {
    const page = homePage(facts);
    for (const words of [
      'lang="zh-CN"',
      '0.1.0',
      '内置 PostgreSQL',
      '/srv/slate',
      '2026年6月上半月',
      'demo-nrta-manager',
      'demo-51-approver',
      'href="/graphiql"',
      'href="/health/ready"',
      'template --unit 51 --period 2026-06-H1',
      '/api/reports/51/2026-06-H1/sheet',
      'npm run reset',
    ]) {
      expect(page).toContain(words);
    }
  });

  it('needs no script and no other host', () => {
    const page = homePage(facts);
    expect(page).not.toMatch(/<script|javascript:|@import|url\(|\son\w+=/i);
    const links = [...page.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, target]) => target);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !/^(\/[a-z]|#|data:,)/.test(target ?? ''))).toEqual([]);
  });

  it('escapes whatever it is given, in text and in commands', () => {
    const nasty = `<img src=x onerror="alert('1')">&amp;`;
    const page = homePage({
      ...facts,
      version: nasty,
      url: `http://h/${nasty}`,
      home: nasty,
      seedingFailed: nasty,
      period: { id: nasty, zh: nasty, en: nasty },
      accounts: [{ name: nasty, organisation: nasty, roleZh: nasty, token: nasty }],
      nation: [{ zh: nasty, value: nasty }],
    });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('onerror="');
    expect(page.split(escapeHtml(nasty)).length).toBeGreaterThan(8);
  });

  it('escapes each of the five characters', () =>
    expect(escapeHtml(`<a href="x" title='&'>`)).toBe('&lt;a href=&quot;x&quot; title=&#39;&amp;&#39;&gt;'));

  it('shows how far the demonstration is, and that it failed', () => {
    expect(homePage(facts)).not.toContain('<progress');
    expect(homePage({ ...facts, seeding: { done: 3, total: 12 } })).toMatch(/<progress max="12" value="3"/);
    expect(homePage({ ...facts, seedingFailed: 'disk full' })).toMatch(/role="alert"[\s\S]*disk full/);
  });

  it('shows no token and no demonstration banner outside the demonstration', () => {
    const page = homePage({ ...facts, home: null, accounts: [] });
    expect(page).not.toMatch(/demo-|演示模式|演示令牌|数据目录/);
    expect(homePage(facts)).toContain('数据目录');
    expect(page).toContain('您的令牌');
  });

  it('folds the many accounts away', () => {
    const many = Array.from({ length: 66 }, (_, at) => ({
      name: `n${at}`,
      organisation: 'o',
      roleZh: 'r',
      token: `demo-t${at}`,
    }));
    const page = homePage({ ...facts, accounts: [...many, ...facts.accounts] });
    expect(page).toMatch(/<summary>\s*其余 62 个/);
    expect(page.indexOf('demo-51-approver</code>')).toBeLessThan(page.indexOf('demo-t0</code>'));
    expect(homePage(facts)).not.toContain('<details');
  });
});

describe('the three tours', () => {
  it('are three, each with commands', () => {
    const all = tours(facts);
    expect(all).toHaveLength(3);
    for (const { steps } of all) expect(steps.some(({ code }) => code !== undefined)).toBe(true);
  });

  it.each(tours(facts).flatMap(({ zh, steps }) => steps.flatMap(({ code }) => (code === undefined ? [] : [[zh, code]]))))(
    '%s: %s is what a shell takes for a command',
    (_zh, code) => {
      expect(() => execFileSync('sh', ['-n'], { input: code })).not.toThrow();
    },
  );

  it('quote an address that a shell would read otherwise', () => {
    const [manager] = tours({ ...facts, url: `http://h/$(id)'` });
    const code = manager?.steps[1]?.code ?? '';
    const echoed = execFileSync('sh', { input: code.replace(/^curl -s/, 'printf "%s\\n"'), encoding: 'utf8' });
    expect(echoed.split('\n')[0]).toBe(`http://h/$(id)'/graphql`);
  });
});
