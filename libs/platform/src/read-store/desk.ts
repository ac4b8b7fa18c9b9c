import type { PoolClient } from 'pg';
import type { ReadGroup } from '#kernel';
import type { EventStore, PositionToken, StoredEvent } from '#platform/event-store';
import type { CheckpointRow, Failure } from './checkpoint';
import { CheckpointMoved, FoldFailed } from './errors';
import { touchedKeys } from './keys';
import { PageFold } from './page';
import type { PhysicalNames } from './physical';
import { loadValues, writePage } from './writer';

/** One session that fills one build of a group's tables: pages go in, the checkpoint goes on, or nothing of them is written. */
export class Desk {
  constructor(
    readonly client: PoolClient,
    private readonly group: ReadGroup,
    readonly names: PhysicalNames,
    private at: CheckpointRow,
  ) {}

  get checkpoint(): CheckpointRow {
    return this.at;
  }

  markedReady(): void {
    this.at = { ...this.at, ready: true };
  }

  /** A page at once; where it cannot be, append by append, so that everything before the bad one is still projected. */
  async project(events: readonly StoredEvent[]): Promise<Failure | undefined> {
    if (events.length === 0) return undefined;
    try {
      await this.write(events);
      return undefined;
    } catch (error) {
      if (!isOfTheData(error)) throw error;
    }
    for (const append of appendsOf(events)) {
      try {
        await this.write(append);
      } catch (error) {
        if (!isOfTheData(error)) throw error;
        return failureOf(error, append);
      }
    }
    return undefined;
  }

  private async write(events: readonly StoredEvent[]): Promise<void> {
    const { client, group, names, at } = this;
    const loaded = await loadValues(client, names, touchedKeys(group, events));
    const fold = new PageFold(group, loaded, at.nextRow, at.runningMax);
    for (const event of events) fold.add(event);
    fold.gather(await loadValues(client, names, fold.gatheredKeys()));
    const staged = fold.staged();
    const last = events[events.length - 1] as StoredEvent;
    const runningMax = staged.marks[staged.marks.length - 1]?.runningMax ?? at.runningMax;
    const move = { from: at.position, to: last.position, token: last.token, runningMax };
    await writePage(client, group, names, staged, move);
    this.at = { ...at, position: move.to, token: move.token, runningMax, nextRow: staged.nextRow, failure: null };
  }
}

/** Faults that would come again on every try: a fold that throws, or values the tables refuse. */
function isOfTheData(error: unknown): boolean {
  if (error instanceof CheckpointMoved) return false;
  if (error instanceof FoldFailed) return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return !isSocketError(error);
  // data exception, integrity constraint, undefined object or syntax, program limit
  return /^(22|23|42|54)[0-9A-Z]{3}$/.test(code);
}

const isSocketError = (error: unknown): boolean =>
  error instanceof Error && /connection|socket|terminated|not queryable/i.test(error.message);

function failureOf(error: unknown, append: readonly StoredEvent[]): Failure {
  const last = append[append.length - 1] as StoredEvent;
  if (error instanceof FoldFailed) {
    return { position: error.position, eventType: error.eventType, projection: error.projection, error: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { position: last.position, eventType: last.type, projection: '', error: message };
}

/** Read models of another log (a store that was emptied or exchanged) must not be continued. */
export function foreignLog(store: EventStore, { token, position }: CheckpointRow): Failure | undefined {
  if (token === null) return undefined;
  try {
    store.ordinalOf(token as PositionToken);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { position, eventType: '', projection: '', error: `The read models belong to another log: ${reason}` };
  }
}

function* appendsOf(events: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  let append: StoredEvent[] = [];
  for (const event of events) {
    append.push(event);
    if (event.batch.index !== event.batch.size - 1) continue;
    yield append;
    append = [];
  }
}
