import { foldEvents } from '#kernel';
import type { RosterEvent } from './events';
import { rosterDecider, rosterStream } from './roster.decider';

const assigned = (number: number, command: string): RosterEvent => ({
  type: 'ProjectCodeAssigned',
  data: { code: `51-2026-${String(number).padStart(4, '0')}`, unit: 'bureau-51', year: 2026, number, command },
});
const assign = (command: string, ...past: RosterEvent[]) =>
  rosterDecider.decide({ unit: 'bureau-51', year: 2026, command }, foldEvents(rosterDecider, past));

describe('the roster of running numbers', () => {
  it('begins at 0001', () => expect(assign('c-1')).toEqual({ ok: true, events: [assigned(1, 'c-1')] }));

  it('goes on after the last number', () =>
    expect(assign('c-8', assigned(1, 'c-1'), assigned(7, 'c-7'))).toEqual({ ok: true, events: [assigned(8, 'c-8')] }));

  it('gives a repeated command no second number', () =>
    expect(assign('c-1', assigned(1, 'c-1'), assigned(2, 'c-2'))).toEqual({ ok: true, events: [] }));

  it('goes past 9999 without losing digits', () => {
    const decision = assign('c-x', assigned(9999, 'c-9999'));
    expect(decision.ok && decision.events[0]?.data.code).toBe('51-2026-10000');
  });

  it('is one stream per unit and year', () => expect(rosterStream('bureau-66', 2027)).toBe('roster-66-2027'));
});
