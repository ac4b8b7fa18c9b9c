import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { TokenService } from '#access';
import { EventStore, type PositionToken } from '#platform/event-store';
import { ReadStore } from '#platform/read-store';
import type { LiveStream } from '#platform/live';
import type { AuthenticatedRequest } from '../graphql/actor';
import { unauthenticated } from '../graphql/errors';
import { OpenStreams, type Told } from './open-streams';
import { ReadPositionFeed } from './read-position';
import { ReportNewsFeed, type NewsFilter, type ReportNews } from './report-news';

/** What happens, told to those who subscribed: one source per process, any number of readers (design section 6). */
@Injectable()
export class LiveService implements OnModuleDestroy {
  readonly streams: OpenStreams;
  private readonly news: ReportNewsFeed;
  private readonly positions: ReadPositionFeed;

  constructor(tokens: TokenService, store: EventStore, reads: ReadStore) {
    this.streams = new OpenStreams(tokens);
    this.news = new ReportNewsFeed(store);
    this.positions = new ReadPositionFeed(reads);
  }

  /** Changes of reports after a position, or from now on. @throws ForeignPosition, and what `OpenStreams.open` throws */
  async reportStates(
    request: AuthenticatedRequest,
    filter: NewsFilter,
    since: string | undefined,
  ): Promise<LiveStream<Told<'reportStates', ReportNews>>> {
    if (!request.actor) throw unauthenticated();
    const place = since === undefined ? await this.news.now() : this.news.placeOf(since);
    return this.streams.open(request, 'reportStates', ({ scope }) => ({ next: this.news.after(place, scope, filter) }));
  }

  /** Where the read models stand, now and whenever they have moved on. */
  readPosition(request: AuthenticatedRequest, since: PositionToken | null): LiveStream<Told<'readPosition', PositionToken>> {
    return this.streams.open(request, 'readPosition', () => this.positions.join(since));
  }

  /** Readers that wait to be told of a report. */
  get waiting(): number {
    return this.news.waiting;
  }

  async onModuleDestroy(): Promise<void> {
    this.streams.close();
    await this.news.close();
  }
}
