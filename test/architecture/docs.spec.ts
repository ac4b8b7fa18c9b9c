import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it.each(['README.md', 'docs/architecture.md', 'docs/settings.md', 'docs/glossary.md'])(
    'and %s lead to files that exist',
    (page) => {
      const folder = page.includes('/') ? 'docs' : '.';
      const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '');
      const gone = links.filter((target) => {
        try {
          return readdirSync(join(root, folder, target, '..')).length === 0 || !readable(join(root, folder, target));
        } catch {
          return true;
        }
      });
      expect(gone).toEqual([]);
    },
  );
});

const readable = (path: string) => {
  try {
    return readFileSync(path).length > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR';
  }
};

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
