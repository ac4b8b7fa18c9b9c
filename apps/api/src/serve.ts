import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
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
import { openRuntime, type Runtime } from './runtime';

/** Nothing of the page may come from, or go to, another host. */
const CONTENT_SECURITY = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    upgradeInsecureRequests: null,
  },
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
  app.use(authentication(options.runtime.tokens));
  app.useBodyParser('json', { limit: '100kb', type: 'application/json' });
  app.useBodyParser('raw', { limit: '20mb', type: 'application/octet-stream' });
  return app;
}

/** Starts everything in the order it depends on each other, and stops it in the opposite one (stack 1.4). */
export async function serve(env: NodeJS.ProcessEnv, root: string): Promise<void> {
  const started = performance.now();
  const config = readConfig(env, root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  mkdirSync(config.home, { recursive: true });
  const say = (line: string): void => console.log(line);
  const logger = new Logger('slate');
  const postgres = config.databaseUrl === undefined ? await startPostgres({ home: config.home, log: say }) : null;
  const databaseUrl = config.databaseUrl ?? (postgres as EmbeddedPostgres).url;
  const runtime = await openRuntime({
    databaseUrl,
    minWaitMs: config.minWaitMs,
    log: { info: (text) => logger.log(text), warn: (text) => logger.warn(text), error: (text) => logger.error(text) },
  }).catch(async (error: unknown) => {
    await postgres?.stop();
    throw error;
  });
  const port = await freePort(config);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const seeding = new Seeding();
  const place = { url, home: config.home, database: postgres ? 'embedded' : 'external', version } as const;
  const app = await createApp({ runtime, seeding, place });
  await app.listen(port, config.host);
  const record = join(config.home, 'server.json');
  writeFileSync(record, JSON.stringify({ url, pid: process.pid, startedAt: new Date().toISOString() }));
  stopInOrder(app, runtime, postgres, record, say);
  if (port !== config.port) say(`端口 ${config.port} 被占用，改用 ${port} · port ${config.port} is busy, using ${port}`);
  announce({ url, place, demo: config.demo, seconds: (performance.now() - started) / 1000, postgres }, say);
  if (config.demo) await demonstrate({ app, runtime, seeding, today: config.demoToday, say });
}

/** Intake first, then the work in hand, then the read models, then the database: nothing acknowledged is lost. */
function stopInOrder(
  app: NestExpressApplication,
  runtime: Runtime,
  postgres: EmbeddedPostgres | null,
  record: string,
  say: (line: string) => void,
): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    say(`收到 ${signal}，正在收尾 · stopping`);
    void (async () => {
      try {
        await app.close();
        await runtime.close();
        await postgres?.stop();
        rmSync(record, { force: true });
      } catch (error) {
        console.error(error);
        process.exitCode = 1;
      } finally {
        process.exit();
      }
    })();
  };
  process.on('SIGINT', () => stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
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
