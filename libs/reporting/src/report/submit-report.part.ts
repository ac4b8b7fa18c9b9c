import { accept, clampDate, refuse, type Attribute, type AttributeValue, type Decision, type LocalDate } from '#kernel';
import type { LineReported, LineRetracted, ReportedCell, ReportEvent, ReportSubmitted } from '../events';
import type { ReportState } from './report-state';

/** A changed cell as it leaves the draft. */
export interface SubmittedCell {
  readonly attribute: Attribute;
  readonly value: AttributeValue;
  readonly was: AttributeValue;
  /** The cell's own date, where it has one: "stage since". */
  readonly since: LocalDate | null;
  readonly raw?: string;
  readonly source: string;
  readonly row?: number;
  readonly reason?: string;
}

export interface SubmittedLine {
  readonly project: string;
  readonly cells: readonly SubmittedCell[];
}

export interface SubmitReport {
  readonly type: 'SubmitReport';
  readonly unit: string;
  readonly period: string;
  /** First and last day of the period. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
  /** Revision the draft was made over; 0 before the first. */
  readonly seenRevision: number;
  /** `person-…` who certifies, and that they did. */
  readonly certifier: string;
  readonly certified: boolean;
  /** B-10: an explicit "no change". */
  readonly zero: boolean;
  readonly lines: readonly SubmittedLine[];
  /** Projects the unit has at this cut. */
  readonly projects: number;
  readonly explanations: ReportSubmitted['explanations'];
  readonly waivers: ReportSubmitted['waivers'];
  /** Why an accepted report is corrected, or why a returned one, or a part of it, is sent again as it stood. */
  readonly reason?: string;
  /** Names what would be sent: cells, explanations, totals. */
  readonly edition: string;
  /** The edition that its certifier read; absent where nobody says. */
  readonly seen?: string;
}

export type SubmitReportCode =
  | 'NOT_OPENED'
  | 'ALREADY_SUBMITTED'
  | 'REVISION_CHANGED'
  | 'DRAFT_CHANGED'
  | 'NOT_CERTIFIED'
  | 'ZERO_WITH_CHANGES'
  | 'NOTHING_CHANGED'
  | 'REASON_REQUIRED';

/** sha-256 of a canonical text; given by the handler, so that the decider stays pure. */
export type Digest = (claims: unknown) => string;

/**
 * Revision n+1 of a report: claims of changed cells only, retractions of this report's own earlier claims on the same
 * cells, and the submission, in one append.
 */
export function submitReport(command: SubmitReport, state: ReportState, digest: Digest): Decision<ReportEvent, SubmitReportCode> {
  const refusal = refusalOf(command, state);
  if (refusal) return refusal;
  const { unit, period } = command;
  const revision = state.revision + 1;
  const undatedOn = state.undatedOn ?? clampDate(command.today, command.from, command.to);
  const retracted: LineRetracted[] = [];
  const reported: LineReported[] = [];
  for (const { project, cells } of command.lines) {
    const own = state.claims.get(project);
    const taken = cells.flatMap(({ attribute }) => {
      const claim = own?.get(attribute);
      return claim ? [{ attribute, event: claim.event }] : [];
    });
    if (taken.length > 0) retracted.push({ unit, period, revision, project, cells: taken });
    // "无" is a claim like any other: what stands beneath this report's own claim may have changed since it was made.
    if (cells.length > 0) {
      reported.push({ unit, period, revision, project, cells: cells.map((cell) => claimOf(cell, undatedOn)) });
    }
  }
  const count = (lines: readonly { readonly cells: readonly unknown[] }[]): number =>
    lines.reduce((sum, { cells }) => sum + cells.length, 0);
  return accept<ReportEvent>(
    ...retracted.map((data) => ({ type: 'LineRetracted' as const, data })),
    ...reported.map((data) => ({ type: 'LineReported' as const, data })),
    {
      type: 'ReportSubmitted',
      data: {
        unit,
        period,
        revision,
        zero: command.zero,
        counts: {
          projects: command.projects,
          lines: reported.length,
          cells: count(reported),
          retracted: count(retracted),
        },
        hash: digest(canonicalClaims(unit, period, revision, reported, retracted)),
        receipt: receiptNumber(unit, period, revision),
        certifier: command.certifier,
        undatedOn,
        explanations: command.explanations,
        waivers: command.waivers,
        ...(command.reason === undefined ? {} : { reason: command.reason }),
      },
    },
  );
}

function refusalOf(command: SubmitReport, state: ReportState): ReturnType<typeof refuse<SubmitReportCode>> | undefined {
  const { status, revision } = state;
  if (status === 'NOT_STARTED') return refuse('NOT_OPENED');
  if (status === 'SUBMITTED' || status === 'RESUBMITTED' || status === 'CORRECTED') {
    return refuse('ALREADY_SUBMITTED', { revision, status });
  }
  if (command.seenRevision !== revision) return refuse('REVISION_CHANGED', { seen: command.seenRevision, actual: revision });
  // Whoever certifies answers for what they read: what came into the draft since is not sent with it.
  if (command.seen !== undefined && command.seen !== command.edition) {
    return refuse('DRAFT_CHANGED', { seen: command.seen, actual: command.edition });
  }
  if (!command.certified) return refuse('NOT_CERTIFIED');
  const changes = command.lines.length > 0;
  if (command.zero && (changes || state.claims.size > 0)) {
    return refuse('ZERO_WITH_CHANGES', { lines: command.lines.map(({ project }) => project), claimed: [...state.claims.keys()] });
  }
  const reasoned = (command.reason ?? '').trim() !== '';
  // A returned report may be sent again as it stood, if the officer says why; "no change" is such a report too.
  if (!command.zero && !changes && !(status === 'RETURNED' && reasoned)) return refuse('NOTHING_CHANGED', { revision });
  const left = disputedLeft(state, (project, attribute) => touches(command.lines, project, attribute));
  if (status === 'RETURNED' && !reasoned && (!changes || left > 0)) return refuse('REASON_REQUIRED', { revision, left });
  // Once a revision was accepted all that follows corrects it, returned corrections too.
  if (state.acceptedRevision > 0 && !reasoned) return refuse('REASON_REQUIRED', { revision });
  return undefined;
}

const touches = (lines: SubmitReport['lines'], project: string, attribute: Attribute): boolean =>
  lines.some((line) => line.project === project && line.cells.some((cell) => cell.attribute === attribute));

/**
 * Claims that a return without marks disputes and that are left as they are. Marked cells are asked about one by one, as
 * findings of the draft; where the whole report is disputed, one reason answers for all that stays (B-08).
 */
export function disputedLeft(
  { returned, claims, acceptedRevision }: ReportState,
  touched: (project: string, attribute: Attribute) => boolean,
): number {
  if (returned === null || returned.marks.length > 0) return 0;
  let left = 0;
  for (const [project, line] of claims) {
    for (const [attribute, { revision }] of line) if (revision > acceptedRevision && !touched(project, attribute)) left += 1;
  }
  return left;
}

const claimOf = (
  { attribute, value, was, since, raw, source, row, reason }: SubmittedCell,
  undatedOn: LocalDate,
): ReportedCell => ({
  attribute,
  value,
  was,
  ...(raw === undefined ? {} : { raw }),
  effectiveOn: since ?? undatedOn,
  source,
  ...(row === undefined ? {} : { row }),
  ...(reason === undefined ? {} : { reason }),
});

/** What the receipt's hash is taken over: anyone with the facts can take it again. */
export const canonicalClaims = (
  unit: string,
  period: string,
  revision: number,
  reported: readonly LineReported[],
  retracted: readonly LineRetracted[],
): unknown => ({
  unit,
  period,
  revision,
  reported: reported.map(({ project, cells }) => [
    project,
    cells.map(({ attribute, value, effectiveOn }) => [attribute, value, effectiveOn]),
  ]),
  retracted: retracted.map(({ project, cells }) => [project, cells.map(({ attribute, event }) => [attribute, event])]),
});

/** 回执编号: `51-2026-06-H1-01`. */
export const receiptNumber = (unit: string, period: string, revision: number): string =>
  `${unit.startsWith('bureau-') ? unit.slice('bureau-'.length) : unit}-${period}-${String(revision).padStart(2, '0')}`;
