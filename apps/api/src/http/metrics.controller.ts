import { Controller, Get, Inject, Optional, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import { refuse } from '#kernel';
import { MetricsWatch } from '../metrics/watch';
import { problemOf } from '../reports/problems';
import type { Runtime } from '../runtime';
import { METRICS_TOKEN, RUNTIME } from '../tokens';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** What Prometheus reads: to whoever knows SLATE_METRICS_TOKEN, or, where none is set, to the machine itself. */
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    _watch: MetricsWatch,
    @Optional() @Inject(METRICS_TOKEN) private readonly token: string | null,
  ) {}

  @Get()
  async metrics(@Req() request: Request, @Res() response: Response): Promise<void> {
    // To others there is no such page.
    if (!this.admits(request)) throw problemOf(refuse('NOT_FOUND'));
    const { metrics } = this.runtime;
    response.type(metrics.registry.contentType).send(await metrics.text());
  }

  private admits({ headers, socket }: Request): boolean {
    if (this.token) return same(/^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '', this.token);
    // A proxy on this machine passes strangers on; it says so.
    const passedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
    return !passedOn && LOOPBACK.test(socket.remoteAddress ?? '');
  }
}

const same = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
