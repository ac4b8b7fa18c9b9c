import type { Page, Response } from 'playwright-core';
import { CATEGORIES, STAGES, SUPPORT_LEVELS } from '#kernel';

/** Fields of an answer in which people's own words stand: shown as they were written, in any language. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...['title', 'name', 'reason', 'text', 'raw', 'note', 'raised', 'fileName', 'sheet', 'certifier', 'acceptedNote'],
  ...['value', 'was', 'now', 'accepted', 'wasText', 'beforeText', 'afterText', 'dueReason', 'explanation', 'bodies', 'search'],
]);
/** What has a name in both languages is never somebody's own word, wherever it stands. */
const NAMED: ReadonlySet<string> = new Set([...STAGES, ...CATEGORIES, ...SUPPORT_LEVELS].map(({ zh }) => zh));
const HAN = /\p{Script=Han}/u;
/** Of the interface, not of the machine it runs on. */
const CODE = /\b(?!SLATE_)[A-Z]{3,}_[A-Z]+|\b[a-z-]+@\d{4}-/;
/** What is said to be typed into a sheet, in the sheet’s language. */
const QUOTED = /“[^”]*”/g;
/** What a page says and shows: texts, names for screen readers, words in empty boxes; not code, and not what is marked as Chinese. */
const SAID = `(() => {
  const aside = 'code, pre, script, style, noscript, :root:lang(en) body [lang^=zh]';
  const said = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    if (!node.parentElement.closest(aside)) said.push(node.textContent.trim());
  for (const each of document.querySelectorAll('[aria-label], [placeholder], [alt]'))
    if (!each.closest(aside)) said.push(...['aria-label', 'placeholder', 'alt'].map((name) => each.getAttribute(name) ?? ''));
  return said;
})()`;

/** Whatever stands in people's own words in an answer, the longest first. */
function ownWords(answer: unknown, field: string, into: Set<string>): void {
  if (typeof answer === 'string') {
    if (OWN_WORDS.has(field) && HAN.test(answer) && !NAMED.has(answer)) into.add(answer);
  } else if (Array.isArray(answer)) for (const each of answer) ownWords(each, field, into);
  else if (typeof answer === 'object' && answer !== null)
    for (const [name, each] of Object.entries(answer)) ownWords(each, name, into);
}

/** Listens to what the interface answers a page, so that what the page itself says can be told from it (I-04). */
export function listener(page: Page) {
  const answers: Promise<unknown>[] = [];
  const hear = (response: Response): void => {
    // A subscription is an answer without an end.
    const ends = response.headers()['content-type']?.includes('json') === true;
    if (ends && response.url().endsWith('/graphql')) answers.push(response.json().catch(() => null));
  };
  page.on('response', hear);
  return {
    /** What is said in the other language than the page's, and codes in place of words. */
    async misspoken(): Promise<readonly string[]> {
      const own = new Set<string>();
      for (const answer of await Promise.all(answers)) ownWords(answer, '', own);
      const longest = [...own].sort((a, b) => b.length - a.length);
      const language = await page.locator('html').getAttribute('lang');
      const wrong = ((await page.evaluate(SAID)) as readonly string[]).filter((text) => {
        if (CODE.test(text)) return true;
        return language === 'en' && HAN.test(longest.reduce((left, each) => left.replaceAll(each, ''), text).replace(QUOTED, ''));
      });
      return [...new Set(wrong)].map((text) => `says “${text.slice(0, 120)}”`);
    },
  };
}
