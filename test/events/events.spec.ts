import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventTypes } from './event-types';
import { complaints, sampleOf } from './shape';

const types = eventTypes();
const files = readdirSync(__dirname).filter((name) => /^[A-Za-z]+\.v\d+\.json$/.test(name));
/** type → its newest version. */
const newest = new Map<string, number>();
for (const name of files) {
  const [type = '', version = ''] = name.split(/\.v|\.json/);
  newest.set(type, Math.max(newest.get(type) ?? 0, Number(version)));
}
const frozen = JSON.parse(readFileSync(join(__dirname, 'frozen.json'), 'utf8')) as Record<string, string>;
const hashOf = (name: string) =>
  createHash('sha256')
    .update(readFileSync(join(__dirname, name)))
    .digest('hex');

describe('stored facts', () => {
  it('are found in every context that has some', () => {
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['ProjectRegistered', 'PeriodOpened', 'LineReported']));
    expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
  });

  it('have a sample of every type, and every sample a type', () => {
    expect([...newest.keys()].sort()).toEqual(types.map(({ type }) => type).sort());
  });

  it('still fit today’s types in their newest version', () => {
    const samples = [...newest].map(([type, version]) => sampleOf(type, version));
    expect(complaints(samples, types)).toEqual([]);
  });

  it('are found out when they do not fit', () => {
    const sample = JSON.parse(sampleOf('ProjectRenamed').json) as { data: Record<string, unknown> };
    const { title: _title, ...untitled } = sample.data;
    const spoil = (data: object) => complaints([{ type: 'ProjectRenamed', json: JSON.stringify({ ...sample, data }) }], types);
    expect(spoil(sample.data)).toEqual([]);
    expect(spoil(untitled)).toEqual([expect.stringContaining('ProjectRenamed: ')]);
    expect(spoil({ ...sample.data, title: 7 })).toEqual([expect.stringContaining("'string'")]);
    expect(spoil({ ...sample.data, titel: 'x' })).toEqual([expect.stringContaining('titel')]);
  });

  it('are frozen: a sample is never edited or deleted, a new version gets a file of its own', () => {
    expect(Object.fromEntries(files.map((name) => [name, hashOf(name)]))).toEqual(frozen);
  });
});
