import { createHash, randomUUID } from 'node:crypto';
import type { Act, Decider, DomainEvent, EventMetadata, Instant, LocalDate, Refused, Source } from '#kernel';
import { refuse } from '#kernel';
import type { Clock } from '#platform/clock';
import type { EventStore, NewEvent, PositionToken, StoredEvent } from '#platform/event-store';
import { FoldedStreams } from './folded-streams';

/** Codes that any command may be refused with, beside its decider's own. */
export type PlatformCode = 'COMMAND_REUSED' | 'APPEND_TOO_LARGE' | 'TOO_BUSY';

export interface Done<Event> {
  readonly ok: true;
  /** Position of the command's last event; of the stream's end where nothing had to change. Null: nothing ever happened. */
  readonly position: PositionToken | null;
  readonly version: number | 'none';
  /** When the command's facts were recorded; null where nothing had to change. */
  readonly at: Instant | null;
  /** True when this command had been done before. */
  readonly repeated: boolean;
  readonly events: readonly Event[];
}

export type Outcome<Event, Code extends string> = Done<Event> | Refused<Code | PlatformCode>;

export interface StreamCommand<State, Command, Event extends DomainEvent, Code extends string> {
  readonly stream: string;
  readonly decider: Decider<State, Command, Event, Code>;
  /** The command; a function where it needs the instant of the attempt. */
  readonly command: Command | ((now: Instant) => Command);
  readonly act: Act;
  /** What the command id is bound to; defaults to the command when it is a value. */
  readonly body?: unknown;
  readonly sources?: Readonly<Record<string, Source>>;
  readonly effectiveOn?: LocalDate;
}

const ATTEMPTS = 8;

/**
 * Load, decide, append with the exact version, retry on conflict: the one way facts are written (design section 3).
 * A repeated command id answers with the events it wrote then; with another body it is refused by name.
 */
export class StreamCommands {
  private readonly streams: FoldedStreams;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {
    this.streams = new FoldedStreams(store);
  }

  /** The instant at which a command given now would be recorded. */
  now(): Instant {
    return this.clock.now();
  }

  /** A stream's folded state, for a handler that must look before it commands. `position` is null for an absent stream. */
  async load<State, Event extends DomainEvent>(
    stream: string,
    decider: Pick<Decider<State, never, Event, never>, 'initial' | 'evolve'>,
  ): Promise<{ readonly state: State; readonly version: number | 'none'; readonly position: PositionToken | null }> {
    const { state, version, position } = await this.streams.read(stream, decider);
    return { state, version, position };
  }

  /** What this command did before, for a handler that must look around before it commands; undefined where it is new. */
  async repeatOf<Event extends DomainEvent>(
    stream: string,
    act: Act,
    body: unknown,
  ): Promise<Done<Event> | Refused<'COMMAND_REUSED'> | undefined> {
    const earlier = await this.writtenBy(stream, act);
    return earlier.length === 0 ? undefined : repeated<Event>(earlier, hashOf({ stream, body }));
  }

  private async writtenBy(stream: string, { commandId }: Act): Promise<readonly StoredEvent[]> {
    return (await this.store.readStream(stream)).filter(({ metadata }) => metadata.commandId === commandId);
  }

  async execute<State, Command, Event extends DomainEvent, Code extends string>(
    it: StreamCommand<State, Command, Event, Code>,
  ): Promise<Outcome<Event, Code>> {
    const body = it.body ?? (typeof it.command === 'function' ? null : it.command);
    const commandHash = hashOf({ stream: it.stream, body });
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { state, version, position, commands } = await this.streams.read(it.stream, it.decider);
      if (commands.has(it.act.commandId)) return repeated<Event>(await this.writtenBy(it.stream, it.act), commandHash);
      const now = this.clock.now();
      const command = typeof it.command === 'function' ? (it.command as (now: Instant) => Command)(now) : it.command;
      const decision = it.decider.decide(command, state);
      if (!decision.ok) return decision;
      if (decision.events.length === 0) return { ok: true, position, version, at: null, repeated: false, events: [] };
      const metadata = metadataOf(it, commandHash, now);
      const events: NewEvent[] = decision.events.map((event) => ({ ...event, id: randomUUID(), metadata }));
      const size = this.sizeProblem(events);
      if (size) return size;
      const result = await this.store.append(it.stream, version, events);
      if (result.ok) {
        return { ...result, at: now, repeated: false, events: decision.events };
      }
      if (result.actual === 'none' || (version !== 'none' && result.actual < version)) this.streams.forget(it.stream);
    }
    return refuse('TOO_BUSY', { stream: it.stream, attempts: ATTEMPTS });
  }

  /** Refused by name before anything is written (design section 3). */
  private sizeProblem(events: readonly NewEvent[]): Refused<'APPEND_TOO_LARGE'> | undefined {
    const { maxAppendBytes, maxEventBytes } = this.store.capabilities();
    let total = 0;
    for (const event of events) {
      const bytes = Buffer.byteLength(JSON.stringify(event.data)) + Buffer.byteLength(JSON.stringify(event.metadata));
      if (bytes > maxEventBytes) return refuse('APPEND_TOO_LARGE', { what: event.type, bytes, limit: maxEventBytes });
      total += bytes;
    }
    return total > maxAppendBytes
      ? refuse('APPEND_TOO_LARGE', { what: 'append', bytes: total, limit: maxAppendBytes })
      : undefined;
  }
}

function metadataOf(
  it: { readonly act: Act; readonly sources?: Readonly<Record<string, Source>>; readonly effectiveOn?: LocalDate },
  commandHash: string,
  recordedAt: Instant,
): EventMetadata {
  const { act } = it;
  return {
    actor: act.actor,
    organisation: act.organisation,
    ...(act.onBehalfOf === undefined ? {} : { onBehalfOf: act.onBehalfOf }),
    commandId: act.commandId,
    commandHash,
    correlationId: act.correlationId ?? act.commandId,
    ...(act.causationId === undefined ? {} : { causationId: act.causationId }),
    schemaVersion: 1,
    ...(it.effectiveOn === undefined ? {} : { effectiveOn: it.effectiveOn }),
    recordedAt,
    ...(it.sources === undefined ? {} : { sources: it.sources }),
  };
}

function repeated<Event extends DomainEvent>(
  earlier: readonly StoredEvent[],
  commandHash: string,
): Done<Event> | Refused<'COMMAND_REUSED'> {
  const last = earlier[earlier.length - 1] as StoredEvent;
  if (last.metadata.commandHash !== commandHash) return refuse('COMMAND_REUSED', { commandId: last.metadata.commandId });
  return {
    ok: true,
    position: last.token,
    version: last.version,
    at: last.metadata.recordedAt,
    repeated: true,
    events: earlier.map(({ type, data }) => ({ type, data }) as unknown as Event),
  };
}

/** Canonical JSON: key order never makes two equal commands differ. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
