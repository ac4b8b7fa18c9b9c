import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { covers, refuse, type Attribute, type Authority, type Refused } from '#kernel';
import { StreamCommands, hashOf, type Done, type PlatformCode } from '#platform/commands';
import type { ReportFact } from './report-state';
import { reportDecider, reportStream, type ReportCode } from './report.decider';

const reports = reportDecider(hashOf);

export type SettleRefusal = ReportCode | PlatformCode | 'FORBIDDEN' | 'NOT_FOUND';
export type SettleOutcome = Done<ReportFact> | Refused<SettleRefusal>;

/** NRTA accepts the revision it has read: its claims come into the accepted basis. Another standing revision is refused. */
export class AcceptReport extends Command<SettleOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: { readonly unit: string; readonly period: string; readonly revision: number; readonly note?: string },
  ) {
    super();
  }
}

/** NRTA returns the revision it has read, with a reason and marked cells; none marked disputes all open claims. */
export class ReturnReport extends Command<SettleOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: {
      readonly unit: string;
      readonly period: string;
      readonly revision: number;
      readonly reason: string;
      readonly marks: readonly { readonly project: string; readonly attribute: Attribute; readonly reason?: string }[];
    },
  ) {
    super();
  }
}

function mayNotSettle({ scope, may }: Authority, unit: string): Refused<'FORBIDDEN' | 'NOT_FOUND'> | undefined {
  if (!covers(scope, unit)) return refuse('NOT_FOUND');
  return may.has('manage') ? undefined : refuse('FORBIDDEN', { needs: 'manage' });
}

@CommandHandler(AcceptReport)
export class AcceptReportHandler implements ICommandHandler<AcceptReport> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: AcceptReport): Promise<SettleOutcome> {
    const { unit, period } = input;
    return (
      mayNotSettle(authority, unit) ??
      this.commands.execute({
        stream: reportStream(unit, period),
        decider: reports,
        command: { type: 'AcceptReport', ...input },
        act: authority.act,
      })
    );
  }
}

@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: ReturnReport): Promise<SettleOutcome> {
    const { unit, period } = input;
    return (
      mayNotSettle(authority, unit) ??
      this.commands.execute({
        stream: reportStream(unit, period),
        decider: reports,
        command: { type: 'ReturnReport', ...input },
        act: authority.act,
      })
    );
  }
}
