import type { Pool, PoolClient } from 'pg';
import { appendAllInTransaction } from '../append-call';
import { prepareAppend } from '../prepare';
import type { AppendResult, EventStore, ExpectedVersion, NewEvent, StoredEvent } from '../port';
import { Positions } from '../position';
import { sampleEvent } from './sample-events';

/** Numbers in [0, 1) that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** What the writers know to be committed, and how it came about. */
export class Ledger {
  readonly events: { readonly id: string; readonly stream: string; readonly version: number }[] = [];
  readonly versions = new Map<string, ExpectedVersion>();
  rollbacks = 0;
  conflicts = 0;
  transactions = 0;
}

export interface Load {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly seed: number;
  readonly writers: number;
  readonly events: number;
  /** Part of the streams' names: a load of its own streams. */
  readonly streams: string;
}

interface Planned {
  readonly stream: string;
  readonly expected: ExpectedVersion;
  readonly events: readonly NewEvent[];
}

/**
 * Writers that do to a log what real ones do to it at their worst: think inside transactions, write other tables first,
 * append to several shared streams in one transaction, and roll every tenth back. Every fourth writer goes through the
 * store's own group commit instead. Each writer's choices follow from the seed.
 */
export async function torture(load: Load): Promise<Ledger> {
  const ledger = new Ledger();
  await load.pool.query('create table if not exists other_work (writer int, turn int)');
  await Promise.all(Array.from({ length: load.writers }, (_, writer) => write(load, ledger, writer)));
  return ledger;
}

async function write(load: Load, ledger: Ledger, writer: number): Promise<void> {
  const random = randomFrom(load.seed * 1000 + writer);
  const below = (limit: number): number => Math.floor(random() * limit);
  const think = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, below(6)));
  const grouped = writer % 4 === 3;
  for (let turn = 0; ledger.events.length < load.events; turn += 1) {
    const plan = planOf(load, ledger, writer, turn, below);
    if (grouped) {
      const results = await Promise.all(plan.map(({ stream, expected, events }) => load.store.append(stream, expected, events)));
      note(ledger, plan, results);
    } else {
      await inTransaction(load, ledger, plan, { writer, turn, think, rollback: random() < 0.1 });
    }
    await think();
  }
}

function planOf(
  { streams: set }: Load,
  ledger: Ledger,
  writer: number,
  turn: number,
  below: (limit: number) => number,
): Planned[] {
  const streams = new Set<string>();
  for (let append = below(3); append >= 0; append -= 1) {
    streams.add(below(10) === 0 ? `report-${set}-${writer}-${turn}-${append}` : `project-${set}-${below(60)}`);
  }
  return [...streams].map((stream, append) => ({
    stream,
    expected: ledger.versions.get(stream) ?? 'none',
    events: Array.from({ length: 1 + below(4) }, (_, n) => sampleEvent(idOf(writer, turn, append, n), { writer, turn })),
  }));
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const idOf = (writer: number, turn: number, append: number, n: number): string =>
  `${hex(turn, 8)}-${hex(writer, 4)}-4000-8000-${hex(append, 6)}${hex(n, 6)}`;

interface Turn {
  readonly writer: number;
  readonly turn: number;
  readonly think: () => Promise<void>;
  readonly rollback: boolean;
}

async function inTransaction({ pool, store }: Load, ledger: Ledger, plan: readonly Planned[], it: Turn): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into other_work values ($1, $2)', [it.writer, it.turn]);
    await it.think();
    const results = await appendAll(client, store, plan);
    await it.think();
    ledger.transactions += 1;
    const refused = results.some(({ ok }) => !ok);
    await client.query(refused || it.rollback ? 'rollback' : 'commit');
    if (it.rollback && !refused) ledger.rollbacks += 1;
    else
      note(ledger, refused ? plan.filter((_, n) => !results[n]?.ok) : plan, refused ? results.filter(({ ok }) => !ok) : results);
  } finally {
    client.release();
  }
}

async function appendAll(client: PoolClient, store: EventStore, plan: readonly Planned[]): Promise<AppendResult[]> {
  const prepared = plan.map(({ stream, expected, events }) => prepareAppend(stream, expected, events, store.capabilities()));
  return appendAllInTransaction(client, prepared, new Positions(store.tokenOf(0).slice(0, 8)));
}

function note(ledger: Ledger, plan: readonly Planned[], results: readonly AppendResult[]): void {
  plan.forEach(({ stream, expected, events }, n) => {
    const result = results[n] as AppendResult;
    if (!result.ok) {
      ledger.conflicts += 1;
      if (result.actual !== 'none') raise(ledger, stream, result.actual);
      return;
    }
    raise(ledger, stream, result.version);
    const first = expected === 'none' ? 0 : expected + 1;
    events.forEach(({ id }, index) => ledger.events.push({ id, stream, version: first + index }));
  });
}

function raise(ledger: Ledger, stream: string, version: number): void {
  const known = ledger.versions.get(stream);
  if (known === undefined || known === 'none' || known < version) ledger.versions.set(stream, version);
}

export interface Verdict {
  /** Committed and never delivered. */
  readonly skipped: number;
  /** Delivered more than once. */
  readonly repeated: number;
  /** Delivered below an earlier position, out of the order of its stream, or apart from its append. */
  readonly reordered: number;
  /** Delivered and never committed. */
  readonly invented: number;
}

/** Compares what a follower was given with what the writers committed. */
export function judge(ledger: Ledger, delivered: readonly StoredEvent[]): Verdict {
  const committed = new Set(ledger.events.map(({ id, stream }) => `${stream} ${id}`));
  const seen = new Set(delivered.map(({ id, stream }) => `${stream} ${id}`));
  const versions = new Map<string, number>();
  let reordered = 0;
  delivered.forEach((event, at) => {
    const before = delivered[at - 1];
    const inStream = event.version === (versions.get(event.stream) ?? -1) + 1;
    const inLog = before === undefined || event.position > before.position;
    const inAppend = event.batch.index === 0 || (before?.stream === event.stream && before.batch.index === event.batch.index - 1);
    if (!inStream || !inLog || !inAppend) reordered += 1;
    versions.set(event.stream, event.version);
  });
  return {
    skipped: [...committed].filter((id) => !seen.has(id)).length,
    repeated: delivered.length - seen.size,
    reordered,
    invented: [...seen].filter((id) => !committed.has(id)).length,
  };
}
