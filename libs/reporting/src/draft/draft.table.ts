import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Draft, DraftCell, DraftExplanation, DraftFile, DraftLine, DraftSource, DraftWaiver, FileFinding } from './draft';

interface Keyed {
  unit: string;
  period: string;
}

const key: EntitySchemaColumnOptions = { type: 'text', primary: true };
const text: EntitySchemaColumnOptions = { type: 'text' };
const maybeText: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const integer: EntitySchemaColumnOptions = { type: 'integer' };
const maybeInteger: EntitySchemaColumnOptions = { type: 'integer', nullable: true };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const maybeJson: EntitySchemaColumnOptions = { type: 'jsonb', nullable: true };
const named = (name: string, column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, name });

export type DraftRow = Omit<Draft, 'cells' | 'lines' | 'findings' | 'explanations' | 'waivers' | 'sources' | 'files'>;

export const draftTable = new EntitySchema<DraftRow>({
  name: 'ReportDraft',
  tableName: 'draft',
  columns: {
    unit: key,
    period: key,
    revision: integer,
    minPosition: named('min_position', maybeText),
    openedBy: named('opened_by', text),
    openedAt: named('opened_at', text),
    editedBy: named('edited_by', text),
    editedAt: named('edited_at', text),
    edits: integer,
  },
});

/** Instants stay the text they are everywhere else: equal text is equal time, and text order is time order. */
export const cellTable = new EntitySchema<Keyed & DraftCell>({
  name: 'ReportDraftCell',
  tableName: 'draft_cell',
  columns: {
    unit: key,
    period: key,
    line: key,
    attribute: key,
    value: maybeJson,
    since: named('since_on', { type: 'date', nullable: true }),
    raw: maybeText,
    source: named('source_key', text),
    row: named('source_row', maybeInteger),
    reason: maybeText,
    editor: text,
    editedAt: named('edited_at', text),
    baseValue: named('base_value', maybeJson),
    basePosition: named('base_position', maybeText),
  },
});

export const lineTable = new EntitySchema<Keyed & DraftLine>({
  name: 'ReportDraftLine',
  tableName: 'draft_line',
  columns: {
    unit: key,
    period: key,
    line: key,
    candidates: json,
    title: maybeText,
    category: maybeText,
    levels: json,
    source: named('source_key', text),
    row: named('source_row', maybeInteger),
    answeredOn: named('answered_on', { type: 'date', nullable: true }),
  },
});

export const findingTable = new EntitySchema<Keyed & FileFinding>({
  name: 'ReportDraftFinding',
  tableName: 'draft_finding',
  columns: {
    unit: key,
    period: key,
    key: named('finding', key),
    severity: text,
    code: text,
    line: maybeText,
    attribute: maybeText,
    sheet: maybeText,
    row: named('source_row', maybeInteger),
    column: named('source_column', maybeInteger),
    value: maybeText,
    rule: text,
    detail: json,
    source: named('source_key', text),
  },
});

export const missingTable = new EntitySchema<Keyed & DraftExplanation>({
  name: 'ReportDraftMissing',
  tableName: 'draft_missing',
  columns: { unit: key, period: key, project: key, why: text, text },
});

export const waiverTable = new EntitySchema<Keyed & DraftWaiver>({
  name: 'ReportDraftWaiver',
  tableName: 'draft_waiver',
  columns: { unit: key, period: key, finding: key, reason: text, by: named('waived_by', text) },
});

export const sourceTable = new EntitySchema<Keyed & DraftSource>({
  name: 'ReportDraftSource',
  tableName: 'draft_source',
  columns: { unit: key, period: key, key: named('source_key', key), source: json, listed: maybeJson },
});

/** The bytes outlive the draft: a claim's source names a file by its hash, and provenance ends at the file itself. */
export const fileTable = new EntitySchema<Keyed & DraftFile & { bytes: Buffer; taken: boolean }>({
  name: 'ReportDraftFile',
  tableName: 'draft_file',
  columns: {
    unit: key,
    period: key,
    sha256: key,
    name: text,
    size: integer,
    uploadedBy: named('uploaded_by', text),
    uploadedAt: named('uploaded_at', text),
    summary: json,
    taken: { type: 'boolean' },
    bytes: { type: 'bytea', select: false },
  },
});

export const reportingTables: readonly EntitySchema[] = [
  draftTable,
  cellTable,
  lineTable,
  findingTable,
  missingTable,
  waiverTable,
  sourceTable,
  fileTable,
] as unknown as readonly EntitySchema[];
