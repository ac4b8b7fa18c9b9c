import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { covers, refuse, type Attribute, type Authority, type Refused } from '#kernel';
import { StreamCommands, hashOf, type Done, type PlatformCode } from '#platform/commands';
import type { ReportFact } from './report-state';
import { reportDecider, reportStream, type ReportCode } from './report.decider';
import type { AcceptReport as Accepting, ReturnReport as Returning } from './settle-report.part';

const reports = reportDecider(hashOf);

export type SettleRefusal = ReportCode | PlatformCode | 'FORBIDDEN' | 'NOT_FOUND';
type Settling = Accepting | Returning;
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

/** Both acts pass the same gate: NRTA's managers alone, over a report they can see. */
async function settle(commands: StreamCommands, { act, scope, may }: Authority, command: Settling): Promise<SettleOutcome> {
  if (!covers(scope, command.unit)) return refuse('NOT_FOUND');
  if (!may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
  return commands.execute({ stream: reportStream(command.unit, command.period), decider: reports, command, act });
}

@CommandHandler(AcceptReport)
export class AcceptReportHandler implements ICommandHandler<AcceptReport> {
  constructor(private readonly commands: StreamCommands) {}

  execute({ authority, input }: AcceptReport): Promise<SettleOutcome> {
    return settle(this.commands, authority, { type: 'AcceptReport', ...input });
  }
}

@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(private readonly commands: StreamCommands) {}

  execute({ authority, input }: ReturnReport): Promise<SettleOutcome> {
    return settle(this.commands, authority, { type: 'ReturnReport', ...input });
  }
}
