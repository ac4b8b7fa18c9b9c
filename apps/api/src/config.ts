import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

const flag = (fallback: boolean) =>
  z
    .enum(['1', '0', 'true', 'false', 'on', 'off'])
    .optional()
    .transform((text) => (text === undefined ? fallback : ['1', 'true', 'on'].includes(text)));

/** Every setting there is; docs/settings.md is the same table in words. */
const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  SLATE_HOME: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  SLATE_DEMO: flag(true),
  /** Shanghai date that the demonstration country ends at; for screenshots and tests. */
  SLATE_DEMO_TODAY: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  SLATE_MIN_WAIT_MS: z.coerce.number().int().min(0).max(60_000).default(5_000),
  /** Half-months open by themselves on their first day. */
  SLATE_OPEN_PERIODS: flag(true),
  /** Units are reminded by themselves. */
  SLATE_REMINDERS: flag(true),
  /** Who knows it reads /metrics. */
  SLATE_METRICS_TOKEN: z.string().min(16).optional(),
  NODE_ENV: z.string().optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly home: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  readonly demo: boolean;
  readonly demoToday?: string;
  /** How long a read waits for `minPosition`, milliseconds. */
  readonly minWaitMs: number;
  /** Absent: /metrics is answered to the machine itself. */
  readonly metricsToken?: string;
  readonly production: boolean;
  readonly openPeriods: boolean;
  readonly reminders: boolean;
}

export class BadSettings extends Error {}

/** Reads and checks the environment; a wrong setting stops the start with its name and what is allowed. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadSettings(`设置有误 / wrong settings:\n  ${problems.join('\n  ')}`);
  }
  const it = parsed.data;
  const production = it.NODE_ENV === 'production';
  const demo = it.SLATE_DEMO && !production;
  if (production && it.DATABASE_URL === undefined) {
    throw new BadSettings(
      'NODE_ENV=production 需要 DATABASE_URL / production needs DATABASE_URL: the embedded database is for trials',
    );
  }
  const loopback = ['127.0.0.1', '::1', 'localhost'].includes(it.HOST);
  if (demo && !loopback) {
    throw new BadSettings(
      `演示令牌是公开的，只能监听本机 / demonstration tokens are public, so HOST=${it.HOST} is refused; set SLATE_DEMO=0`,
    );
  }
  const home = it.SLATE_HOME ?? '.slate';
  return {
    port: it.PORT,
    host: it.HOST,
    home: isAbsolute(home) ? home : home.startsWith('~/') ? join(homedir(), home.slice(2)) : resolve(root, home),
    ...(it.DATABASE_URL === undefined ? {} : { databaseUrl: it.DATABASE_URL }),
    demo,
    ...(it.SLATE_DEMO_TODAY === undefined ? {} : { demoToday: it.SLATE_DEMO_TODAY }),
    minWaitMs: it.SLATE_MIN_WAIT_MS,
    ...(it.SLATE_METRICS_TOKEN === undefined ? {} : { metricsToken: it.SLATE_METRICS_TOKEN }),
    // A demonstration that stands at a day of its own is not carried on by today's calendar.
    openPeriods: it.SLATE_OPEN_PERIODS && it.SLATE_DEMO_TODAY === undefined,
    reminders: it.SLATE_REMINDERS && it.SLATE_DEMO_TODAY === undefined,
    production,
  };
}
