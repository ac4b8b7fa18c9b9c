import type { LocalDate, StageCode } from '#kernel';

/** What the read models say of a project that no single stream can: reports claim titles and stages too. */
export interface ProjectStanding {
  /** As reported, today. Null when the read models do not know the project yet. */
  readonly title: string | null;
  /** True when that title was claimed by a report and not by an official act. */
  readonly titleFromReport: boolean;
  /** As reported, today; null where there is none. */
  readonly stage: StageCode | null;
  /** True when that stage was claimed by a report and not by an official act. */
  readonly stageFromReport: boolean;
  /** Live stage claims of reports, in any order. */
  readonly stages: readonly { readonly stage: StageCode; readonly effectiveOn: LocalDate }[];
}

/** Contexts are strangers: the app answers this from the read store. */
export abstract class ProjectStandingPort {
  abstract standingOf(project: string): Promise<ProjectStanding>;
}
