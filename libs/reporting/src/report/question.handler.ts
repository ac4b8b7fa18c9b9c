import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { covers, refuse, type Attribute, type Authority, type Refused } from '#kernel';
import { StreamCommands, type Done, type PlatformCode } from '#platform/commands';
import { baseOf } from '../draft/draft-view';
import { gate, reports, standingOf } from '../draft/standing';
import { ProjectsPort } from '../ports';
import type { ReportFact } from './report-state';
import { reportStream, type ReportCode } from './report.decider';

export interface OnCellInput {
  readonly unit: string;
  readonly period: string;
  readonly project: string;
  readonly attribute: Attribute;
  readonly text: string;
}

export type QuestionRefusal =
  ReportCode | PlatformCode | 'FORBIDDEN' | 'NOT_FOUND' | 'PERIOD_NOT_OPEN' | 'NOT_DUE_FROM_UNIT' | 'PROJECT_NOT_OF_UNIT';
export type QuestionOutcome = Done<ReportFact> | Refused<QuestionRefusal>;

/** NRTA asks about one cell of a sent report, of a project that was the unit's at the period's end. */
export class AskAboutCell extends Command<QuestionOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: OnCellInput,
  ) {
    super();
  }
}

/** Somebody of the unit who fills its reports answers. */
export class AnswerQuestion extends Command<QuestionOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: OnCellInput,
  ) {
    super();
  }
}

@CommandHandler(AskAboutCell)
export class AskAboutCellHandler implements ICommandHandler<AskAboutCell> {
  constructor(
    private readonly commands: StreamCommands,
    private readonly projects: ProjectsPort,
  ) {}

  async execute({ authority, input }: AskAboutCell): Promise<QuestionOutcome> {
    const { unit, period, project } = input;
    if (!covers(authority.scope, unit)) return refuse('NOT_FOUND');
    if (!authority.may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    const base = await baseOf(this.projects, unit, standing, null);
    if (!base.projects.some(({ code }) => code === project)) return refuse('PROJECT_NOT_OF_UNIT', { line: project });
    return this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: { type: 'AskAboutCell', ...input },
      act: authority.act,
    });
  }
}

@CommandHandler(AnswerQuestion)
export class AnswerQuestionHandler implements ICommandHandler<AnswerQuestion> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, input }: AnswerQuestion): Promise<QuestionOutcome> {
    const { unit, period } = input;
    return (
      gate(authority, unit, 'fill') ??
      this.commands.execute({
        stream: reportStream(unit, period),
        decider: reports,
        command: { type: 'AnswerQuestion', ...input },
        act: authority.act,
      })
    );
  }
}
