import { setTimeout as pause } from 'node:timers/promises';
import { NotYetProjected } from './errors';

interface Waiter {
  readonly ordinal: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** How far reads are answered; `stopped` where a fold failed and only a person can mend it. */
export interface Looked {
  readonly position: number;
  readonly stopped: boolean;
}

/** Everyone who waits for a checkpoint shares one look at it: a hundred waiting requests ask the database once. */
export class CheckpointWaiters {
  private readonly waiting = new Set<Waiter>();
  private looking = false;

  constructor(
    private readonly look: () => Promise<Looked>,
    private readonly pollMs: number,
  ) {}

  /** Resolves once the checkpoint is at or behind the ordinal; rejects with NotYetProjected after the bound, milliseconds, and at once where the group has stopped. */
  until(ordinal: number, timeoutMs: number): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        clearTimeout(timer);
        this.waiting.delete(waiter);
        act();
      };
      const giveUp = (): void =>
        void this.look().then(
          ({ position: at }) => (at >= ordinal ? waiter.resolve() : waiter.reject(new NotYetProjected(ordinal, at))),
          (error: unknown) => waiter.reject(error),
        );
      const waiter: Waiter = {
        ordinal,
        resolve: settle(resolve),
        reject: (error) => settle(() => reject(error))(),
      };
      const timer = setTimeout(giveUp, timeoutMs);
      this.waiting.add(waiter);
      void this.watch();
    });
  }

  /** The runner of the same process says how far it came: nobody waits for the next look. */
  reached(position: number): void {
    for (const waiter of [...this.waiting]) if (waiter.ordinal <= position) waiter.resolve();
  }

  private async watch(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.waiting.size > 0) {
        const { position, stopped } = await this.look();
        this.reached(position);
        // Nobody goes on by itself: who waits any longer waits for nothing.
        if (stopped) for (const waiter of [...this.waiting]) waiter.reject(new NotYetProjected(waiter.ordinal, position));
        if (this.waiting.size > 0) await pause(this.pollMs);
      }
    } catch (error) {
      for (const waiter of [...this.waiting]) waiter.reject(error);
    } finally {
      this.looking = false;
    }
  }
}
