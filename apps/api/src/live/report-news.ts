import { covers, type Instant, type LocalDate, type OrgScope } from '#kernel';
import type { EventStore, PositionToken, StoredEvent } from '#platform/event-store';
import { LogWindow, type Pull } from '#platform/live';
import type { ReportEvent } from '#reporting';
import type { ReportChangeKind } from '../graphql/enums';

/** Something that changed about a report, as everyone who may see the report is told it. */
export interface ReportNews {
  readonly unit: string;
  readonly period: string;
  readonly kind: ReportChangeKind;
  readonly revision: number | null;
  readonly dueOn: LocalDate | null;
  readonly recordedAt: Instant;
  readonly position: PositionToken;
}

const KINDS: Readonly<Partial<Record<ReportEvent['type'], ReportChangeKind>>> = {
  ReportOpened: 'OPENED',
  ReportSubmitted: 'SUBMITTED',
  ReportReturned: 'RETURNED',
  ReportAccepted: 'ACCEPTED',
  DeadlineExtended: 'EXTENDED',
  ReportReminded: 'REMINDED',
};

/** Which news a reader wants; absent is all that its scope covers. */
export interface NewsFilter {
  readonly units?: readonly string[];
  readonly period?: string;
}

/** News of reports from the log, read once per process for all who listen. What a draft holds is no fact and never here. */
export class ReportNewsFeed {
  private readonly window: LogWindow<ReportNews>;

  constructor(private readonly store: EventStore) {
    this.window = new LogWindow({ store, filter: { categories: ['report'] }, read: newsOf });
  }

  /** Where a reader that gives no position begins. */
  now(): Promise<number> {
    return this.window.now();
  }

  /** @throws ForeignPosition */
  placeOf(since: string): number {
    return this.store.ordinalOf(since as PositionToken);
  }

  /** News after a place, one by one; the scope is asked for each. */
  after(place: number, scope: OrgScope, { units, period }: NewsFilter): Pull<ReportNews> {
    let at = place;
    let ahead: readonly ReportNews[] = [];
    const wanted = (news: ReportNews): boolean =>
      covers(scope, news.unit) &&
      (units === undefined || units.includes(news.unit)) &&
      (period === undefined || news.period === period);
    return async (signal) => {
      while (ahead.length === 0) {
        const stretch = await this.window.after(at, signal);
        if (stretch === undefined) return undefined;
        at = stretch.upTo;
        ahead = stretch.items.map(({ item }) => item).filter(wanted);
      }
      const [news, ...rest] = ahead;
      ahead = rest;
      return news;
    };
  }

  /** Readers that wait for the next one. */
  get waiting(): number {
    return this.window.waiting;
  }

  close(): Promise<void> {
    return this.window.close();
  }
}

function newsOf({ type, data, metadata, token }: StoredEvent): ReportNews | null {
  const kind = KINDS[type as ReportEvent['type']];
  if (kind === undefined) return null;
  const { unit, period, revision, dueOn } = data as {
    readonly unit: string;
    readonly period: string;
    readonly revision?: number;
    readonly dueOn?: LocalDate;
  };
  const { recordedAt } = metadata;
  return { unit, period, kind, revision: revision ?? null, dueOn: dueOn ?? null, recordedAt, position: token };
}
