import type { Browser } from 'playwright-core';
import { MANAGER, SICHUAN } from '../support/country';
import { browser, consoleApi, visitor } from './support';

jest.setTimeout(120_000); // a browser and a database are started

const OLD = { zh: '四川省广播电视局', short: '四川', en: 'Sichuan' };
const NEW = { zh: '四川省广播电视和网络视听局', short: '四川视听', en: 'Sichuan Audiovisual' };

describe('a renamed unit in a browser: called by the name of the bar’s moment (I-01)', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;

  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    const said = { organisation: '51', name: NEW, was: OLD, effectiveOn: '2026-06-20', reason: '机构改革（虚构）' };
    await api.act(MANAGER, 'renameOrganisation', said);
    await api.runtime.reads.waitFor((await api.runtime.store.head())!);
  }, 120_000);
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  /** What the server calls it at a moment. */
  const called = async (at: object, language: string): Promise<string> => {
    const query = 'query Called($at: MomentInput) { organisation(id: "51", at: $at) { organisation { short en } } }';
    const { organisation } = (await api.data(MANAGER, query, { at })) as unknown as {
      readonly organisation: { readonly organisation: { readonly short: string; readonly en: string } };
    };
    return language === 'zh' ? organisation.organisation.short : organisation.organisation.en;
  };

  it.each(['zh', 'en'])('in the list’s filter and on the map’s tiles (%s)', async (language) => {
    const it = await visitor(chrome, api.url, { language });
    const asked = [
      ['', {}],
      ['asOf=2026-06-19', { asOf: '2026-06-19' }],
      [`asOf=2026-06-30&knownAt=${api.position}`, { asOf: '2026-06-30', knownAt: api.position }],
    ] as const;
    const names: string[] = [];
    for (const [search, at] of asked) {
      const name = await called(at, language);
      names.push(name);
      await it.open(`/projects?units=${SICHUAN}&${search}`, MANAGER);
      await it.page.locator('.projects-tag', { hasText: new RegExp(`${name}\\s*×`) }).waitFor();
      expect(await it.barriers()).toEqual([]);
      await it.open(`/overview?${search}`);
      await it.page.locator(`[aria-label*="${name} "]`).first().waitFor();
      expect(await it.barriers()).toEqual([]);
    }
    expect(names).toEqual(language === 'zh' ? [NEW.short, OLD.short, OLD.short] : [NEW.en, OLD.en, OLD.en]);
    expect(it.faults()).toEqual([]);
  });
});
