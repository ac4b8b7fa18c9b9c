import { accept, projectCode, unitOf, type Decider } from '#kernel';
import type { RosterEvent } from './events';

/** Gives the next running number of a unit and year; the same command is given the same number again. */
export interface AssignProjectCode {
  readonly unit: string;
  readonly year: number;
  /** Id of the command that registers the project. */
  readonly command: string;
}

export interface RosterState {
  readonly last: number;
  readonly codes: ReadonlyMap<string, string>;
}

export const rosterStream = (unit: string, year: number): string => `roster-${unitOf(unit).region}-${year}`;
export const projectStream = (code: string): string => `project-${code}`;

/** Stream `roster-<region>-<year>`: a running number is used once, whatever crashes (design section 3). */
export const rosterDecider: Decider<RosterState, AssignProjectCode, RosterEvent, never> = {
  initial: { last: 0, codes: new Map() },
  decide({ unit, year, command }, { last, codes }) {
    if (codes.has(command)) return accept();
    const number = last + 1;
    return accept({
      type: 'ProjectCodeAssigned',
      data: { code: projectCode(unit, year, number), unit, year, number, command },
    });
  },
  evolve: ({ codes }, { data }) => ({ last: data.number, codes: new Map(codes).set(data.command, data.code) }),
};
