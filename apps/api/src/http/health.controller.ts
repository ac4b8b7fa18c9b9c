import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ProcessRunner } from '#platform/processes';
import type { Seeding } from '../demo/seeding';
import { RUNTIME, SEEDING } from '../tokens';
import type { Runtime } from '../runtime';

/** How many positions a read group may lag behind the log and still be called ready. */
const READY_LAG = 2_000;

@Controller('health')
export class HealthController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(SEEDING) private readonly seeding: Seeding,
    private readonly processes: ProcessRunner,
  ) {}

  /** The process answers; no database is asked. */
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** Database, event log and read models; 503 with the reason where one is not ready. A stopped projection says where. */
  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const body = await this.state();
    response.status(body.status === 'ok' ? 200 : 503).json(body);
  }

  private async state(): Promise<Record<string, unknown> & { status: 'ok' | 'not-ready' }> {
    const seeding = {
      seeding: this.seeding.state(),
      seedingFailed: this.seeding.failed(),
      // A process that fails tries again and holds nobody up: it is told, and the service stays ready.
      processes: this.processes.state(),
    };
    try {
      const group = await this.runtime.reads.state();
      const ok = group.state !== 'failed' && group.state !== 'stopped' && group.lag <= READY_LAG;
      return { status: ok ? 'ok' : 'not-ready', group, engine: this.runtime.store.capabilities().engine, ...seeding };
    } catch (error) {
      return { status: 'not-ready', database: error instanceof Error ? error.message : String(error), ...seeding };
    }
  }
}
