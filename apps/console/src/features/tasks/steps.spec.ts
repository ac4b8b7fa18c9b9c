import type { MyDraft } from './operations';
import { stepsOf } from './steps';

const draft = (over: Partial<NonNullable<MyDraft>> = {}): MyDraft => ({
  edits: 1,
  canSubmit: true,
  findings: [],
  openLines: [],
  missing: [],
  differences: [],
  ...over,
});
const states = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map(({ state }) => state);

describe('the steps of a half-month (I-08, B-08)', () => {
  it('are all before one who has not begun; a report without changes may be sent at once', () =>
    expect(states({ state: 'NOT_STARTED', revision: null }, null)).toEqual(['TODO', 'TODO', 'NOT_YET', 'TODO', 'NOT_YET']));

  it('say how many faults and questions hold a draft back', () => {
    const finding = { key: 'k', severity: 'ERROR' as const, waived: null, line: '51-2026-0001', attribute: null };
    const ofQuestion = { ...finding, key: 'q', line: 'new-1' };
    const held = draft({ canSubmit: false, findings: [finding, ofQuestion], openLines: [{ line: 'new-1' }] });
    expect(stepsOf({ state: 'OPENED', revision: null }, held).map(({ state, open }) => [state, open])).toEqual([
      ['DONE', 0],
      ['INCOMPLETE', 1],
      ['INCOMPLETE', 1],
      ['NOT_YET', 0],
      ['NOT_YET', 0],
    ]);
  });

  it('count a waived finding no more', () => {
    const waived = { key: 'k', severity: 'WARNING' as const, waived: '已核实', line: null, attribute: null };
    expect(states({ state: 'OPENED', revision: null }, draft({ findings: [waived] }))).toEqual([
      'DONE',
      'DONE',
      'DONE',
      'READY',
      'NOT_YET',
    ]);
  });

  it.each([
    ['SUBMITTED', 'WAITING'],
    ['RESUBMITTED', 'WAITING'],
    ['CORRECTED', 'WAITING'],
    ['ACCEPTED', 'DONE'],
  ] as const)('are done when it is sent: %s is %s', (state, review) =>
    expect(states({ state, revision: 1 }, null)).toEqual(['DONE', 'DONE', 'DONE', 'DONE', review]),
  );

  it('begin again where it was returned', () =>
    expect(states({ state: 'RETURNED', revision: 1 }, null)).toEqual(['DONE', 'TODO', 'NOT_YET', 'TODO', 'RETURNED']));

  it('are open again where a correction is drafted over an accepted report', () =>
    expect(states({ state: 'ACCEPTED', revision: 1 }, draft())).toEqual(['DONE', 'DONE', 'DONE', 'READY', 'NOT_YET']));
});
