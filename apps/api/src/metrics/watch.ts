import { Inject, Injectable } from '@nestjs/common';
import { poolOf } from '#platform/database';
import { JOB_STATES } from '#platform/jobs';
import { ProcessRunner } from '#platform/processes';
import { JobsService } from '../jobs/jobs.service';
import { LiveService } from '../live/live.service';
import type { Runtime } from '../runtime';
import { RUNTIME } from '../tokens';

/** Values that are looked up when somebody asks: read models, jobs, processes, connections, streams. */
@Injectable()
export class MetricsWatch {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    jobs: JobsService,
    processes: ProcessRunner,
    live: LiveService,
  ) {
    const { metrics, pool, source } = runtime;
    metrics.together(
      {
        slate_log_position: 'The last place in the log',
        slate_read_lag_positions: 'Places of the log that the read models have not seen',
        slate_read_lag_seconds: 'Age of the oldest fact that they have not seen',
        slate_read_group_failed: '1 where a fold failed and the read models stand still',
      },
      () => this.lag(),
    );
    metrics.gauges('slate_jobs', 'Jobs by state', 'state', async () => {
      const counts = await jobs.counts();
      return new Map(JOB_STATES.map((state) => [state, counts.get(state) ?? 0]));
    });
    metrics.gauges(
      'slate_process_failures',
      'Failed looks in a row of each process that runs here; 0 is healthy',
      'process',
      () =>
        new Map(
          processes
            .state()
            .filter(({ state }) => state !== 'off')
            .map(({ name, failures }) => [name, failures]),
        ),
    );
    metrics.gauges('slate_pool_connections', 'Database connections: in use, idle, and requests that wait for one', 'use', () => {
      const pools = [pool, poolOf(source)];
      const sum = (of: (each: (typeof pools)[number]) => number): number => pools.reduce((all, each) => all + of(each), 0);
      return new Map([
        ['busy', sum((each) => each.totalCount - each.idleCount)],
        ['idle', sum((each) => each.idleCount)],
        ['waiting', sum((each) => each.waitingCount)],
      ]);
    });
    metrics.gauge('slate_streams', 'Open subscriptions', () => live.streams.count);
  }

  private async lag(): Promise<Readonly<Record<string, number>>> {
    const { reads, store, clock } = this.runtime;
    const state = await reads.state();
    const head = await store.head();
    const last = head === null ? 0 : store.ordinalOf(head);
    const seen = state.checkpoint === null ? 0 : store.ordinalOf(state.checkpoint);
    const behind = Math.max(0, last - seen);
    const [oldest] = behind === 0 ? [] : (await store.readAll(state.checkpoint, {}, 1)).events;
    const age = oldest ? (Date.parse(clock.now()) - Date.parse(oldest.metadata.recordedAt)) / 1000 : 0;
    return {
      slate_log_position: last,
      slate_read_lag_positions: behind,
      slate_read_lag_seconds: Math.max(0, age),
      slate_read_group_failed: state.state === 'failed' ? 1 : 0,
    };
  }
}
