import type { Instant, LocalDate } from './time';

/** A fact as a decider writes it: a name in the past tense and JSON. */
export interface DomainEvent<Type extends string = string, Data extends object = object> {
  readonly type: Type;
  readonly data: Data;
}

/** Where one cell came from. `file` is the sha-256 of the uploaded bytes; a person who typed has only `person`. */
export interface Source {
  readonly kind: 'file' | 'typed';
  /** sha-256, hexadecimal, of the uploaded file. */
  readonly file?: string;
  readonly fileName?: string;
  /** The sheet's title as it stood in the file. */
  readonly sheet?: string;
  /** attribute → column letters, so that a cell's address follows from row and attribute. */
  readonly columns?: Readonly<Record<string, string>>;
  /** `person-…`, who uploaded or typed. */
  readonly person: string;
  readonly at: Instant;
}

/** What every stored fact says about itself beside its own content (design section 3). */
export interface EventMetadata {
  /** `person-…` */
  readonly actor: string;
  /** Organisation id the actor acted for: `nrta`, `bureau-51`, … */
  readonly organisation: string;
  readonly onBehalfOf?: string;
  readonly commandId: string;
  /** sha-256 of the command's content: the same id with another body is a conflict. */
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly schemaVersion: number;
  /** The day the fact took effect, Asia/Shanghai; a report's lines carry it per cell instead. */
  readonly effectiveOn?: LocalDate;
  /** Written by the Clock port. */
  readonly recordedAt: Instant;
  /** A line's cells name a source by its key here. */
  readonly sources?: Readonly<Record<string, Source>>;
}
