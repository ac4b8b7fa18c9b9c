import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { covers, periodId, periodRange, refuse, type Attribute, type Authority, type Refused } from '#kernel';
import { StreamCommands, hashOf, type Done, type PlatformCode } from '#platform/commands';
import { ProjectsPort } from '../ports';
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

/** NRTA returns the revision it has read, with a reason and marked cells of the unit's projects; none marked disputes all open claims. */
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
function gate({ scope, may }: Authority, { unit }: { readonly unit: string }): Refused<SettleRefusal> | undefined {
  if (!covers(scope, unit)) return refuse('NOT_FOUND');
  return may.has('manage') ? undefined : refuse('FORBIDDEN', { needs: 'manage' });
}

async function settle(commands: StreamCommands, authority: Authority, command: Settling): Promise<SettleOutcome> {
  const { act } = authority;
  return (
    gate(authority, command) ??
    commands.execute({ stream: reportStream(command.unit, command.period), decider: reports, command, act })
  );
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
  constructor(
    private readonly commands: StreamCommands,
    private readonly projects: ProjectsPort,
  ) {}

  async execute({ authority, input }: ReturnReport): Promise<SettleOutcome> {
    const refused = gate(authority, input);
    if (refused) return refused;
    return settle(this.commands, authority, { type: 'ReturnReport', ...input, projects: await this.markable(input) });
  }

  /** Projects whose cells can be marked, over nothing older than the report; not asked for where nothing is marked. */
  private async markable({ unit, period, marks }: ReturnReport['input']): Promise<readonly string[]> {
    if (marks.length === 0) return [];
    const { position } = await this.commands.load(reportStream(unit, period), reports);
    const asOf = periodRange(periodId(period)).to;
    const { projects } = await this.projects.projectsOf(unit, { asOf, ...(position === null ? {} : { minPosition: position }) });
    return projects.map(({ code }) => code);
  }
}
