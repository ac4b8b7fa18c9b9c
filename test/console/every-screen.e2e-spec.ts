import type { Browser } from 'playwright-core';
import { APPROVER, FILLER, MANAGER, NEWEST, REPORTED, SICHUAN } from '../support/country';
import { listener } from './language';
import { browser, consoleApi, visitor, type Visitor } from './support';

jest.setTimeout(240_000); // every screen is opened in both languages

/** The narrowest window the screens are made for. */
const NARROW = 1280;
const NOW = '';
const PAST = '?asOf=2026-06-20';

describe('every screen of the menu', () => {
  let api: Awaited<ReturnType<typeof consoleApi>>;
  let chrome: Browser;
  beforeAll(async () => {
    [api, chrome] = await Promise.all([consoleApi(), browser()]);
    const [letter = '', salt = ''] = api.sichuan;
    const of = { unit: SICHUAN, period: NEWEST };
    const stage = { line: letter, attribute: 'stage', value: '剧本备案', seen: '剧本开发' };
    const cost = { line: salt, attribute: 'productionCost', value: '310', seen: '300.5' };
    await api.act(FILLER, 'openDraft', of);
    await api.act(FILLER, 'editCells', { ...of, cells: [stage, cost] });
    await api.act(APPROVER, 'submitReport', { ...of, certify: true });
    const again = { unit: SICHUAN, period: REPORTED };
    await api.act(FILLER, 'openDraft', again);
    await api.act(FILLER, 'editCells', { ...again, cells: [{ ...cost, value: '305' }] });
  });
  /** What is opened from the screens of the menu: a report, a fact, a list, what was changed. */
  const within = (token: string): readonly string[] => {
    const [letter = '', salt = ''] = api.sichuan;
    const both = [
      `/projects/${letter}`,
      `/projects/${salt}`,
      '/projects?figure=projects%3Bunit%3Dbureau-51',
      `/projects/${letter}?figure=projectsReleased`,
      `/history?m=productionCost&by=stage&compare=1&asOf=2026-06-30&knownAt=2026-06-20`,
    ];
    return token === MANAGER
      ? [
          ...both,
          `/review/${SICHUAN}/${NEWEST}`,
          `/monitor?period=${NEWEST}&region=1&cell=bureau-13.${NEWEST}`,
          `/monitor?cell=${SICHUAN}.${NEWEST}`,
        ]
      : [
          ...both,
          `/sent?period=${NEWEST}`,
          `/sent?period=${REPORTED}`,
          `/upload/${REPORTED}`,
          `/submit/${REPORTED}`,
          `/submit/${NEWEST}`,
        ];
  };
  afterAll(async () => {
    await chrome?.close();
    await api?.close();
  });

  const settled = async ({ page }: Visitor): Promise<void> => {
    await page.locator('main:not(:has(.skeleton)) #page-title').waitFor();
  };
  /** What is wrong with the screen that is shown: barriers, a part that is cut off or overlaps the window, words of the wrong language. */
  const wrongWith = async (it: Visitor, language: string): Promise<readonly string[]> => {
    const wide = (await it.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )) as number;
    const title = (await it.page.locator('#page-title').textContent()) ?? '';
    return [
      ...(await it.barriers()),
      ...(wide > 0 ? [`${wide}px wider than the window`] : []),
      ...(/\p{Script=Han}/u.test(title) === (language === 'zh') ? [] : [`the title is ${title}`]),
    ];
  };

  it.each([
    ['zh', MANAGER, [NOW, PAST]],
    ['en', MANAGER, [NOW]],
    ['zh', FILLER, [NOW, PAST]],
    ['en', FILLER, [NOW]],
  ] as const)(
    'in %s for %s has no barrier, no foreign request, no error, and fits its window (I-04)',
    async (language, token, moments) => {
      const it = await visitor(chrome, api.url, { language, width: NARROW });
      const heard = listener(it.page);
      await it.open('/', token);
      await settled(it);
      const paths = await it.page
        .locator('nav.menu ul a')
        .evaluateAll((links) =>
          (links as { getAttribute(name: string): string | null }[]).map((link) => link.getAttribute('href')),
        );
      expect(paths.length).toBeGreaterThan(1);
      const wrong: string[] = [];
      for (const path of paths) {
        for (const moment of moments) {
          await it.page.goto(`${api.url}${path}${moment}`);
          await settled(it);
          wrong.push(...(await wrongWith(it, language)).map((each) => `${path}${moment}: ${each}`));
          wrong.push(...(await heard.misspoken()).map((each) => `${path}${moment}: ${each}`));
        }
      }
      expect(wrong).toEqual([]);
      expect(it.faults()).toEqual([]);
    },
  );

  it.each([
    ['zh', MANAGER],
    ['en', MANAGER],
    ['zh', FILLER],
    ['en', FILLER],
  ] as const)('what is opened from them speaks %s to %s, in words and not in codes (I-04, I-11)', async (language, token) => {
    const it = await visitor(chrome, api.url, { language, width: NARROW });
    const heard = listener(it.page);
    await it.open('/', token);
    await settled(it);
    const wrong: string[] = [];
    for (const path of within(token)) {
      await it.page.goto(`${api.url}${path}`);
      await settled(it);
      await it.page.locator('body:not(:has(.skeleton, [aria-busy=true]))').waitFor();
      if (path.includes('unit%3D')) await it.page.getByRole('dialog').locator('tbody tr').first().waitFor();
      // What is folded up is said too.
      await it.page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
      await it.page.locator('body:not(:has(.skeleton, [aria-busy=true]))').waitFor();
      wrong.push(...(await heard.misspoken()).map((each) => `${path}: ${each}`));
    }
    expect(wrong).toEqual([]);
  });

  it('is seen to fail where a picture has no words, a part is too wide, or another host is asked', async () => {
    const it = await visitor(chrome, api.url, { width: NARROW });
    await it.open('/', MANAGER);
    await settled(it);
    const abroad = it.page.waitForRequest(/127\.0\.0\.2/);
    await it.page.evaluate(`const wide = document.querySelector('main').appendChild(document.createElement('div'));
      wide.style.width = '3000px';
      wide.style.height = '1px';
      wide.appendChild(new Image()).src = 'http://127.0.0.2:1/x.png';`);
    await abroad;
    const wrong = await wrongWith(it, 'en');
    expect(wrong.some((each) => each.startsWith('image-alt'))).toBe(true);
    expect(wrong.some((each) => each.endsWith('wider than the window'))).toBe(true);
    expect(wrong.some((each) => each.startsWith('the title is'))).toBe(true);
    expect(it.faults().length).toBeGreaterThan(0);
  });
});
