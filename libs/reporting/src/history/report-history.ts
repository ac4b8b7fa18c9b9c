import type { Attribute, AttributeValue, EventMetadata, LocalDate } from '#kernel';
import type { CellMessage, LineReported, LineRetracted, ReportEvent, ReportSubmitted } from '../events';
import { canonicalClaims, type Digest } from '../report/submit-report.part';

/** A stored fact of a report's stream, as far as its history needs it. */
export type HistoryFact = ReportEvent & { readonly id: string; readonly position: number; readonly metadata: EventMetadata };

export type ReportActKind =
  'OPENED' | 'SUBMITTED' | 'RESUBMITTED' | 'CORRECTED' | 'RETURNED' | 'ACCEPTED' | 'EXTENDED' | 'REMINDED' | 'ASKED' | 'ANSWERED';

/** A cell that a revision changed: what stood there when it was sent, and what it says; null is 无. */
export interface CellChange {
  /** Id of the claim, or of the one that was taken back. */
  readonly claim: string;
  readonly project: string;
  readonly attribute: Attribute;
  readonly was: AttributeValue;
  readonly now: AttributeValue;
  readonly effectiveOn: LocalDate | null;
  /** True where a claim of an earlier revision was taken back and none put in its place. */
  readonly takenBack: boolean;
}

/** One act on a report, in the order of the log. What does not apply to its kind is absent. */
export interface ReportAct {
  readonly kind: ReportActKind;
  readonly event: string;
  readonly position: number;
  readonly metadata: EventMetadata;
  readonly revision?: number;
  /** Reason of a return, an extension or a correction; note of an acceptance; what a reminder, question or answer says. */
  readonly text?: string;
  readonly sent?: ReportSubmitted;
  readonly changes: readonly CellChange[];
  readonly marks?: readonly { readonly project: string; readonly attribute: Attribute; readonly reason?: string }[];
  readonly was?: LocalDate;
  readonly dueOn?: LocalDate;
  readonly reminder?: string;
  readonly cell?: Pick<CellMessage, 'project' | 'attribute'>;
}

/** Every act of a report's stream; a submission is one act with the lines it came with. */
export function historyOf(facts: readonly HistoryFact[]): readonly ReportAct[] {
  const acts: ReportAct[] = [];
  const claims = new Map<string, Pick<CellChange, 'was' | 'now'>>();
  let accepted = false;
  let lines: { readonly reported: CellChange[]; readonly retracted: CellChange[] } = { reported: [], retracted: [] };
  for (const fact of facts) {
    if (fact.type === 'LineReported') {
      for (const change of reportedCells(fact.id, fact.data)) {
        lines.reported.push(change);
        claims.set(change.claim, change);
      }
    } else if (fact.type === 'LineRetracted') {
      lines.retracted.push(...retractedCells(fact.data, claims));
    } else {
      const act = actOf(fact, accepted);
      acts.push(act.sent ? { ...act, changes: joinedCells(lines) } : act);
      if (act.sent) lines = { reported: [], retracted: [] };
      if (act.kind === 'ACCEPTED') accepted = true;
    }
  }
  return acts;
}

/** The receipt's hash, taken anew over the claims that the log holds; null where there is no such revision. */
export function hashOfRevision(facts: readonly HistoryFact[], revision: number, digest: Digest): string | null {
  const sent = facts.find((fact) => fact.type === 'ReportSubmitted' && fact.data.revision === revision);
  if (!sent) return null;
  const reported: LineReported[] = [];
  const retracted: LineRetracted[] = [];
  for (const fact of facts) {
    if (fact.type === 'LineReported' && fact.data.revision === revision) reported.push(fact.data);
    if (fact.type === 'LineRetracted' && fact.data.revision === revision) retracted.push(fact.data);
  }
  return digest(canonicalClaims(sent.data.unit, sent.data.period, revision, reported, retracted));
}

const reportedCells = (event: string, { project, cells }: LineReported): readonly CellChange[] =>
  cells.map(({ attribute, was, value, effectiveOn }) => ({
    claim: `${event}:${attribute}`,
    project,
    attribute,
    was,
    now: value,
    effectiveOn,
    takenBack: false,
  }));

const retractedCells = (
  { project, cells }: LineRetracted,
  claims: ReadonlyMap<string, Pick<CellChange, 'was' | 'now'>>,
): readonly CellChange[] =>
  cells.map(({ attribute, event }) => {
    const claim = `${event}:${attribute}`;
    const earlier = claims.get(claim);
    return {
      claim,
      project,
      attribute,
      was: earlier?.now ?? null,
      now: earlier?.was ?? null,
      effectiveOn: null,
      takenBack: true,
    };
  });

/** A cell that was taken back and claimed anew is one change. */
function joinedCells({ reported, retracted }: { readonly reported: CellChange[]; readonly retracted: CellChange[] }) {
  const anew = new Set(reported.map(({ project, attribute }) => `${project}/${attribute}`));
  return [...reported, ...retracted.filter(({ project, attribute }) => !anew.has(`${project}/${attribute}`))];
}

function actOf(fact: Exclude<HistoryFact, { readonly type: 'LineReported' | 'LineRetracted' }>, accepted: boolean): ReportAct {
  const base = { event: fact.id, position: fact.position, metadata: fact.metadata, changes: [] };
  switch (fact.type) {
    case 'ReportOpened':
      return { ...base, kind: 'OPENED' };
    case 'ReportSubmitted': {
      const { revision, reason } = fact.data;
      const kind = revision === 1 ? 'SUBMITTED' : accepted ? 'CORRECTED' : 'RESUBMITTED';
      return { ...base, kind, revision, sent: fact.data, ...(reason === undefined ? {} : { text: reason }) };
    }
    case 'ReportAccepted': {
      const { revision, note } = fact.data;
      return { ...base, kind: 'ACCEPTED', revision, ...(note === undefined ? {} : { text: note }) };
    }
    case 'ReportReturned':
      return { ...base, kind: 'RETURNED', revision: fact.data.revision, text: fact.data.reason, marks: fact.data.marks };
    case 'DeadlineExtended':
      return { ...base, kind: 'EXTENDED', text: fact.data.reason, was: fact.data.was, dueOn: fact.data.dueOn };
    case 'ReportReminded':
      return { ...base, kind: 'REMINDED', text: fact.data.text, reminder: fact.data.kind, dueOn: fact.data.dueOn };
    case 'CellQuestionAsked':
    case 'CellQuestionAnswered': {
      const { project, attribute, text } = fact.data;
      return { ...base, kind: fact.type === 'CellQuestionAsked' ? 'ASKED' : 'ANSWERED', text, cell: { project, attribute } };
    }
  }
}
