import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { startPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres';
import { AppModule, type AppOptions } from './app.module';
import { readConfig, type Config } from './config';
import { demonstrate } from './demo/demonstrate';
import { Seeding } from './demo/seeding';
import { intervalTicker, ProcessRunner } from '#platform/processes';
import { announce, announceSeedingFailed } from './announce';
import { authentication } from './http/authentication';
import { consoleFiles } from './http/console.files';
import { Intake, listenFrom } from './http/intake';
import { LiveService } from './live/live.service';
import { httpDurations } from './metrics/http-durations';
import { House, obeySignals, waitAtMost } from './house';
import { OPEN_PERIODS, REMIND_UNITS } from './processes/season';
import { openRuntime, type RuntimeLog } from './runtime';
import type { Place } from './tokens';

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
  app.use(httpDurations(options.runtime.metrics));
  if (options.consoleFolder !== undefined) app.use(consoleFiles(options.consoleFolder));
  app.use(authentication(options.runtime.tokens), notStored);
  app.useBodyParser('json', { limit: '100kb', type: 'application/json' });
  app.useBodyParser('raw', { limit: '20mb', type: 'application/octet-stream' });
  return app;
}

/** How long requests in hand may still take after a signal, milliseconds. */
const DRAIN_MS = 5_000;
/** How long the connections of the service may take to end before the database is stopped all the same, milliseconds. */
const CLOSE_MS = 10_000;
/** How often processes look whether something is due, milliseconds. */
const TICK_MS = 60_000;

/** Starts everything in the order it depends on each other, and stops it in the opposite one (stack 1.4). */
export async function serve(env: NodeJS.ProcessEnv, root: string): Promise<void> {
  const config = readConfig(env, root);
  const house = new House();
  obeySignals(house, {
    on: (signal, listener) => process.on(signal, listener),
    now: () => performance.now(),
    say,
    exit: (code) => process.exit(code),
  });
  try {
    await open(house, config, root);
  } catch (error) {
    if (house.closing) return;
    await house.close();
    throw error;
  }
}

async function open(house: House, config: Config, root: string): Promise<void> {
  const started = performance.now();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const { home, host, demo } = config;
  // The launcher makes the home, with rights that let the database's user in.
  const postgres =
    config.databaseUrl === undefined
      ? await house.open(
          () => startPostgres({ home, log: say }),
          (server) => server.stop(),
        )
      : null;
  const databaseUrl = config.databaseUrl ?? (postgres as EmbeddedPostgres).url;
  const runtime = await house.open(
    () => openRuntime({ databaseUrl, minWaitMs: config.minWaitMs, demo, log: runtimeLog() }),
    (opened) => waitAtMost(opened.close(), CLOSE_MS),
  );
  const seeding = new Seeding(demo);
  let port = config.port;
  const place: Place = {
    get url() {
      return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    },
    home: demo ? home : null,
    database: postgres ? 'embedded' : 'external',
    version,
  };
  const app = await house.open(
    async () => {
      const { metricsToken } = config;
      const options = { runtime, seeding, place, consoleFolder: join(root, 'dist/apps/console') };
      return (await createApp({ ...options, ...(metricsToken === undefined ? {} : { metricsToken }) })).init();
    },
    (made) => made.close(),
  );
  const server = app.getHttpServer() as Server;
  const intake = new Intake(server);
  port = await house.open(
    () => listenFrom(server, config.port, host),
    (_port, hurry) => intake.stop(DRAIN_MS, hurry),
  );
  // Streams never end by themselves: they are ended before the requests in hand are waited for.
  await house.open(
    () => app.get(LiveService).streams,
    (streams) => streams.close(),
  );
  await house.open(
    () => record(home, place.url),
    (file) => rmSync(file, { force: true }),
  );
  if (port !== config.port) say(`端口 ${config.port} 被占用，改用 ${port} · port ${config.port} is busy, using ${port}`);
  announce({ place, demo, seconds: (performance.now() - started) / 1000, postgres }, say);
  if (demo) await demonstrateIn(house, { app, runtime, seeding, today: config.demoToday, say });
  if (!house.closing) await followSeason(house, app.get(ProcessRunner), config);
}

async function demonstrateIn(house: House, demonstration: Parameters<typeof demonstrate>[0]): Promise<void> {
  const { seeding } = demonstration;
  const seeded = seed(demonstration, () => house.closing);
  await house.open(
    () => seeding,
    (begun, hurry) => waitAtMost(Promise.all([begun.stop(), seeded]), DRAIN_MS, hurry),
  );
  await seeded;
}

/** Processes begin when the demonstration is written: what it plans is its own, and the calendar of today goes on from there. */
async function followSeason(house: House, processes: ProcessRunner, { openPeriods, reminders }: Config): Promise<void> {
  await house.open(
    () =>
      processes.start(intervalTicker(TICK_MS), [...(openPeriods ? [OPEN_PERIODS] : []), ...(reminders ? [REMIND_UNITS] : [])]),
    (_begun, hurry) => waitAtMost(processes.stop(), DRAIN_MS, hurry),
  );
}

/** A demonstration that cannot be written does not end the service: it stays up, says so wherever it is asked, and writing opens. */
async function seed(demonstration: Parameters<typeof demonstrate>[0], closing: () => boolean): Promise<void> {
  try {
    await demonstrate(demonstration);
  } catch (error) {
    if (closing()) return;
    demonstration.seeding.fail(error);
    announceSeedingFailed(demonstration.seeding.failed() ?? '', say);
  }
}

const say = (line: string): void => console.log(line);

function runtimeLog(): RuntimeLog {
  const logger = new Logger('slate');
  return { info: () => undefined, warn: (text) => logger.warn(text), error: (text) => logger.error(text) };
}

/** Where the command line finds the service; gone when it stops. */
function record(home: string, url: string): string {
  const file = join(home, 'server.json');
  mkdirSync(home, { recursive: true });
  writeFileSync(file, JSON.stringify({ url, pid: process.pid, startedAt: new Date().toISOString() }));
  return file;
}
