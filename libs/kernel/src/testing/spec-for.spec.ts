import { type Decider, accept, foldEvents, refuse } from '../decider';
import type { Projection } from '../projection';
import { projectionSpec, specFor } from './spec-for';

type Counted = { readonly type: 'Counted'; readonly data: { readonly by: number } };
const counted = (by: number): Counted => ({ type: 'Counted', data: { by } });

const counter: Decider<number, { readonly by: number }, Counted, 'TOO_MUCH'> = {
  initial: 0,
  decide: ({ by }, sum) => (sum + by > 10 ? refuse('TOO_MUCH', { sum, by }) : by === 0 ? accept() : accept(counted(by))),
  evolve: (sum, { data }) => sum + data.by,
};

const sums: Projection<number> = {
  name: 'sums',
  handles: ['Counted'],
  tables: [{ name: 'sum', columns: { total: 'integer' }, effective: false, indexes: [] }],
  keys: ({ stream }) => [stream],
  fold: (value, event) => {
    const { by } = event.data as Counted['data'];
    return by === 0 ? value : (value ?? 0) + by;
  },
  rows: (total) => [{ table: 'sum', values: { total } }],
};

describe('the test sentence of deciders', () => {
  const { given } = specFor(counter);

  it('passes what is right', () => {
    given(counted(3)).when({ by: 2 }).then(counted(2));
    given(counted(9)).when({ by: 2 }).thenRefused('TOO_MUCH', { sum: 9 });
    given().when({ by: 0 }).thenNothing();
    expect(given(counted(3), counted(4)).state()).toBe(7);
    expect(foldEvents(counter, [counted(1)], 5)).toBe(6);
  });

  it('fails what is wrong', () => {
    expect(() => given(counted(9)).when({ by: 2 }).then(counted(2))).toThrow('Refused: TOO_MUCH');
    expect(() => given().when({ by: 2 }).then()).toThrow();
    expect(() => given().when({ by: 2 }).thenNothing()).toThrow();
    expect(() => given().when({ by: 2 }).thenRefused('TOO_MUCH')).toThrow('but accepted');
    expect(() => given(counted(9)).when({ by: 2 }).thenRefused('TOO_MUCH', { sum: 8 })).toThrow();
    expect(() =>
      given(counted(9))
        .when({ by: 2 })
        .thenRefused('TOO_MUCH', (detail) => expect(detail.by).toBe(3)),
    ).toThrow();
  });
});

describe('the test sentence of projections', () => {
  const { given } = projectionSpec(sums);
  const fact = (by: number, stream = 's') => ({ type: 'Counted', data: { by }, stream });

  it('folds each key, passes by what is not handled, and shows rows', () => {
    given(fact(1), { type: 'Other', data: {} }, fact(2), fact(5, 't')).thenRows(
      { table: 'sum', values: { total: 3 } },
      { table: 'sum', values: { total: 5 } },
    );
    given(fact(1)).thenValue('s', 1);
    expect(() => given(fact(1)).thenValue('s', 2)).toThrow();
    expect(given().rows()).toEqual([]);
  });

  it('tells a fold that a replay changes', () => {
    given(fact(1), fact(0)).thenReplayOfLastChangesNothing();
    expect(() => given(fact(1)).thenReplayOfLastChangesNothing()).toThrow();
  });
});
