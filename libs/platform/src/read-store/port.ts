import type { Instant, LocalDate, Metric, MetricGroup, OrgScope, Parameters, Predicate, Relation, Row } from '#kernel';
import type { PositionToken } from '#platform/event-store';

/** What a caller asks for; everything absent is the present. */
export interface CutRequest {
  /** Shanghai date, inclusive: what was true then. With knownAt alone it is knownAt's own day. */
  readonly asOf?: LocalDate;
  /** What we knew then: an instant (inclusive), a date (its end at +08:00) or a position token. */
  readonly knownAt?: string;
  /** Wait (bounded) until the read group has seen this position: a writer reads its own write. */
  readonly minPosition?: PositionToken;
}

/** One moment on both clocks. The same cut gives the number and the list behind it. */
export interface Cut {
  readonly asOf: LocalDate;
  /** Last position of an append, never beyond the read group's checkpoint. */
  readonly position: PositionToken;
  /** Comparable form of `position`, for SQL. 0 on an empty log. */
  readonly ordinal: number;
  /** True when neither asOf nor knownAt was asked for. */
  readonly present: boolean;
  /** The instant at which the question is asked, or which knownAt names: what "now" means in lateness. */
  readonly now: Instant;
}

export interface ListRequest {
  readonly scope: OrgScope;
  readonly where?: Predicate;
  /** Field and direction; the relation's key is always appended, so that the order is total. */
  readonly orderBy?: readonly { readonly field: string; readonly descending?: boolean; readonly pinyin?: boolean }[];
  /** Opaque cursor of the last row of the page before. */
  readonly after?: string;
  /** Rows passed over behind the cursor (or the beginning): for a jump within a long list; costs what reading them would. */
  readonly skip?: number;
  readonly limit: number;
}

export interface ListPage {
  readonly rows: readonly { readonly row: Row; readonly cursor: string }[];
  readonly hasNext: boolean;
}

/** A page of a change metric's list: both sides of each row. */
export interface ChangePage {
  readonly rows: readonly { readonly before: Row | null; readonly after: Row | null; readonly cursor: string }[];
  readonly hasNext: boolean;
}

/** Reads of one request, all from one repeatable-read snapshot at one cut. */
export interface CutReader {
  readonly cut: Cut;
  /** A second cut in the same snapshot, for comparisons. */
  cutAt(request: CutRequest): Promise<Cut>;
  metric(
    metric: Metric,
    ask: {
      readonly scope: OrgScope;
      readonly where?: Predicate;
      readonly by?: readonly string[];
      readonly parameters?: Parameters;
      readonly before?: Cut;
      readonly at?: Cut;
    },
  ): Promise<readonly MetricGroup[]>;
  /** The rows a metric counted, by the very same predicate. */
  metricRows(metric: Metric, ask: ListRequest & { readonly parameters?: Parameters; readonly at?: Cut }): Promise<ListPage>;
  changeRows(
    metric: Metric,
    ask: ListRequest & { readonly parameters?: Parameters; readonly before: Cut; readonly at?: Cut },
  ): Promise<ChangePage>;
  /** Rows of a relation. */
  list(relation: Relation, ask: ListRequest & { readonly parameters?: Parameters; readonly at?: Cut }): Promise<ListPage>;
  count(
    relation: Relation,
    ask: { readonly scope: OrgScope; readonly where?: Predicate; readonly parameters?: Parameters; readonly at?: Cut },
  ): Promise<number>;
  /** All segments of all days at this cut's knownAt, for a file's timeline (effective relations only), and, with `versions`, every version ever known. */
  history(
    relation: Relation,
    ask: { readonly scope: OrgScope; readonly where: Predicate; readonly versions?: boolean; readonly at?: Cut },
  ): Promise<readonly HistoryRow[]>;
}

export interface HistoryRow {
  readonly row: Row;
  readonly effectiveFrom: LocalDate | null;
  readonly effectiveTo: LocalDate | null;
  readonly knownFrom: PositionToken;
  readonly knownTo: PositionToken | null;
}

export type GroupState =
  | {
      readonly state: 'following' | 'catching-up' | 'standby' | 'stopped';
      readonly checkpoint: PositionToken | null;
      readonly head: PositionToken | null;
      readonly lag: number;
    }
  /** A fold threw: nothing is skipped, nothing further is read until it is repaired. */
  | {
      readonly state: 'failed';
      readonly checkpoint: PositionToken | null;
      readonly at: PositionToken;
      readonly eventType: string;
      readonly projection: string;
      readonly error: string;
    };

export abstract class ReadStore {
  /**
   * Errors: NotYetProjected (minPosition not reached in time), ForeignPosition, UnreadableMoment (knownAt is none of the
   * three forms), MomentNotYet (it is later than now), GroupFailed is not an error of reads: they answer from the checkpoint where the group stopped.
   */
  abstract read<T>(request: CutRequest, work: (reader: CutReader) => Promise<T>): Promise<T>;
  abstract state(): Promise<GroupState>;
  /** Resolves when the group has seen the position; rejects with NotYetProjected after the bound. */
  abstract waitFor(position: PositionToken, timeoutMs?: number): Promise<void>;
  /**
   * Tells where reads are answered from, at once and whenever it has moved on: by the runner of this process, or by one
   * look now and then for all who listen. Answers how to stop listening.
   */
  abstract listen(told: (position: PositionToken) => void): () => void;
}
