import type { Attribute, AttributeValue, Instant, LocalDate } from '#kernel';
import type { ReportEvent } from '../events';

/** A stored fact knows its id, which a retraction names, and when it was recorded, by which lateness is judged. */
export type ReportFact = ReportEvent & { readonly id?: string; readonly metadata?: { readonly recordedAt: Instant } };

/** B-08. NOT_STARTED is the absent stream. */
export type ReportStatus = 'NOT_STARTED' | 'OPENED' | 'SUBMITTED' | 'RETURNED' | 'RESUBMITTED' | 'ACCEPTED' | 'CORRECTED';

/** A claim of this report that has not been taken back. */
export interface OpenClaim {
  /** Id of the LineReported event that made it. */
  readonly event: string;
  readonly value: AttributeValue;
  readonly was: AttributeValue;
  readonly effectiveOn: LocalDate;
  readonly revision: number;
}

export interface ReportState {
  readonly status: ReportStatus;
  /** Last submitted revision; 0 before the first. */
  readonly revision: number;
  readonly acceptedRevision: number;
  /** The day undated cells take, in every revision. */
  readonly undatedOn: LocalDate | null;
  /** Lateness is judged on it. */
  readonly firstSubmittedAt: Instant | null;
  readonly claims: ReadonlyMap<string, ReadonlyMap<Attribute, OpenClaim>>;
  /** Projects with claims made or taken back since the last acceptance. */
  readonly unsettled: ReadonlySet<string>;
  /** The return that stands: what it said and marked, until the report is sent again. */
  readonly returned: StandingReturn | null;
  /** More time than the period gives, where NRTA gave it. */
  readonly extension: Extension | null;
  /** `<kind>/<due day>` of what the unit was reminded of. */
  readonly reminded: ReadonlySet<string>;
  /** `<project>/<attribute>` of cells that NRTA asked about. */
  readonly asked: ReadonlySet<string>;
}

export type Extension = Pick<Extract<ReportEvent, { type: 'DeadlineExtended' }>['data'], 'dueOn' | 'lateFrom' | 'reason'>;

export type StandingReturn = Pick<Extract<ReportEvent, { type: 'ReportReturned' }>['data'], 'revision' | 'reason' | 'marks'>;

export const absentReport: ReportState = {
  status: 'NOT_STARTED',
  revision: 0,
  acceptedRevision: 0,
  undatedOn: null,
  firstSubmittedAt: null,
  claims: new Map(),
  unsettled: new Set(),
  returned: null,
  extension: null,
  reminded: new Set(),
  asked: new Set(),
};

export function evolveReport(state: ReportState, event: ReportFact): ReportState {
  switch (event.type) {
    case 'ReportOpened':
      return { ...state, status: 'OPENED' };
    case 'LineReported': {
      const { project, cells, revision } = event.data;
      const line = new Map(state.claims.get(project));
      for (const { attribute, value, was, effectiveOn } of cells) {
        line.set(attribute, { event: event.id ?? '', value, was, effectiveOn, revision });
      }
      return touched({ ...state, claims: new Map(state.claims).set(project, line) }, project);
    }
    case 'LineRetracted': {
      const { project, cells } = event.data;
      const line = new Map(state.claims.get(project));
      for (const { attribute, event: claim } of cells) if (line.get(attribute)?.event === claim) line.delete(attribute);
      const claims = new Map(state.claims);
      if (line.size > 0) claims.set(project, line);
      else claims.delete(project);
      return touched({ ...state, claims }, project);
    }
    case 'ReportSubmitted':
      return {
        ...state,
        status: sent(state),
        revision: event.data.revision,
        undatedOn: event.data.undatedOn,
        firstSubmittedAt: state.firstSubmittedAt ?? event.metadata?.recordedAt ?? null,
        returned: null,
      };
    case 'ReportAccepted':
      return { ...state, status: 'ACCEPTED', acceptedRevision: event.data.revision, unsettled: new Set() };
    case 'ReportReturned': {
      const { revision, reason, marks } = event.data;
      return { ...state, status: 'RETURNED', returned: { revision, reason, marks } };
    }
    case 'DeadlineExtended': {
      const { dueOn, lateFrom, reason } = event.data;
      return { ...state, extension: { dueOn, lateFrom, reason } };
    }
    case 'ReportReminded':
      return { ...state, reminded: new Set(state.reminded).add(`${event.data.kind}/${event.data.dueOn}`) };
    case 'CellQuestionAsked':
      return { ...state, asked: new Set(state.asked).add(`${event.data.project}/${event.data.attribute}`) };
    case 'CellQuestionAnswered':
      return state;
  }
}

const touched = (state: ReportState, project: string): ReportState =>
  state.unsettled.has(project) ? state : { ...state, unsettled: new Set(state.unsettled).add(project) };

/** What follows an acceptance is a correction, also where it is sent a second time because it was returned (B-08). */
const sent = ({ status, acceptedRevision }: ReportState): ReportStatus =>
  acceptedRevision > 0 ? 'CORRECTED' : status === 'RETURNED' ? 'RESUBMITTED' : 'SUBMITTED';
