import { accept, refuse, type Attribute, type Decision } from '#kernel';
import type { ReportEvent } from '../events';
import type { ReportState } from './report-state';

interface Settling {
  readonly unit: string;
  readonly period: string;
  /** The revision that was read; another standing one is refused. */
  readonly revision: number;
}

export interface AcceptReport extends Settling {
  readonly type: 'AcceptReport';
  readonly note?: string;
}

export interface ReturnReport extends Settling {
  readonly type: 'ReturnReport';
  readonly reason: string;
  /** None marked disputes all of the report's open claims. */
  readonly marks: readonly { readonly project: string; readonly attribute: Attribute; readonly reason?: string }[];
  /** Projects that the unit has at the period's end. */
  readonly projects: readonly string[];
}

export type SettleReportCode =
  'NOT_SUBMITTED' | 'ALREADY_ACCEPTED' | 'REVISION_CHANGED' | 'REASON_REQUIRED' | 'UNKNOWN_MARK' | 'MARK_ACCEPTED';

/** Brings revision n into the accepted basis and names the projects it concerns, so that a fold per project finds it. */
export function acceptReport(command: AcceptReport, state: ReportState): Decision<ReportEvent, SettleReportCode> {
  const refusal = refusalOf(command, state);
  if (refusal) return refusal;
  const { unit, period, revision, note } = command;
  return accept({
    type: 'ReportAccepted',
    data: { unit, period, revision, projects: [...state.unsettled].sort(), ...(note === undefined ? {} : { note }) },
  });
}

/**
 * Disputes marked cells, which still count in `reported` until they are taken back or accepted. What is missing or stale is
 * marked too, on any project of the unit: such a mark disputes nothing, and asks for an answer like any other (B-08).
 */
export function returnReport(command: ReturnReport, state: ReportState): Decision<ReportEvent, SettleReportCode> {
  const refusal = refusalOf(command, state);
  if (refusal) return refusal;
  const { unit, period, revision, marks } = command;
  const reason = command.reason.trim();
  if (reason === '') return refuse('REASON_REQUIRED', { revision });
  const known = new Set([...command.projects, ...state.claims.keys()]);
  const unknown = marks.filter(({ project }) => !known.has(project));
  if (unknown.length > 0) return refuse('UNKNOWN_MARK', { marks: unknown });
  // What NRTA accepted before is not disputed by the return of a correction: a mark on it would say nothing.
  const settled = marks.filter(
    ({ project, attribute }) => (state.claims.get(project)?.get(attribute)?.revision ?? Infinity) <= state.acceptedRevision,
  );
  if (settled.length > 0) return refuse('MARK_ACCEPTED', { marks: settled, revision: state.acceptedRevision });
  const projects = new Set(marks.length > 0 ? marks.map(({ project }) => project) : state.unsettled);
  return accept({
    type: 'ReportReturned',
    data: { unit, period, revision, reason, marks, projects: [...projects].sort() },
  });
}

function refusalOf({ revision }: Settling, state: ReportState): ReturnType<typeof refuse<SettleReportCode>> | undefined {
  if (state.status === 'ACCEPTED') return refuse('ALREADY_ACCEPTED', { revision: state.revision });
  if (state.status !== 'SUBMITTED' && state.status !== 'RESUBMITTED' && state.status !== 'CORRECTED') {
    return refuse('NOT_SUBMITTED', { status: state.status });
  }
  if (revision !== state.revision) return refuse('REVISION_CHANGED', { seen: revision, actual: state.revision });
  return undefined;
}
