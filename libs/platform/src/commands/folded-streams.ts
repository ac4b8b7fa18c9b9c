import type { Decider, DomainEvent } from '#kernel';
import type { EventStore, PositionToken, StoredEvent } from '#platform/event-store';

/** A stream up to its newest readable event. */
export interface Folded<State> {
  readonly state: State;
  readonly version: number | 'none';
  /** Null for an absent stream. */
  readonly position: PositionToken | null;
  /** Ids of the commands that wrote it. */
  readonly commands: ReadonlySet<string>;
}

type Folding<State, Event extends DomainEvent> = Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>;

interface Kept {
  /** The fold the state is of: another decider over the same stream has another state. */
  readonly evolve: unknown;
  readonly state: unknown;
  readonly version: number;
  readonly position: PositionToken;
  readonly commands: ReadonlySet<string>;
}

/** Below this a stream is read whole: that costs what asking for its tail costs. */
const WORTH_KEEPING = 16;

/**
 * Folded states of long streams, so that only what was appended since is read (design section 3). A state is never used
 * without asking the store for the tail after it, and what is written names the version it was decided on: an old state,
 * here or in another process, costs one more attempt and never a wrong answer.
 */
export class FoldedStreams {
  /** Least lately used first. */
  private readonly kept = new Map<string, Kept>();
  private weight = 0;

  /** @param limit events that the kept states stand for, all streams together */
  constructor(
    private readonly store: EventStore,
    private readonly limit = 50_000,
  ) {}

  async read<State, Event extends DomainEvent>(stream: string, folding: Folding<State, Event>): Promise<Folded<State>> {
    const found = this.kept.get(stream);
    const known = found?.evolve === folding.evolve ? found : undefined;
    const tail = await this.store.readStream(stream, known ? known.version + 1 : 0);
    const state = fold(folding, known ? (known.state as State) : folding.initial, tail);
    const last = tail[tail.length - 1];
    if (!last) {
      if (!known) return { state, version: 'none', position: null, commands: new Set() };
      this.keep(stream, known);
      return { ...known, state };
    }
    // A set of its own: what is kept already may be in another reader's hands.
    const commands = new Set(known?.commands);
    for (const { metadata } of tail) commands.add(metadata.commandId);
    const read = { state, version: last.version, position: last.token, commands };
    this.keep(stream, { ...read, evolve: folding.evolve });
    return read;
  }

  /** For a stream that turned out to end before the kept state: a store was put back, and nothing known of it holds. */
  forget(stream: string): void {
    const found = this.kept.get(stream);
    if (!found) return;
    this.kept.delete(stream);
    this.weight -= found.version + 1;
  }

  private keep(stream: string, state: Kept): void {
    const standing = this.kept.get(stream);
    // Two readers at once: the one that saw more is kept.
    if (standing && standing.evolve === state.evolve && standing.version > state.version) return;
    this.forget(stream);
    if (state.version + 1 < WORTH_KEEPING) return;
    this.kept.set(stream, state);
    this.weight += state.version + 1;
    for (const [oldest] of this.kept) {
      if (this.weight <= this.limit) break;
      this.forget(oldest);
    }
  }
}

const fold = <State, Event extends DomainEvent>(
  { evolve }: Folding<State, Event>,
  initial: State,
  events: readonly StoredEvent[],
): State => events.reduce((state, event) => evolve(state, event as unknown as Event), initial);
