import {
  type Claim,
  claimId,
  claimRelation,
  type Claims,
  type Projection,
  type RecordedEvent,
  type Source,
  tableOf,
} from '#kernel';
import type { LineReported, ReportEvent } from '#reporting/events';
import type { ProjectEvent } from '../events';
import { asProjectEvent, officialValues, PROJECT_EVENTS } from './official-values';
import { claimsAfter } from './project-file.projection';

const REPORT_EVENTS = ['LineReported', 'LineRetracted', 'ReportAccepted', 'ReportReturned'] as const;
type Settling = Extract<ReportEvent, { readonly type: (typeof REPORT_EVENTS)[number] }>;

type ClaimRow = Readonly<Record<string, string | number | object | null>>;

/** The claims of one project in one report, or those of its own stream: small, whatever the project's age. */
export interface ClaimSheet {
  readonly unit: string;
  /** In the order they were made; all but the state, which follows from `claims`. */
  readonly rows: readonly ClaimRow[];
  readonly claims: Claims;
}

/** Every claim ever made, down to the cell and the person (I-02); its versions tell when its state changed. */
export const claimLedger: Projection<ClaimSheet> = {
  name: 'claim_ledger',
  handles: [...PROJECT_EVENTS, ...REPORT_EVENTS],
  tables: [tableOf(claimRelation, [['claim'], ['project', 'attribute'], ['reportUnit', 'reportPeriod']])],
  keys(event) {
    const own = asProjectEvent(event);
    if (own) return [own.data.project];
    const { data } = event as unknown as Settling;
    return ('project' in data ? [data.project] : data.projects).map((project) => `${event.stream}/${project}`);
  },
  fold(sheet, event, key) {
    const own = asProjectEvent(event);
    if (own) return withOfficialAct(sheet, own, event);
    const fact = event as unknown as Settling;
    const before: Claims = sheet?.claims ?? [];
    const claims = claimsAfter(before, fact, event, key.slice(event.stream.length + 1));
    if (claims === before) return sheet;
    const made = fact.type === 'LineReported' ? fact.data.cells.map((cell) => cellRow(cell, fact.data, event)) : [];
    return { unit: fact.data.unit, rows: [...(sheet?.rows ?? []), ...made], claims };
  },
  rows({ rows, claims }) {
    const standing = new Map(claims.map((claim) => [claim.id, claim]));
    return rows.map((row) => ({
      table: 'claim',
      values: { ...row, state: row['reportUnit'] === null ? 'OFFICIAL' : stateOf(standing.get(row['claim'] as string)) },
    }));
  },
};

/** A claim that has left the list was taken back, and its taking back accepted. */
function stateOf(claim: Claim | undefined): string {
  if (!claim || claim.retractedIn !== null) return 'RETRACTED';
  if (claim.accepted) return 'ACCEPTED';
  return claim.disputed ? 'DISPUTED' : 'OPEN';
}

function withOfficialAct(sheet: ClaimSheet | undefined, fact: ProjectEvent, event: RecordedEvent): ClaimSheet {
  // What is done from a move on is the new unit's to see; what was done before stays the old one's.
  const unit =
    fact.type === 'ProjectMoved'
      ? fact.data.to
      : (sheet?.unit ?? (fact.type === 'ProjectRegistered' ? fact.data.unit : undefined));
  if (unit === undefined) throw new Error(`${event.type} of ${fact.data.project}, which is not registered`);
  const { effectiveOn, reason, values } = officialValues(fact);
  const made = values.map(({ attribute, value, was }): ClaimRow => ({
    ...common(event),
    claim: `${event.id}:${attribute}`,
    project: fact.data.project,
    unit,
    attribute,
    value,
    was,
    effectiveOn,
    reportUnit: null,
    sourceKind: 'act',
    person: event.metadata.actor,
    reason,
  }));
  return { unit, rows: [...(sheet?.rows ?? []), ...made], claims: [] };
}

const common = (event: RecordedEvent) => ({
  event: event.id,
  eventType: event.type,
  ordinal: event.position,
  recordedAt: event.metadata.recordedAt,
  organisation: event.metadata.organisation,
});

function cellRow(cell: LineReported['cells'][number], line: LineReported, event: RecordedEvent): ClaimRow {
  const source: Source | undefined = event.metadata.sources?.[cell.source];
  const { actor, onBehalfOf = null } = event.metadata;
  const person = source?.person ?? actor;
  return {
    ...common(event),
    claim: claimId(event.id, cell.attribute),
    project: line.project,
    unit: line.unit,
    attribute: cell.attribute,
    value: cell.value,
    was: cell.was,
    raw: cell.raw ?? null,
    effectiveOn: cell.effectiveOn,
    reportUnit: line.unit,
    reportPeriod: line.period,
    revision: line.revision,
    sourceKind: source?.kind ?? null,
    file: source?.file ?? null,
    fileName: source?.fileName ?? null,
    sheet: source?.sheet ?? null,
    column: source?.columns?.[cell.attribute] ?? null,
    row: cell.row ?? null,
    person,
    // Filling is everybody's own right: only who sent it himself did so in another's name.
    onBehalfOf: person === actor ? onBehalfOf : null,
    reason: cell.reason ?? null,
  };
}
