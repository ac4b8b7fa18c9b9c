import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventTypes } from '../events/event-types';
import { root } from './cruise';
import { literalsOf } from './literals';
import { settingsRead } from './settings';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
/** First cells of the table rows under a heading, without code marks and links. */
const rowsOf = (page: string, heading?: RegExp): string[][] => {
  const part = heading ? (page.split(/^## /m).find((each) => heading.test(each.split('\n')[0] ?? '')) ?? '') : page;
  return part
    .split('\n')
    .filter((line) => /^\|(?! *-)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .slice(1);
};

describe('the README', () => {
  const readme = read('README.md');

  it('has one row per library under "Where things are"', () => {
    const named = rowsOf(readme, /Where things are/).map(([cell]) => /libs\/([a-z-]+)/.exec(cell ?? '')?.[1]);
    const folders = readdirSync(join(root, 'libs'), { withFileTypes: true }).filter((each) => each.isDirectory());
    expect(named.sort()).toEqual(folders.map(({ name }) => name).sort());
  });
});

describe('links', () => {
  const decisions = readdirSync(join(root, 'docs/adr')).map((name) => `docs/adr/${name}`);
  const pages = ['README.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`), ...decisions];

  it.each(pages.filter((page) => page.endsWith('.md')))('of %s lead to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '');
    expect(links.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });
});

describe('decisions', () => {
  const names = readdirSync(join(root, 'docs/adr')).sort();

  it('are numbered without a gap', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_name, index) => index + 1));
  });

  it.each(names)('say what would change our mind: %s', (name) => {
    const headings = [...read(`docs/adr/${name}`).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Context', 'Decision', 'Consequences', 'What would change our mind']);
  });
});

describe('the glossary', () => {
  const rows = rowsOf(read('docs/glossary.md'));
  const named = new Set(rows.flatMap(([, , code = '']) => [...code.matchAll(/`([^`]+)`/g)].map(([, name]) => name)));

  it('holds every fact', () => {
    const facts = eventTypes().map(({ type }) => type);
    expect(facts.length).toBeGreaterThan(10);
    expect(facts.filter((type) => !named.has(type))).toEqual([]);
  });

  const words = literalsOf([
    ['libs/kernel/src/stage.ts', 'StageCode'],
    ['libs/kernel/src/support.ts', 'Category'],
    ['libs/kernel/src/support.ts', 'SupportLevel'],
    ['libs/delivery/src/events.ts', 'SideState'],
    ['libs/kernel/src/attribute.ts', 'Attribute'],
  ]);

  it.each([
    ['StageCode', 10],
    ['Category', 6],
    ['SupportLevel', 3],
    ['SideState', 5],
    ['Attribute', 14],
  ])('holds every %s', (alias, count) => {
    expect(words[alias]).toHaveLength(count);
    expect(words[alias]?.filter((word) => !named.has(word))).toEqual([]);
  });

  it('gives every word a Chinese and an English name', () => {
    expect(rows.filter(([zh = '', en = '']) => !/\p{Script=Han}/u.test(zh) || !/[A-Za-z]{3}/.test(en))).toEqual([]);
  });
});

describe('the page of settings', () => {
  it('lists what the code reads from the environment, and nothing else', () => {
    const listed = rowsOf(read('docs/settings.md')).map(([cell = '']) => cell.replace(/`/g, ''));
    expect(listed.sort()).toEqual(settingsRead(root));
  });
});
