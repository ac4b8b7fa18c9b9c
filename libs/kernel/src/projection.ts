import type { EventMetadata } from './event';
import type { Instant, LocalDate } from './time';

/** A fact as a fold sees it. */
export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly id: string;
  readonly stream: string;
  /** Version of the event in its stream, from 0. */
  readonly version: number;
  readonly metadata: EventMetadata;
  /** Place in the global log: comparable, never to be shown. A higher one was recorded later. */
  readonly position: number;
  /** Place in the append it came in: index from 0, of size. An append is atomic for readers. */
  readonly batch: { readonly index: number; readonly size: number };
}

/**
 * A row that holds over days of the world and a stretch of the log. The runner keeps every version of such a row:
 * `effectiveFrom`/`effectiveTo` come from the fold, `knownFrom`/`knownTo` from the runner.
 */
export interface TemporalRow {
  /** Inclusive Shanghai date from which the row is true; absent in tables that have no day of their own. */
  readonly effectiveFrom?: LocalDate;
  /** Exclusive; null or absent is "no end". */
  readonly effectiveTo?: LocalDate | null;
}

export type ColumnType = 'text' | 'integer' | 'money' | 'date' | 'instant' | 'boolean' | 'json' | 'position';

export interface TableDeclaration {
  readonly name: string;
  /** Column name → type. Columns effective_from, effective_to, known_from, known_to are the runner's. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** True where rows are true from a day to a day. */
  readonly effective: boolean;
  /** Column lists that get an index over present rows and one over past versions. */
  readonly indexes: readonly (readonly string[])[];
}

/**
 * A pure fold from facts to rows. Per key the runner keeps the folded value; after each append it asks `rows` for the
 * rows that value stands for and stores the difference as versions. A fold that returns the same value writes nothing.
 */
export interface Projection<Value = unknown> {
  readonly name: string;
  readonly handles: readonly string[];
  readonly tables: readonly TableDeclaration[];
  keys(event: RecordedEvent): readonly string[];
  fold(value: Value | undefined, event: RecordedEvent, key: string): Value | undefined;
  rows(value: Value, key: string): readonly ProjectedRow[];
  /** Set by `gathering`: values are laid together from another projection's, and no fact is folded. */
  readonly gathers?: Gathers;
}

/** What a projection takes from another one of its group, whenever that one's value has changed at the end of an append. */
export interface Gathers {
  /** Name of the projection that is watched: one that folds facts. */
  readonly from: string;
  /** What the value has to say under keys of the gathering, at most one part under each. */
  parts(value: unknown, key: string): Readonly<Record<string, object>>;
}

/** Parts under one gathered key, by the key of the value each came from. */
export type Gathered<Part extends object> = Readonly<Record<string, Part>>;

/**
 * A projection over what another one has folded, for rows that things of different keys make together: two projects that
 * share a number. A fact names its project and not the number it had before, so no fold by number could see it go.
 */
export const gathering = <Source, Part extends object>(it: {
  readonly name: string;
  readonly from: Projection<Source>;
  readonly tables: readonly TableDeclaration[];
  parts(value: Source, key: string): Readonly<Record<string, Part>>;
  rows(gathered: Gathered<Part>, key: string): readonly ProjectedRow[];
}): Projection<Gathered<Part>> => ({
  name: it.name,
  handles: [],
  tables: it.tables,
  keys: () => [],
  fold: (gathered) => gathered,
  rows: it.rows,
  gathers: { from: it.from.name, parts: (value, key) => it.parts(value as Source, key) },
});

/** One row of one of the projection's tables. Rows equal in everything are the same row and are not touched. */
export interface ProjectedRow extends TemporalRow {
  readonly table: string;
  readonly values: Readonly<Record<string, string | number | boolean | null | object>>;
}

/** Tables that are shown together move together: one checkpoint, one transaction per batch (design section 4). */
export interface ReadGroup {
  readonly name: string;
  /** Raised when a fold or a table changes: the group is then filled anew beside the old one. */
  readonly version: number;
  readonly projections: readonly Projection[];
}

export interface ClockMark {
  readonly position: number;
  readonly runningMax: Instant;
}
