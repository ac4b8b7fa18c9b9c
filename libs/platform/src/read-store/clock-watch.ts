import type { Instant, RecordedEvent } from '#kernel';
import type { RunnerNotice } from './notice';

/** How far a recorded clock may step against the running maximum before it is told, milliseconds. */
export interface ClockTolerance {
  readonly backMs: number;
  readonly aheadMs: number;
}

const USUAL: ClockTolerance = { backMs: 60_000, aheadMs: 40 * 24 * 3_600_000 };

/**
 * A recorded clock that jumps either way is alarmed (design section 4): backwards, facts hide behind a later instant;
 * far ahead, every instant asked for until then is answered as before it.
 */
export class ClockWatch {
  constructor(
    private runningMax: Instant | null,
    private readonly tolerance: ClockTolerance = USUAL,
    private readonly tell: (notice: RunnerNotice) => void,
  ) {}

  see(event: RecordedEvent): void {
    const { recordedAt } = event.metadata;
    const before = this.runningMax;
    if (before === null || recordedAt > before) this.runningMax = recordedAt;
    if (before === null || event.batch.index > 0) return;
    const step = Date.parse(recordedAt) - Date.parse(before);
    if (step < -this.tolerance.backMs) this.alarm('clock-back', event, before);
    if (step > this.tolerance.aheadMs) this.alarm('clock-ahead', event, before);
  }

  private alarm(kind: 'clock-back' | 'clock-ahead', event: RecordedEvent, runningMax: Instant): void {
    this.tell({ kind, position: event.position, recordedAt: event.metadata.recordedAt, runningMax });
  }
}
