import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refuse, type Authority, type Refused } from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { PeriodEvent } from '../events';
import type { CompilationCode, MadeCompilation } from './issue-compilation.part';
import { periodDecider, periodStream, type PeriodCode } from './period.decider';

export type IssueCompilationRefusal = CompilationCode | PlatformCode | 'FORBIDDEN';
export type IssueCompilationOutcome =
  Extract<Outcome<PeriodEvent, PeriodCode>, { ok: true }> | Refused<PeriodCode | PlatformCode | 'FORBIDDEN'>;

/** Issues a compilation that was made from one cut; NRTA only. A repeated command is the issue it made then. */
export class IssueCompilation extends Command<IssueCompilationOutcome> {
  constructor(
    readonly authority: Authority,
    readonly made: MadeCompilation,
    readonly note: string | null,
  ) {
    super();
  }
}

@CommandHandler(IssueCompilation)
export class IssueCompilationHandler implements ICommandHandler<IssueCompilation> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, made, note }: IssueCompilation): Promise<IssueCompilationOutcome> {
    if (!authority.may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const { period, basis } = made;
    return this.commands.execute({
      stream: periodStream(period),
      decider: periodDecider,
      command: (now) => ({ type: 'IssueCompilation', made, note, now }) as const,
      // What is asked for; what was made of it moves with every report.
      body: { type: 'IssueCompilation', period, basis, note },
      act: authority.act,
      effectiveOn: made.asOf,
    });
  }
}
