import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  covers,
  findUnit,
  refuse,
  shanghaiDateOf,
  type Authority,
  type Category,
  type LocalDate,
  type Refused,
  type SupportLevel,
} from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { ProjectEvent } from '../events';
import { projectDecider, type ProjectCode } from '../project.decider';
import { projectStream, rosterDecider, rosterStream } from '../roster.decider';

export interface RegisterProjectInput {
  /** Organisation that registers; the first part of the code. */
  readonly unit: string;
  readonly title: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  readonly bodies: readonly string[];
  readonly effectiveOn: LocalDate;
  /** The period in whose draft it was answered "new". */
  readonly inPeriod?: string;
}

export type RegisterProjectRefusal = ProjectCode | PlatformCode | 'FORBIDDEN' | 'NOT_A_REGISTERING_UNIT';
export type RegisterProjectOutcome =
  (Extract<Outcome<ProjectEvent, ProjectCode>, { ok: true }> & { readonly project: string }) | Refused<RegisterProjectRefusal>;

/**
 * Registers a project and gives it its code for ever, `51-2026-0007`. A repeated command id is the same project; a crash
 * between the running number and the registration is completed by the repeat.
 */
export class RegisterProject extends Command<RegisterProjectOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: RegisterProjectInput,
  ) {
    super();
  }
}

@CommandHandler(RegisterProject)
export class RegisterProjectHandler implements ICommandHandler<RegisterProject> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: RegisterProject): Promise<RegisterProjectOutcome> {
    const { act, scope, may } = authority;
    if (!covers(scope, input.unit)) return refuse('NOT_FOUND');
    if (!findUnit(input.unit)) return refuse('NOT_A_REGISTERING_UNIT', { unit: input.unit });
    if (!may.has('fill') && !may.has('manage')) return refuse('FORBIDDEN', { needs: 'fill' });
    // What the project's own stream would refuse must not use up a running number.
    const trial = projectDecider.decide(
      { type: 'RegisterProject', project: '', ...input, today: shanghaiDateOf(this.commands.now()) },
      projectDecider.initial,
    );
    if (!trial.ok) return trial;
    const year = Number(input.effectiveOn.slice(0, 4));
    const number = await this.commands.execute({
      stream: rosterStream(input.unit, year),
      decider: rosterDecider,
      command: { unit: input.unit, year, command: act.commandId },
      act,
      body: input,
    });
    if (!number.ok) return number;
    const code = number.events[0]?.data.code;
    if (code === undefined) throw new Error(`The roster of ${input.unit} gave command ${act.commandId} no code`);
    const done = await this.commands.execute({
      stream: projectStream(code),
      decider: projectDecider,
      command: (now) => ({ type: 'RegisterProject' as const, project: code, ...input, today: shanghaiDateOf(now) }),
      act: {
        ...act,
        commandId: `${act.commandId}/project`,
        correlationId: act.correlationId ?? act.commandId,
        causationId: act.commandId,
      },
      body: input,
      effectiveOn: input.effectiveOn,
    });
    return done.ok ? { ...done, project: code } : done;
  }
}
