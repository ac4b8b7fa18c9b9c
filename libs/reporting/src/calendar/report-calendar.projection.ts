import {
  type Instant,
  type LocalDate,
  type ProjectedRow,
  type Projection,
  type RecordedEvent,
  reportRelation,
  reportRevisionRelation,
  tableOf,
} from '#kernel';
import type { PeriodEvent, PeriodOpened, ReportEvent } from '../events';

export type ReportState = 'NOT_STARTED' | 'OPENED' | 'SUBMITTED' | 'RETURNED' | 'RESUBMITTED' | 'ACCEPTED' | 'CORRECTED';

type Submitted = Extract<ReportEvent, { readonly type: 'ReportSubmitted' }>['data'];
type Returned = Extract<ReportEvent, { readonly type: 'ReportReturned' }>['data'];
type Extended = Extract<ReportEvent, { readonly type: 'DeadlineExtended' }>['data'];
type Heard =
  Extract<PeriodEvent, { readonly type: 'PeriodOpened' }> | Extract<ReportEvent, { readonly type: (typeof HEARD)[number] }>;

const HEARD = ['ReportOpened', 'ReportSubmitted', 'ReportAccepted', 'ReportReturned', 'DeadlineExtended'] as const;

/** When a report is due: null while its period has not been read. */
interface Due {
  readonly dueOn: LocalDate;
  readonly lateFrom: Instant;
  readonly rule: string;
  readonly required: boolean;
}

interface Settled {
  readonly at: Instant;
  readonly by: string;
}

interface Revision {
  readonly submitted: Omit<Submitted, 'unit' | 'period'>;
  readonly at: Instant;
  /** In whose name it was certified; absent where in the certifier's own. */
  readonly onBehalfOf?: string;
  readonly accepted: Settled | null;
  readonly returned: (Settled & Pick<Returned, 'reason' | 'marks'>) | null;
}

/** One unit's report for one period, from the moment the period opens (B-08): what has not happened has a row too. */
export interface CalendarEntry {
  readonly unit: string;
  readonly period: string;
  readonly due: Due | null;
  /** The last extension that NRTA gave; absent where it gave none. */
  readonly extension?: Settled & Pick<Extended, 'dueOn' | 'lateFrom' | 'reason'>;
  readonly state: ReportState;
  readonly acceptedRevision: number | null;
  readonly revisions: readonly Revision[];
}

/** `unit/period` → its report's state, and one row per submitted revision. Lateness is computed when it is asked for. */
export const reportCalendar: Projection<CalendarEntry> = {
  name: 'report_calendar',
  handles: ['PeriodOpened', ...HEARD],
  tables: [tableOf(reportRelation, [['unit', 'period'], ['period']]), tableOf(reportRevisionRelation, [['unit', 'period']])],
  keys(event) {
    const fact = event as unknown as Heard;
    if (fact.type !== 'PeriodOpened') return [`${fact.data.unit}/${fact.data.period}`];
    const { period, units, optional } = fact.data;
    return [...units, ...optional].map((unit) => `${unit}/${period}`);
  },
  fold(entry, event, key) {
    const fact = event as unknown as Heard;
    const [unit, period] = key.split('/') as [string, string];
    const base: CalendarEntry = entry ?? {
      unit,
      period,
      due: null,
      state: 'NOT_STARTED',
      acceptedRevision: null,
      revisions: [],
    };
    switch (fact.type) {
      case 'PeriodOpened':
        return { ...base, due: dueOf(fact.data, unit) };
      case 'ReportOpened':
        return base.state === 'NOT_STARTED' ? { ...base, state: 'OPENED' } : base;
      case 'ReportSubmitted':
        return submitted(base, fact.data, event);
      case 'ReportAccepted':
        return {
          ...withRevision(base, fact.data.revision, { accepted: settledBy(event) }),
          state: 'ACCEPTED',
          acceptedRevision: fact.data.revision,
        };
      case 'ReportReturned': {
        const { reason, marks } = fact.data;
        const returned = { ...settledBy(event), reason, marks };
        return { ...withRevision(base, fact.data.revision, { returned }), state: 'RETURNED' };
      }
      case 'DeadlineExtended': {
        const { dueOn, lateFrom, reason } = fact.data;
        return { ...base, extension: { ...settledBy(event), dueOn, lateFrom, reason } };
      }
    }
  },
  rows: (entry) => [reportRow(entry), ...entry.revisions.map((revision) => revisionRow(entry, revision))],
};

const dueOf = ({ dueOn, lateFrom, rule, units }: PeriodOpened, unit: string): Due => ({
  dueOn,
  lateFrom,
  rule: `${rule.id}@${rule.version}`,
  required: units.includes(unit),
});

const settledBy = ({ metadata }: RecordedEvent): Settled => ({ at: metadata.recordedAt, by: metadata.actor });

/** Revision n+1 of an accepted report is a correction; of one not accepted yet, it is sent again. */
function submitted(entry: CalendarEntry, data: Submitted, { metadata }: RecordedEvent): CalendarEntry {
  const { unit: _unit, period: _period, ...content } = data;
  const { recordedAt: at, onBehalfOf } = metadata;
  const forWhom = onBehalfOf === undefined ? {} : { onBehalfOf };
  const revision: Revision = { submitted: content, at, ...forWhom, accepted: null, returned: null };
  const again = entry.acceptedRevision === null ? 'RESUBMITTED' : 'CORRECTED';
  return { ...entry, state: data.revision === 1 ? 'SUBMITTED' : again, revisions: [...entry.revisions, revision] };
}

const withRevision = (
  entry: CalendarEntry,
  number: number,
  change: Partial<Pick<Revision, 'accepted' | 'returned'>>,
): CalendarEntry => ({
  ...entry,
  revisions: entry.revisions.map((each) => (each.submitted.revision === number ? { ...each, ...change } : each)),
});

function reportRow({ unit, period, due, extension, state, acceptedRevision, revisions }: CalendarEntry): ProjectedRow {
  const last = revisions[revisions.length - 1];
  const accepted = revisions.find((each) => each.submitted.revision === acceptedRevision)?.accepted;
  return {
    table: 'report_state',
    values: {
      unit,
      period,
      state,
      revision: last?.submitted.revision ?? null,
      zero: last?.submitted.zero ?? null,
      dueOn: extension?.dueOn ?? due?.dueOn ?? null,
      lateFrom: extension?.lateFrom ?? due?.lateFrom ?? null,
      firstSubmittedAt: revisions[0]?.at ?? null,
      lastSubmittedAt: last?.at ?? null,
      acceptedAt: accepted?.at ?? null,
      acceptedRevision,
      lines: last?.submitted.counts.lines ?? null,
      changedCells: last?.submitted.counts.cells ?? null,
      rule: due?.rule ?? null,
      required: due?.required ?? null,
      receipt: last?.submitted.receipt ?? null,
      dueByRule: extension ? (due?.dueOn ?? null) : null,
      extensionReason: extension?.reason ?? null,
      extendedBy: extension?.by ?? null,
      extendedAt: extension?.at ?? null,
    },
  };
}

function revisionRow({ unit, period }: CalendarEntry, revision: Revision): ProjectedRow {
  const { submitted: sent, at, onBehalfOf = null, accepted, returned } = revision;
  const { projects, lines, cells, retracted } = sent.counts;
  return {
    table: 'report_revision',
    values: {
      unit,
      period,
      revision: sent.revision,
      submittedAt: at,
      certifier: sent.certifier,
      onBehalfOf,
      hash: sent.hash,
      receipt: sent.receipt,
      zero: sent.zero,
      projects,
      lines,
      cells,
      retracted,
      reason: sent.reason ?? null,
      explanations: sent.explanations,
      waivers: sent.waivers,
      acceptedAt: accepted?.at ?? null,
      acceptedBy: accepted?.by ?? null,
      returnedAt: returned?.at ?? null,
      returnedBy: returned?.by ?? null,
      returnReason: returned?.reason ?? null,
      marks: returned?.marks ?? null,
    },
  };
}
