import type { RecordedEvent } from '#kernel';
import { touchedKeys } from './keys';
import { PageFold } from './page';
import { ledgerGroup, type Set } from './testing/ledger';

const at = (position: number, index: number, size: number, data: Set): RecordedEvent => ({
  type: 'AmountSet',
  data,
  id: `e-${position}`,
  stream: 'account-a',
  version: position - 1,
  position,
  batch: { index, size },
  metadata: { recordedAt: '2026-06-01T00:00:00.000Z' } as RecordedEvent['metadata'],
});

const group = ledgerGroup();
const [projection] = group.projections;

function fold(events: readonly RecordedEvent[], loaded = new Map()) {
  const page = new PageFold(group, loaded, 1, null);
  for (const event of events) page.add(event);
  return page.staged();
}

describe('folding a page', () => {
  it('compares rows only at the end of an append: no state inside one leaves a row', () => {
    const { inserts, marks } = fold([at(1, 0, 2, { account: 'a', amount: 1 }), at(2, 1, 2, { account: 'a', amount: 2 })]);
    expect(inserts.get('account')).toEqual([
      { id: 1, knownFrom: 2, knownTo: null, effectiveFrom: null, effectiveTo: null, values: ['a', 'bureau-11', 2, 2] },
    ]);
    expect(marks).toEqual([{ position: 2, runningMax: '2026-06-01T00:00:00.000Z' }]);
  });

  it('keeps every version: what is opened and closed inside the page is inserted already closed', () => {
    const { inserts, closings } = fold([at(1, 0, 1, { account: 'a', amount: 1 }), at(2, 0, 1, { account: 'a', amount: 2 })]);
    expect(inserts.get('account')).toMatchObject([
      { id: 1, knownFrom: 1, knownTo: 2 },
      { id: 2, knownFrom: 2, knownTo: null },
    ]);
    expect(closings.size).toBe(0);
  });

  it('closes a version of an earlier page by its id', () => {
    const stored = new Map([[projection, new Map([['a', { value: { amount: 1, facts: 1 }, rowIds: [7] }]])]]);
    const { closings, inserts } = fold([at(9, 0, 1, { account: 'a', amount: 3 })], stored);
    expect(closings.get('account')).toEqual([{ id: 7, knownTo: 9 }]);
    expect(inserts.get('account')).toHaveLength(1);
  });

  it('writes nothing for a fold that changes nothing', () => {
    const stored = new Map([[projection, new Map([['a', { value: { amount: 1, facts: 1 }, rowIds: [7] }]])]]);
    const { closings, inserts, states } = fold([at(9, 0, 1, { account: 'a', amount: 1 })], stored);
    expect([closings.size, inserts.size, states.size]).toEqual([0, 0, 0]);
  });

  it('refuses a stored value that would now stand for other rows: the definition changed without a new version', () => {
    const stored = new Map([[projection, new Map([['a', { value: { amount: 1, facts: 1 }, rowIds: [7, 8] }]])]]);
    expect(() => fold([], stored)).toThrow('raise the version');
  });

  it('names the keys of a page once', () => {
    const events = [at(1, 0, 1, { account: 'a', amount: 1 }), at(2, 0, 1, { account: 'a', amount: 2 })];
    expect([...touchedKeys(group, events).values()]).toEqual([['a']]);
  });
});
