import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { parsePeriod, periodRange, refuse, UNITS, type Authority, type Refused } from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { PeriodEvent } from '../events';
import { deadlineOf } from './half-month-deadline';
import { periodDecider, periodStream, type PeriodCode } from './period.decider';

export type OpenPeriodRefusal =
  PeriodCode | PlatformCode | 'FORBIDDEN' | 'NOT_A_PERIOD' | 'NO_RULE_FOR_PERIOD' | 'HOLIDAYS_UNKNOWN';
export type OpenPeriodOutcome = Extract<Outcome<PeriodEvent, PeriodCode>, { ok: true }> | Refused<OpenPeriodRefusal>;

/**
 * Opens a half-month: from then on every unit has a row that says "not started". Due day, grace and the instant from
 * which a first submission is late are computed once, by the dated rule, and stay with the fact.
 */
export class OpenPeriod extends Command<OpenPeriodOutcome> {
  constructor(
    readonly authority: Authority,
    readonly period: string,
    /** Units that may report without having to (Z-25). */
    readonly optional: readonly string[] = [],
    /** Units that must; the 32 where none is named. */
    readonly units: readonly string[] = UNITS.map(({ id }) => id),
  ) {
    super();
  }
}

@CommandHandler(OpenPeriod)
export class OpenPeriodHandler implements ICommandHandler<OpenPeriod> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, period: text, optional, units }: OpenPeriod): Promise<OpenPeriodOutcome> {
    if (!authority.may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const parsed = parsePeriod(text);
    if (!parsed.ok) return refuse('NOT_A_PERIOD', { value: text });
    const period = parsed.value;
    const { from, to } = periodRange(period);
    const deadline = deadlineOf(period);
    if (!deadline.ok) return refuse(deadline.code, deadline.detail);
    const { dueOn, graceWorkingDays, lateFrom, rule } = deadline;
    return this.commands.execute({
      stream: periodStream(period),
      decider: periodDecider,
      command: {
        type: 'OpenPeriod',
        opening: { period, from, to, units, optional, dueOn, graceWorkingDays, lateFrom, rule },
      },
      act: authority.act,
      effectiveOn: from,
    });
  }
}
