import type { Authority, Category, LocalDate, Refused, SupportLevel } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import type { BaseProject, NumberUse } from './base';

export interface UnitBase {
  readonly projects: readonly BaseProject[];
  /** The cut the values were read at; null on an empty log. */
  readonly position: PositionToken | null;
}

export interface NewProject {
  readonly unit: string;
  readonly title: string;
  readonly category: Category;
  readonly levels: readonly SupportLevel[];
  readonly bodies: readonly string[];
  readonly effectiveOn: LocalDate;
  readonly inPeriod: string;
}

export type Registered =
  { readonly ok: true; readonly project: string; readonly position: PositionToken | null } | Refused<string>;

/** What reporting needs of projects. Contexts are strangers: the app answers it from delivery and the read store. */
export abstract class ProjectsPort {
  /**
   * Projects registered by a unit up to a day (inclusive), with their values of that day as reported and as accepted,
   * known at the newest cut, which is not before `minPosition`.
   */
  abstract projectsOf(unit: string, at: { readonly asOf: LocalDate; readonly minPosition?: PositionToken }): Promise<UnitBase>;

  /** Registers a project at once (design section 4); the same act gives the same code again. */
  abstract register(authority: Authority, project: NewProject): Promise<Registered>;

  /** Which works of any unit hold one of these numbers, in their normal form, as reported now (N-07). */
  abstract numbersInUse(normals: readonly string[]): Promise<readonly NumberUse[]>;
}
