import { besideOf, focusOf } from './focus';

type State = 'NOT_OPENED' | 'RUNNING' | 'DUE' | 'CLOSED';
const year = (...states: readonly State[]) => states.map((state, at) => ({ id: `2026-0${6 + at}-H1`, state }));
const both = (...states: readonly State[]) => {
  const periods = year(...states);
  const focus = focusOf(periods);
  return [focus?.id, focus && besideOf(periods, focus)?.id];
};

describe('the half-month a page speaks of (B-07, B-08)', () => {
  it.each<readonly [string, readonly State[], string, string | undefined]>([
    ['the due one, and the one that runs already', ['CLOSED', 'DUE', 'RUNNING', 'NOT_OPENED'], '2026-07-H1', '2026-08-H1'],
    ['the due one alone with what closed before, on its day', ['CLOSED', 'CLOSED', 'DUE'], '2026-08-H1', '2026-07-H1'],
    ['the running one, and what closed before it', ['CLOSED', 'CLOSED', 'RUNNING', 'NOT_OPENED'], '2026-08-H1', '2026-07-H1'],
    ['the next to be due where two run', ['CLOSED', 'RUNNING', 'RUNNING'], '2026-07-H1', '2026-08-H1'],
    ['the last opened where none runs', ['CLOSED', 'CLOSED', 'NOT_OPENED'], '2026-07-H1', '2026-06-H1'],
    ['the first where none is opened', ['NOT_OPENED', 'NOT_OPENED'], '2026-06-H1', undefined],
  ])('is %s', (_name, states, focus, beside) => {
    expect(both(...states)).toEqual([focus, beside]);
  });

  it('is the same whatever the order they come in, and none of none', () => {
    const periods = year('CLOSED', 'DUE', 'RUNNING');
    expect(focusOf([...periods].reverse())?.id).toBe('2026-07-H1');
    expect(focusOf([])).toBeUndefined();
  });
});
