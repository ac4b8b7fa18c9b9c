import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { covers, refuse, shanghaiDateOf, type Authority, type LocalDate, type Refused } from '#kernel';
import { StreamCommands, type Done, type PlatformCode } from '#platform/commands';
import { reports, standingOf } from '../draft/standing';
import type { ReminderKind } from '../events';
import { graceAfter } from '../period/half-month-deadline';
import { dueOnOf } from './deadline.part';
import type { ReportFact } from './report-state';
import { reportStream, type ReportCode } from './report.decider';

export type DeadlineRefusal =
  ReportCode | PlatformCode | 'FORBIDDEN' | 'NOT_FOUND' | 'PERIOD_NOT_OPEN' | 'NOT_DUE_FROM_UNIT' | 'HOLIDAYS_UNKNOWN';
export type DeadlineOutcome = Done<ReportFact> | Refused<DeadlineRefusal>;

/** NRTA gives one unit more time, with a reason; the period's grace counts from the new due day. */
export class ExtendDeadline extends Command<DeadlineOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: {
      readonly unit: string;
      readonly period: string;
      readonly dueOn: LocalDate;
      /** The due day that stood on the screen. */
      readonly was: LocalDate;
      readonly reason: string;
    },
  ) {
    super();
  }
}

/** NRTA reminds a unit. The kinds that follow from the calendar are said once for a due day, MANUAL each time. */
export class RemindUnit extends Command<DeadlineOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: { readonly unit: string; readonly period: string; readonly kind: ReminderKind; readonly text?: string },
  ) {
    super();
  }
}

function mayNot({ scope, may }: Authority, unit: string): Refused<'FORBIDDEN' | 'NOT_FOUND'> | undefined {
  if (!covers(scope, unit)) return refuse('NOT_FOUND');
  return may.has('manage') ? undefined : refuse('FORBIDDEN', { needs: 'manage' });
}

@CommandHandler(ExtendDeadline)
export class ExtendDeadlineHandler implements ICommandHandler<ExtendDeadline> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: ExtendDeadline): Promise<DeadlineOutcome> {
    const { unit, period, dueOn } = input;
    const refused = mayNot(authority, unit);
    if (refused) return refused;
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    const { graceWorkingDays, dueOn: periodDueOn } = standing.period;
    const grace = graceAfter(period, dueOn, graceWorkingDays);
    if (!grace.ok) return refuse(grace.code, grace.detail);
    return this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: (now) => ({
        type: 'ExtendDeadline' as const,
        ...input,
        lateFrom: grace.lateFrom,
        periodDueOn,
        today: shanghaiDateOf(now),
      }),
      act: authority.act,
      body: { act: 'ExtendDeadline', ...input },
    });
  }
}

@CommandHandler(RemindUnit)
export class RemindUnitHandler implements ICommandHandler<RemindUnit> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: RemindUnit): Promise<DeadlineOutcome> {
    const { unit, period, kind } = input;
    const refused = mayNot(authority, unit);
    if (refused) return refused;
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    const periodDueOn = standing.period.dueOn;
    const text = input.text ?? WORDS[kind](dueOnOf(standing.report, periodDueOn));
    return this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: (now) => ({
        type: 'RemindUnit' as const,
        unit,
        period,
        kind,
        text,
        periodDueOn,
        today: shanghaiDateOf(now),
      }),
      act: authority.act,
      body: { act: 'RemindUnit', ...input },
    });
  }
}

/** What a reminder says where its author says nothing. */
const WORDS: Readonly<Record<ReminderKind, (dueOn: LocalDate) => string>> = {
  BEFORE_DUE: (dueOn) => `推进表将于 ${dueOn} 24:00 截止，请按时报送`,
  DUE: (dueOn) => `推进表今日（${dueOn}）24:00 截止，请报送`,
  OVERDUE: (dueOn) => `推进表已于 ${dueOn} 截止，请尽快报送`,
  MANUAL: (dueOn) => `请报送推进表（截止日 ${dueOn}）`,
};
