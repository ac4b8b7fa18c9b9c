import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { AppModule, type AppOptions } from './app.module';
import { readConfig, type Config } from './config';
import { demonstrate } from './demo/demonstrate';
import { Seeding } from './demo/seeding';
import { announce } from './announce';
import { authentication } from './http/authentication';
import { openRuntime } from './runtime';

/** Nothing of the page may come from, or go to, another host. */
const CONTENT_SECURITY = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    upgradeInsecureRequests: null,
  },
};

/** What a token was answered with is not kept by anybody; a page that may be says so itself. */
const notStored = (_request: Request, response: Response, next: NextFunction): void => {
  response.set('cache-control', 'no-store');
  next();
};

/** The HTTP application over a runtime; tests start it too. */
export async function createApp(options: AppOptions, quiet = false): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(options), {
    bodyParser: false,
    abortOnError: false,
    logger: quiet ? ['error'] : ['error', 'warn'],
  });
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: false }));
  app.use(authentication(options.runtime.tokens), notStored);
  app.useBodyParser('json', { limit: '100kb', type: 'application/json' });
  app.useBodyParser('raw', { limit: '20mb', type: 'application/octet-stream' });
  return app;
}

/** Starts everything in the order it depends on each other, and stops it in the opposite one (stack 1.4). */
export async function serve(env: NodeJS.ProcessEnv, root: string): Promise<void> {
  const started = performance.now();
  const config = readConfig(env, root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const say = (line: string): void => console.log(line);
  const logger = new Logger('slate');
  const house = new House(say);
  try {
    // The launcher makes the home, with rights that let the database's user in.
    const postgres = config.databaseUrl === undefined ? await startPostgres({ home: config.home, log: say }) : null;
    if (postgres) house.add(() => postgres.stop());
    const databaseUrl = config.databaseUrl ?? (postgres as EmbeddedPostgres).url;
    const log = { info: () => undefined, warn: (text: string) => logger.warn(text), error: (text: string) => logger.error(text) };
    const runtime = await openRuntime({ databaseUrl, minWaitMs: config.minWaitMs, log });
    house.add(() => runtime.close());
    const port = await freePort(config);
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    const seeding = new Seeding(config.demo);
    const place = { url, home: config.home, database: postgres ? 'embedded' : 'external', version } as const;
    const app = await createApp({ runtime, seeding, place });
    house.add(() => app.close());
    await app.listen(port, config.host);
    house.add(() => seeding.stop());
    record(config.home, url, house);
    if (port !== config.port) say(`端口 ${config.port} 被占用，改用 ${port} · port ${config.port} is busy, using ${port}`);
    announce({ url, place, demo: config.demo, seconds: (performance.now() - started) / 1000, postgres }, say);
    if (config.demo) await demonstrate({ app, runtime, seeding, today: config.demoToday, say });
  } catch (error) {
    if (house.closing) return;
    await house.close();
    throw error;
  }
}

/** Where the command line finds the service; gone when it stops. */
function record(home: string, url: string, house: House): void {
  const file = join(home, 'server.json');
  mkdirSync(home, { recursive: true });
  writeFileSync(file, JSON.stringify({ url, pid: process.pid, startedAt: new Date().toISOString() }));
  house.add(() => rmSync(file, { force: true }));
}

/**
 * What was opened, closed in the opposite order: intake first, then the work in hand, then the read models, then the
 * database, so that nothing acknowledged is lost.
 */
class House {
  closing = false;
  private readonly rooms: (() => void | Promise<void>)[] = [];

  constructor(say: (line: string) => void) {
    const stop = (signal: string): void => {
      if (this.closing) return;
      say(`收到 ${signal}，正在收尾 · stopping`);
      void this.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    process.on('SIGINT', () => stop('SIGINT'));
    process.on('SIGTERM', () => stop('SIGTERM'));
  }

  add(close: () => void | Promise<void>): void {
    this.rooms.push(close);
  }

  async close(): Promise<void> {
    this.closing = true;
    for (const room of this.rooms.splice(0).reverse()) await room();
  }
}

/** The asked port, or the next free one (design section 7). */
async function freePort({ port, host }: Config): Promise<number> {
  for (let candidate = port; candidate < port + 50; candidate += 1) {
    if (await isFree(candidate, host)) return candidate;
  }
  throw new Error(`没有空闲端口 · no free port from ${port} to ${port + 49}`);
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
