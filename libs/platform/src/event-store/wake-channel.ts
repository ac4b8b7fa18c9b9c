import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Pool } from 'pg';
import type { Wake } from './wake';

const CHANNEL = 'slate_log';
const COALESCE_MS = 20;
const RECONNECT_MS = 1_000;

/**
 * Tells other processes of writes and hears of theirs, by NOTIFY. At most one NOTIFY per 20 ms and process, outside the
 * appends' transactions: inside, it would make all commits of the database queue for one lock. Nothing depends on it
 * arriving: readers also look by themselves now and then.
 */
export class WakeChannel {
  private readonly self = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private listener: Client | undefined;
  private listens = false;
  private closed = false;

  constructor(
    private readonly pool: Pool,
    private readonly wake: Wake,
  ) {}

  /** After a commit: this process at once, the others within 20 ms. */
  written(): void {
    this.wake.signal();
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      // A NOTIFY is a commit like any other and would wait for the disk; nobody minds one that a crash forgets.
      this.pool
        .query(`begin; set local synchronous_commit = off; notify ${CHANNEL}, '${this.self}'; commit`)
        .catch(() => undefined);
    }, COALESCE_MS).unref();
  }

  /** Begins to listen, on a connection of its own; connects again for as long as the channel is open. */
  listen(): void {
    if (this.listens || this.closed) return;
    this.listens = true;
    void this.connect();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const listener = this.listener;
    this.listener = undefined;
    await listener?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client(this.pool.options);
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => {
      if (payload !== this.self) this.wake.signal();
    });
    client.once('end', () => this.again());
    this.listener = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.wake.signal(); // what was written while nobody listened
      if (this.closed) await client.end();
    } catch {
      await client.end().catch(() => undefined);
    }
  }

  private again(): void {
    if (this.closed) return;
    setTimeout(() => {
      if (!this.closed) void this.connect();
    }, RECONNECT_MS).unref();
  }
}
