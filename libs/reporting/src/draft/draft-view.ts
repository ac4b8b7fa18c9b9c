import { ATTRIBUTES, shanghaiDateOf, type AttributeValue, type Instant } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import type { BaseProject } from '../base';
import { checkDraft } from '../checks/check-draft';
import type { ReportFinding } from '../checks/finding';
import type { PeriodState } from '../period/period-state';
import type { ProjectsPort, UnitBase } from '../ports';
import type { ReportState } from '../report/report-state';
import { reportStream } from '../report/report.decider';
import { baseValueOf, differs, type Draft, type DraftCell } from './draft';
import { draftedNumbers } from './edit-draft';

/** One changed cell against both bases (B-09). */
export interface Difference {
  readonly line: string;
  readonly cell: DraftCell;
  /** As reported at the period's end, known now. */
  readonly reported: AttributeValue;
  readonly accepted: AttributeValue;
}

/** A draft with everything it is judged by, read at one cut. */
export interface DraftView {
  readonly draft: Draft;
  readonly period: NonNullable<PeriodState>;
  readonly report: ReportState;
  readonly projects: readonly BaseProject[];
  /** Cut of the values beneath. */
  readonly position: PositionToken | null;
  readonly findings: readonly ReportFinding[];
  /** What would be sent, by project code and the annex's column order. */
  readonly differences: readonly Difference[];
}

export interface Standing {
  readonly period: NonNullable<PeriodState>;
  readonly report: ReportState;
  /** Last fact of the report's stream. */
  readonly position: PositionToken | null;
}

export const later = (left: string | null, right: string | null): string | null =>
  left === null ? right : right === null || left > right ? left : right;

/** The values beneath a draft: as reported at the period's end, over nothing older than what the draft relies on. */
export function baseOf(port: ProjectsPort, unit: string, standing: Standing, minPosition: string | null): Promise<UnitBase> {
  const min = later(minPosition, standing.position);
  return port.projectsOf(unit, {
    asOf: standing.period.to,
    ...(min === null ? {} : { minPosition: min as PositionToken }),
  });
}

export async function viewOf(
  port: ProjectsPort,
  draft: Draft,
  standing: Standing,
  base: UnitBase,
  now: Instant,
  maxAppendBytes: number,
): Promise<DraftView> {
  const { period, report } = standing;
  const numbers = draftedNumbers(draft);
  const findings = checkDraft({
    draft,
    projects: base.projects,
    from: period.from,
    to: period.to,
    today: shanghaiDateOf(now),
    undatedOn: report.undatedOn,
    report: reportStream(draft.unit, draft.period),
    returned: report.returned,
    numbers: numbers.length === 0 ? [] : await port.numbersInUse(numbers),
    maxAppendBytes,
  });
  return {
    draft,
    period,
    report,
    projects: base.projects,
    position: base.position,
    findings,
    differences: differencesOf(draft, base.projects),
  };
}

const ORDER = new Map(ATTRIBUTES.map(({ attribute }, at) => [attribute, at]));

export function differencesOf(draft: Draft, projects: readonly BaseProject[]): readonly Difference[] {
  const known = new Map(projects.map((project) => [project.code, project]));
  return draft.cells
    .flatMap((cell) => {
      const project = known.get(cell.line);
      if (project && !differs(cell, project)) return [];
      const reported = baseValueOf(project, cell.attribute);
      return [{ line: cell.line, cell, reported, accepted: project?.accepted[cell.attribute] ?? null }];
    })
    .sort((left, right) =>
      left.line === right.line
        ? (ORDER.get(left.cell.attribute) ?? 0) - (ORDER.get(right.cell.attribute) ?? 0)
        : left.line < right.line
          ? -1
          : 1,
    );
}

/**
 * Cells that say what is reported anyway are no differences. They are left where a submission was written and its draft
 * not cleared, and vanish when the draft is opened again.
 */
export function tidied(draft: Draft, projects: readonly BaseProject[], revision: number): Draft {
  if (draft.revision === revision) return draft;
  const known = new Map(projects.map((project) => [project.code, project]));
  return { ...draft, revision, cells: draft.cells.filter((cell) => differs(cell, known.get(cell.line))) };
}
