import type { Instant, Projection, ProjectedRow, ReadGroup, RecordedEvent, TableDeclaration } from '#kernel';
import { changedParts, gatherersOf, keysOf, type Passed } from './gather';
import { attempt, type KeysByProjection } from './keys';
import { columnsOf, rowPlace, sameRow } from './same-row';

type Json = string | number | boolean | null | object;
/** What the state table holds under one key: the folded value, and the ids of the rows it stands for, in `rows` order. */
export interface StoredValue {
  readonly value: unknown;
  readonly rowIds: readonly number[];
}

/** One version to be inserted; `knownTo` is set where it was also closed inside the page. */
export interface NewVersion {
  readonly id: number;
  readonly knownFrom: number;
  knownTo: number | null;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly values: readonly Json[];
}

export interface Closing {
  readonly id: number;
  readonly knownTo: number;
}

interface Held {
  readonly projection: Projection;
  readonly key: string;
  value: unknown;
  /** The value at the end of the append before, and the rows it stood for. */
  settled: unknown;
  rows: readonly ProjectedRow[];
  rowIds: readonly number[];
  changed: boolean;
}

export interface ClockEntry {
  readonly position: number;
  readonly runningMax: Instant;
}

/** Everything one page writes, staged in memory. */
export interface StagedPage {
  readonly inserts: ReadonlyMap<string, readonly NewVersion[]>;
  readonly closings: ReadonlyMap<string, readonly Closing[]>;
  readonly states: ReadonlyMap<
    Projection,
    readonly { readonly key: string; readonly value: unknown; readonly rowIds: readonly number[] }[]
  >;
  readonly marks: readonly ClockEntry[];
  readonly nextRow: number;
}

/** Tables of a group by name; two projections may not share one. */
export function tablesOf(group: ReadGroup): ReadonlyMap<string, TableDeclaration> {
  const tables = new Map<string, TableDeclaration>();
  for (const projection of group.projections) {
    for (const table of projection.tables) {
      if (tables.has(table.name)) throw new Error(`Two projections of ${group.name} declare the table ${table.name}`);
      tables.set(table.name, table);
    }
  }
  return tables;
}

/**
 * Folds whole appends in memory and stages the versions they open and close. Rows are compared only at the end of an
 * append, so that no state inside one leaves a row, and a page of one append and a page of all leave the same tables.
 */
export class PageFold {
  private readonly held = new Map<Projection, Map<string, Held>>();
  private readonly inserts = new Map<string, NewVersion[]>();
  private readonly opened = new Map<string, Map<number, NewVersion>>();
  private readonly closings = new Map<string, Closing[]>();
  private readonly marks: ClockEntry[] = [];
  private readonly tables: ReadonlyMap<string, TableDeclaration>;
  private readonly columns: ReadonlyMap<string, readonly string[]>;
  private readonly gatherers: ReadonlyMap<string, readonly Projection[]>;
  /** Parts that changed, in the order of the log, for the projections that gather them. */
  private readonly passed: Passed[] = [];
  private touched: Held[] = [];

  constructor(
    private readonly group: ReadGroup,
    loaded: ReadonlyMap<Projection, ReadonlyMap<string, StoredValue>>,
    private nextRow: number,
    private runningMax: Instant | null,
  ) {
    this.tables = tablesOf(group);
    this.columns = new Map([...this.tables.values()].map((table) => [table.name, columnsOf(table)]));
    this.gatherers = gatherersOf(group);
    for (const projection of group.projections) this.hold(projection, loaded.get(projection));
  }

  private hold(projection: Projection, stored: ReadonlyMap<string, StoredValue> = new Map()): void {
    const mine = new Map([...stored].map(([key, each]) => [key, this.take(projection, key, each)] as const));
    this.held.set(projection, mine);
  }

  add(event: RecordedEvent): void {
    for (const projection of this.group.projections) {
      if (!projection.handles.includes(event.type)) continue;
      for (const key of projection.keys(event)) this.fold(projection, key, event);
    }
    const recordedAt = event.metadata.recordedAt;
    if (this.runningMax === null || recordedAt > this.runningMax) this.runningMax = recordedAt;
    if (event.batch.index !== event.batch.size - 1) return;
    this.marks.push({ position: event.position, runningMax: this.runningMax as Instant });
    this.settle(event);
  }

  /** What the gathering projections need from the database, once all of the page's events are added. */
  gatheredKeys(): KeysByProjection {
    return keysOf(this.passed);
  }

  /** Lays the changed parts together, append by append, as they were recorded while the events were folded. */
  gather(loaded: ReadonlyMap<Projection, ReadonlyMap<string, StoredValue>>): void {
    for (const [projection, stored] of loaded) this.hold(projection, stored);
    let at: RecordedEvent | undefined;
    for (const { projection, key, from, part, event } of this.passed) {
      if (at && at !== event) this.settle(at);
      at = event;
      const held = this.heldAt(projection, key);
      const { [from]: _before, ...rest } = (held.value ?? {}) as Record<string, object>;
      const next = part === undefined ? rest : { ...rest, [from]: part };
      held.value = Object.keys(next).length === 0 ? undefined : next;
      this.touched.push(held);
    }
    if (at) this.settle(at);
  }

  staged(): StagedPage {
    const states: Map<Projection, { key: string; value: unknown; rowIds: readonly number[] }[]> = new Map();
    for (const [projection, mine] of this.held) {
      const changed = [...mine.values()].filter((held) => held.changed);
      if (changed.length > 0)
        states.set(
          projection,
          changed.map(({ key, value, rowIds }) => ({ key, value, rowIds })),
        );
    }
    return { inserts: this.inserts, closings: this.closings, states, marks: this.marks, nextRow: this.nextRow };
  }

  private take(projection: Projection, key: string, stored: StoredValue): Held {
    const rows = projection.rows(stored.value, key);
    if (rows.length !== stored.rowIds.length) {
      throw new Error(`${projection.name} makes other rows of ${key} than were stored: raise the version of ${this.group.name}`);
    }
    const { value, rowIds } = stored;
    return { projection, key, value, settled: value, rows, rowIds, changed: false };
  }

  private fold(projection: Projection, key: string, event: RecordedEvent): void {
    const held = this.heldAt(projection, key);
    const { value } = held;
    const next = attempt(projection, event, () => projection.fold(value, event, key));
    if (next === value) return;
    held.value = next;
    this.touched.push(held);
  }

  private heldAt(projection: Projection, key: string): Held {
    const mine = this.held.get(projection) as Map<string, Held>;
    let held = mine.get(key);
    if (!held) {
      held = { projection, key, value: undefined, settled: undefined, rows: [], rowIds: [], changed: false };
      mine.set(key, held);
    }
    return held;
  }

  /** The end of an append: what its keys' rows are now, against what they were before it. */
  private settle(event: RecordedEvent): void {
    for (const held of this.touched) {
      if (held.value === held.settled) continue;
      const { projection, key, value, settled } = held;
      const rows = value === undefined ? [] : attempt(projection, event, () => projection.rows(value, key));
      attempt(projection, event, () => this.compare(held, rows, event.position));
      for (const gatherer of this.gatherers.get(projection.name) ?? []) {
        this.passed.push(...attempt(projection, event, () => changedParts(gatherer, key, settled, value, event)));
      }
      held.settled = value;
      held.changed = true;
    }
    this.touched = [];
  }

  private compare(held: Held, rows: readonly ProjectedRow[], position: number): void {
    const standing = new Map<string, { readonly row: ProjectedRow; readonly id: number }[]>();
    held.rows.forEach((row, at) => upsert(standing, rowPlace(row)).push({ row, id: held.rowIds[at] as number }));
    const rowIds = rows.map((row) => {
      const candidates = standing.get(rowPlace(row)) ?? [];
      const same = candidates.findIndex((each) => sameRow(each.row, row, this.columns.get(row.table) ?? []));
      return same < 0 ? this.open(row, position) : (candidates.splice(same, 1)[0] as { readonly id: number }).id;
    });
    for (const gone of standing.values()) for (const { row, id } of gone) this.close(row.table, id, position);
    held.rows = rows;
    held.rowIds = rowIds;
  }

  private open(row: ProjectedRow, knownFrom: number): number {
    const table = this.declaration(row);
    const id = this.nextRow;
    this.nextRow += 1;
    const version: NewVersion = {
      id,
      knownFrom,
      knownTo: null,
      effectiveFrom: table.effective ? (row.effectiveFrom ?? null) : null,
      effectiveTo: table.effective ? (row.effectiveTo ?? null) : null,
      values: (this.columns.get(row.table) ?? []).map((column) => row.values[column] ?? null),
    };
    upsert(this.inserts, row.table).push(version);
    let opened = this.opened.get(row.table);
    if (!opened) this.opened.set(row.table, (opened = new Map()));
    opened.set(id, version);
    return id;
  }

  private close(table: string, id: number, knownTo: number): void {
    const opened = this.opened.get(table)?.get(id);
    if (opened) opened.knownTo = knownTo;
    else upsert(this.closings, table).push({ id, knownTo });
  }

  private declaration(row: ProjectedRow): TableDeclaration {
    const table = this.tables.get(row.table);
    if (!table) throw new Error(`No such table: ${row.table}`);
    for (const column of Object.keys(row.values)) {
      if (!(column in table.columns)) throw new Error(`The table ${row.table} has no column ${column}`);
    }
    if (table.effective && row.effectiveFrom === undefined) throw new Error(`A row of ${row.table} has no first day`);
    return table;
  }
}

function upsert<T>(lists: Map<string, T[]>, name: string): T[] {
  let list = lists.get(name);
  if (!list) lists.set(name, (list = []));
  return list;
}
