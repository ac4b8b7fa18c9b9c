import { accept, refuse, type Category, type Decision, type LocalDate, type SupportLevel } from '#kernel';
import type { ProjectEvent } from '../events';
import type { ProjectState } from '../project-state';

export interface RegisterProjectCommand {
  readonly type: 'RegisterProject';
  readonly project: string;
  readonly unit: string;
  readonly title: string;
  readonly category: Category;
  /** P-03; empty is refused, order and repeats do not matter. */
  readonly levels: readonly SupportLevel[];
  readonly bodies: readonly string[];
  /** The day of registration; made in a period's draft, that day clamped into the period. */
  readonly effectiveOn: LocalDate;
  readonly inPeriod?: string;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
}

export type RegisterProjectCode = 'PROJECT_EXISTS' | 'TITLE_EMPTY' | 'LEVEL_MISSING' | 'DATE_IN_FUTURE';

const HIGHEST_FIRST: readonly SupportLevel[] = ['NATIONAL', 'PROVINCIAL', 'PLATFORM'];

/** Each level once, highest first: equal sets are equal facts. */
export const orderedLevels = (levels: readonly SupportLevel[]): readonly SupportLevel[] =>
  HIGHEST_FIRST.filter((level) => levels.includes(level));

export function registerProject(
  command: RegisterProjectCommand,
  state: ProjectState,
): Decision<ProjectEvent, RegisterProjectCode> {
  if (state.known) return refuse('PROJECT_EXISTS', { project: command.project });
  const title = command.title.trim();
  if (title === '') return refuse('TITLE_EMPTY', { project: command.project });
  const levels = orderedLevels(command.levels);
  if (levels.length === 0) return refuse('LEVEL_MISSING', { project: command.project });
  if (command.effectiveOn > command.today)
    return refuse('DATE_IN_FUTURE', { effectiveOn: command.effectiveOn, today: command.today });
  return accept({
    type: 'ProjectRegistered',
    data: {
      project: command.project,
      unit: command.unit,
      title,
      category: command.category,
      levels,
      bodies: command.bodies,
      effectiveOn: command.effectiveOn,
      ...(command.inPeriod === undefined ? {} : { inPeriod: command.inPeriod }),
    },
  });
}
