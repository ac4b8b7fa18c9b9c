import { type ProjectedRow, type Projection, reportMessageRelation, tableOf } from '#kernel';
import type { ReportEvent } from '../events';

const HEARD = ['ReportReminded', 'CellQuestionAsked', 'CellQuestionAnswered'] as const;
type Said = Extract<ReportEvent, { readonly type: (typeof HEARD)[number] }>;

export interface ReportMessages {
  readonly rows: readonly ProjectedRow['values'][];
}

const KINDS: Readonly<Record<Said['type'], string>> = {
  ReportReminded: 'REMINDER',
  CellQuestionAsked: 'QUESTION',
  CellQuestionAnswered: 'ANSWER',
};

/** What NRTA and a unit said to each other about a report, in the order it was said. */
export const reportMessages: Projection<ReportMessages> = {
  name: 'report_messages',
  handles: HEARD,
  tables: [tableOf(reportMessageRelation, [['unit', 'period']])],
  keys: (event) => {
    const { unit, period } = (event as unknown as Said).data;
    return [`${unit}/${period}`];
  },
  fold(messages, event) {
    const fact = event as unknown as Said;
    const { unit, period, text } = fact.data;
    const { actor, organisation, recordedAt } = event.metadata;
    const reminder = fact.type === 'ReportReminded' ? fact.data : null;
    const cell = fact.type === 'ReportReminded' ? null : fact.data;
    const row = {
      message: event.id,
      unit,
      period,
      kind: KINDS[fact.type],
      reminder: reminder?.kind ?? null,
      dueOn: reminder?.dueOn ?? null,
      project: cell?.project ?? null,
      attribute: cell?.attribute ?? null,
      text,
      at: recordedAt,
      person: actor,
      organisation,
      ordinal: event.position,
    };
    return { rows: [...(messages?.rows ?? []), row] };
  },
  rows: ({ rows }) => rows.map((values) => ({ table: 'report_message', values })),
};
