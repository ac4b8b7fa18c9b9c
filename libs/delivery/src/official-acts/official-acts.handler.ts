import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  refuse,
  shanghaiDateOf,
  type Authority,
  type Category,
  type LocalDate,
  type Refused,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { ProjectEvent, SideState } from '../events';
import { ProjectStandingPort } from '../ports';
import { projectDecider, type ProjectCode } from '../project.decider';
import { projectStream } from '../roster.decider';

/** What an officer of NRTA enters; `was` is the value that stood on the screen. */
export type OfficialActInput =
  | { readonly type: 'RenameProject'; readonly title: string; readonly was: string; readonly reason: string }
  | { readonly type: 'RecategoriseProject'; readonly category: Category; readonly was: Category; readonly reason: string }
  | {
      readonly type: 'SetSupportLevels';
      readonly levels: readonly SupportLevel[];
      readonly was: readonly SupportLevel[];
      readonly reason: string;
    }
  | { readonly type: 'RecordStage'; readonly stage: StageCode; readonly was?: StageCode | null; readonly reason?: string }
  | { readonly type: 'MoveProject'; readonly to: string; readonly was: string; readonly reason: string }
  | { readonly type: 'RecordSideState'; readonly state: SideState; readonly was: SideState; readonly reason: string };

export type OfficialActRefusal = ProjectCode | PlatformCode | 'FORBIDDEN';
export type OfficialActOutcome = Extract<Outcome<ProjectEvent, ProjectCode>, { ok: true }> | Refused<OfficialActRefusal>;

/**
 * Records an official act of NRTA on a project: renaming, category, support levels, handing over to another unit, a stage outside reports (J-06), or a
 * side state 暂停, 终止, 退出, 撤销 and the return from it. Nobody accepts it: it stands in both bases at once.
 */
export class RecordOfficialAct extends Command<OfficialActOutcome> {
  constructor(
    readonly authority: Authority,
    readonly project: string,
    /** The day it takes effect, Asia/Shanghai, not after today. */
    readonly effectiveOn: LocalDate,
    readonly input: OfficialActInput,
  ) {
    super();
  }
}

@CommandHandler(RecordOfficialAct)
export class RecordOfficialActHandler implements ICommandHandler<RecordOfficialAct> {
  constructor(
    private readonly commands: StreamCommands,
    private readonly standing: ProjectStandingPort,
  ) {}

  async execute({ authority, project, effectiveOn, input }: RecordOfficialAct): Promise<OfficialActOutcome> {
    const { act, scope, may } = authority;
    if (!may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const known = await this.standing.standingOf(project);
    return this.commands.execute({
      stream: projectStream(project),
      decider: projectDecider,
      command: (now) => ({
        ...input,
        effectiveOn,
        scope,
        today: shanghaiDateOf(now),
        standing: {
          title: known.title,
          fromReport: known.titleFromReport,
          stage: known.stage,
          stageFromReport: known.stageFromReport,
        },
        reported: known.stages,
      }),
      act,
      body: { project, effectiveOn, ...input },
      effectiveOn,
    });
  }
}
