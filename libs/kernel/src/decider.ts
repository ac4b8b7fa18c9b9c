/**
 * A decider is the whole of a write-side rule: a pure fold of past facts into the little state its rules ask for,
 * and a pure decision of a command against that state. No clock, no I/O, no randomness: whatever a rule needs to know
 * (today, who acts) arrives inside the command.
 */
export interface Decider<State, Command, Event, Code extends string> {
  readonly initial: State;
  /** Facts, or a refusal with a closed code. An accepted command may change nothing. */
  decide(command: Command, state: State): Decision<Event, Code>;
  evolve(state: State, event: Event): State;
}

export type Decision<Event, Code extends string> = Accepted<Event> | Refused<Code>;

export interface Accepted<Event> {
  readonly ok: true;
  readonly events: readonly Event[];
}

/** A refusal is a value, never an exception: `detail` is what a tired person needs to repair it. */
export interface Refused<Code extends string> {
  readonly ok: false;
  readonly code: Code;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const accept = <Event>(...events: readonly Event[]): Accepted<Event> => ({ ok: true, events });

export const refuse = <Code extends string>(code: Code, detail: Readonly<Record<string, unknown>> = {}): Refused<Code> => ({
  ok: false,
  code,
  detail,
});

/** The state after a list of facts. */
export const foldEvents = <State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
  from: State = decider.initial,
): State => {
  let state = from;
  for (const event of events) state = decider.evolve(state, event);
  return state;
};
