import { type Gathered, gathering, type Projection, type ReadGroup, type RecordedEvent } from '#kernel';
import { touchedKeys } from './keys';
import { PageFold, type StoredValue } from './page';

/** Things and the colour each has; under each colour, the things that have it. */
const colours: Projection<{ readonly colour: string }> = {
  name: 'colours',
  handles: ['Painted'],
  tables: [],
  keys: (event) => [(event.data as { thing: string }).thing],
  fold: (_value, event) => ({ colour: (event.data as { colour: string }).colour }),
  rows: () => [],
};
const byColour = gathering<{ readonly colour: string }, { readonly has: boolean }>({
  name: 'by_colour',
  from: colours,
  tables: [{ name: 'alike', columns: { colour: 'text', things: 'json' }, effective: false, indexes: [] }],
  parts: ({ colour }) => ({ [colour]: { has: true } }),
  rows: (gathered: Gathered<{ readonly has: boolean }>, colour) => {
    const things = Object.keys(gathered).sort();
    return things.length < 2 ? [] : [{ table: 'alike', values: { colour, things } }];
  },
});
const group: ReadGroup = { name: 'colours', version: 1, projections: [byColour, colours] };

const painted = (position: number, thing: string, colour: string, index = 0, size = 1): RecordedEvent => ({
  type: 'Painted',
  data: { thing, colour },
  id: `e-${position}`,
  stream: thing,
  version: 0,
  position,
  batch: { index, size },
  metadata: { recordedAt: '2026-06-01T00:00:00.000Z' } as RecordedEvent['metadata'],
});

/** Versions of the gathered rows after pages of some size, with the states kept between pages as the database keeps them. */
function versions(log: readonly RecordedEvent[], pageSize: number): readonly unknown[] {
  const states = new Map<Projection, Map<string, StoredValue>>(group.projections.map((each) => [each, new Map()]));
  const found = new Map<number, { readonly knownFrom: number; knownTo: number | null; readonly values: unknown }>();
  const load = (keys: ReadonlyMap<Projection, readonly string[]>) =>
    new Map(
      [...keys].map(([projection, wanted]) => [
        projection,
        new Map([...(states.get(projection) ?? [])].filter(([key]) => wanted.includes(key))),
      ]),
    );
  let nextRow = 1;
  for (let at = 0; at < log.length; at += pageSize) {
    const events = log.slice(at, at + pageSize);
    const page = new PageFold(group, load(touchedKeys(group, events)), nextRow, null);
    for (const event of events) page.add(event);
    page.gather(load(page.gatheredKeys()));
    const staged = page.staged();
    for (const { id, knownFrom, knownTo, values } of staged.inserts.get('alike') ?? [])
      found.set(id, { knownFrom, knownTo, values });
    for (const { id, knownTo } of staged.closings.get('alike') ?? [])
      (found.get(id) as { knownTo: number | null }).knownTo = knownTo;
    for (const [projection, changed] of staged.states) {
      const mine = states.get(projection) as Map<string, StoredValue>;
      for (const { key, value, rowIds } of changed) {
        if (value === undefined) mine.delete(key);
        else mine.set(key, { value: JSON.parse(JSON.stringify(value)), rowIds });
      }
    }
    nextRow = staged.nextRow;
  }
  expect([...(states.get(byColour) ?? [])].map(([key]) => key).sort()).toEqual(['blue', 'green', 'red']);
  return [...found.values()].sort((a, b) => a.knownFrom - b.knownFrom);
}

describe('a projection that gathers parts of another', () => {
  const log = [
    painted(1, 'a', 'red'),
    painted(2, 'b', 'red'),
    // Within one append b leaves red and comes back: nothing of it is seen.
    painted(3, 'b', 'blue', 0, 2),
    painted(4, 'b', 'red', 1, 2),
    painted(5, 'c', 'red'),
    painted(6, 'a', 'blue'),
    painted(7, 'd', 'green'),
  ];
  const expected = [
    { knownFrom: 2, knownTo: 5, values: ['red', ['a', 'b']] },
    { knownFrom: 5, knownTo: 6, values: ['red', ['a', 'b', 'c']] },
    { knownFrom: 6, knownTo: null, values: ['red', ['b', 'c']] },
  ];

  it('keeps every version, and pages of any size leave the same', () => {
    expect(versions(log, 7)).toEqual(expected);
    expect(versions([...log.slice(0, 2), ...log.slice(4)], 1)).toEqual(expected);
  });

  it('is refused where what it gathers from folds nothing', () => {
    const astray: ReadGroup = { ...group, projections: [byColour] };
    expect(() => new PageFold(astray, new Map(), 1, null)).toThrow('gathers from colours, which folds nothing');
  });
});
