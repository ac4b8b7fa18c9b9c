import { parsePeriod, parseUnit, type OrganisationId, type PeriodId } from '#kernel';
import { Client } from './client';
import { tokenOf, urlOf, type CommonOptions } from './connection';
import type { ExitCode } from './exit-codes';
import { EXIT } from './exit-codes';
import { Failure } from './failure';
import { coloursOf, type Colours, type Io } from './io';

/** Everything a command works with. What it returns is its exit code and, for `--json`, its answer. */
export interface Context<Options extends CommonOptions = CommonOptions> {
  readonly io: Io;
  readonly options: Options;
  readonly paint: Colours;
  /** Cells of a line. */
  readonly width: number;
  /** Prints a line for people; with `--json` nothing. */
  readonly say: (line?: string) => void;
  /** With the caller's token. @throws Failure without one */
  readonly client: () => Client;
  /** For what needs no token. */
  readonly anonymous: () => Client;
}

export interface Outcome {
  readonly exit: ExitCode;
  /** One JSON document, printed with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
}

export const done = (json: Readonly<Record<string, unknown>>, exit: ExitCode = EXIT.DONE): Outcome => ({ exit, json });

export function contextOf<Options extends CommonOptions>(io: Io, options: Options): Context<Options> {
  return {
    io,
    options,
    paint: coloursOf(io, io.stdout),
    width: Math.max(60, io.stdout.columns ?? 120),
    say: (line = '') => {
      if (options.json !== true) io.stdout.write(`${line}\n`);
    },
    client: () => new Client(urlOf(options, io), tokenOf(options, io), io.fetch),
    anonymous: () => new Client(urlOf(options, io), undefined, io.fetch),
  };
}

/** `51`, `bureau-51`, `四川`, …: the unit's id. @throws Failure USAGE */
export function unitArgument(text: string): OrganisationId {
  const unit = parseUnit(text);
  if (unit.ok) return unit.value;
  throw new Failure(EXIT.USAGE, 'UNIT', `不认识的单位：${text}，例：51 或 四川`, `no such unit: ${text}, e.g. 51`);
}

/** `2026-06-H1`, `2026年6月上半月`, …: the half-month's id. @throws Failure USAGE */
export function periodArgument(text: string): PeriodId {
  const period = parsePeriod(text);
  if (period.ok) return period.value;
  throw new Failure(EXIT.USAGE, 'PERIOD', `期次写法有误：${text}，例：2026-06-H1`, `not a half-month: ${text}, e.g. 2026-06-H1`);
}

/** Address of a report's doors. */
export const reportPath = (unit: OrganisationId, period: PeriodId): string =>
  `/api/reports/${encodeURIComponent(unit)}/${encodeURIComponent(period)}`;
