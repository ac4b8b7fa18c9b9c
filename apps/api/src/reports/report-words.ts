import { endOfDay, formatAttribute, latenessOf, type Attribute, type AttributeValue } from '#kernel';
import {
  columnLetters,
  draftedValue,
  likenessOf,
  normalisationMessage,
  type DraftView,
  type Receipt,
  type ReportFinding,
  type SheetReading,
} from '#reporting';
import { attributeZh } from '../graphql/claims.loader';
import type { AttributeName } from '../graphql/enums';
import { LATENESS_ZH } from '../graphql/report.types';

/** A finding as both doors show it: its place, what is wrong, the rule, the repair. */
export interface FindingWords {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly sheet: string | null;
  readonly row: number | null;
  /** Column letters. */
  readonly column: string | null;
  readonly value: string | null;
  /** Project code, or the new-… of a row that waits for an answer. */
  readonly line: string | null;
  readonly project: string | null;
  readonly attribute: AttributeName | null;
  readonly attributeZh: string | null;
  readonly rule: string;
  readonly message: string;
  readonly messageEn: string;
  readonly repair: string | null;
  readonly repairEn: string | null;
  /** The reason it goes out with, once given. */
  readonly waived: string | null;
}

export const findingWords = (it: ReportFinding): FindingWords => ({
  key: it.key,
  severity: it.severity,
  code: it.code,
  sheet: it.place?.sheet ?? null,
  row: it.place?.row ?? null,
  column: it.place?.column === null || it.place?.column === undefined ? null : columnLetters(it.place.column),
  value: it.value,
  line: it.line,
  project: it.line !== null && !it.line.startsWith('new-') ? it.line : null,
  attribute: it.attribute as AttributeName | null,
  attributeZh: it.attribute === null ? null : attributeZh(it.attribute),
  rule: it.rule,
  message: it.zh,
  messageEn: it.en,
  repair: it.repair?.zh ?? null,
  repairEn: it.repair?.en ?? null,
  waived: it.waived,
});

/**
 * The text that stands in a cell, a finding's too, the draft's or what is reported: what `seen` of an edit must say. Null where
 * it is about no cell.
 */
export function standingText(
  { draft, projects }: DraftView,
  { line, attribute }: Pick<ReportFinding, 'line' | 'attribute'>,
): string | null {
  if (line === null || attribute === null) return null;
  const project = projects.find(({ code }) => code === line);
  return shown(attribute, draftedValue(draft, project, line, attribute));
}

export interface CellWords {
  readonly line: string;
  readonly project: string | null;
  readonly title: string;
  readonly attribute: Attribute;
  readonly attributeZh: string;
  /** As reported at the period's end, as a sheet shows it. */
  readonly was: string;
  readonly accepted: string;
  readonly now: string;
  readonly since: string | null;
  readonly editor: string;
  readonly editedAt: string;
  readonly reason: string | null;
}

const shown = (attribute: Attribute, value: AttributeValue): string => (value === null ? '' : formatAttribute(attribute, value));

/** A value the draft sets to none says 无; one that never was is empty. */
export function cellWords({ differences, projects, draft }: DraftView): readonly CellWords[] {
  const titles = new Map(projects.map((project) => [project.code, project.values.title ?? '']));
  const newTitles = new Map(draft.lines.map((line) => [line.line, line.title ?? '']));
  return differences.map(({ line, cell, reported, accepted }) => ({
    line,
    project: titles.has(line) ? line : null,
    title: titles.get(line) ?? newTitles.get(line) ?? '',
    attribute: cell.attribute,
    attributeZh: attributeZh(cell.attribute),
    was: shown(cell.attribute, reported),
    accepted: shown(cell.attribute, accepted),
    now: formatAttribute(cell.attribute, cell.value),
    since: cell.since,
    editor: cell.editor,
    editedAt: cell.editedAt,
    reason: cell.reason,
  }));
}

/** Rows that no project answers to with certainty: new, or which one renamed? (D-04) */
export const questionWords = ({ draft, projects }: DraftView) => {
  const known = new Map(projects.map((project) => [project.code, project]));
  return draft.lines.map(({ line, title, row, category, candidates }) => ({
    line,
    kind: 'WHICH_PROJECT',
    title,
    row,
    category,
    candidates: candidates.map((code) => {
      const project = known.get(code);
      return { project: code, title: project?.values.title ?? '', why: project ? likenessOf(draft, line, project) : [] };
    }),
  }));
};

/** Projects that the file did not list and nobody explained yet (B-09). */
export const missingWords = ({ findings, projects }: DraftView) => {
  const titles = new Map(projects.map((project) => [project.code, project.values.title ?? '']));
  return findings
    .filter(({ code }) => code === 'PROJECT_MISSING')
    .map(({ line }) => ({ project: line ?? '', title: titles.get(line ?? '') ?? '' }));
};

export const normalisationWords = ({ normalisations }: SheetReading) =>
  normalisations.map((told) => {
    const { code, sheet, row, column, from, to } = told;
    const { zh, en } = normalisationMessage(told);
    return { sheet, row, column: columnLetters(column), from, to, kind: code, message: zh, messageEn: en };
  });

/** 回执 as both doors give it; lateness in the same words as the calendar of reports. */
export const receiptWords = (receipt: Receipt, unit: string, period: string) => {
  const { dueOn, lateFrom, firstSubmittedAt, rule } = receipt.late;
  const lateness = latenessOf({ dueEnd: endOfDay(dueOn), lateFrom, firstSubmittedAt }, receipt.at);
  return {
    number: receipt.number,
    hash: receipt.hash,
    submittedAt: receipt.at,
    revision: receipt.revision,
    unit,
    period,
    zero: receipt.zero,
    counts: receipt.counts,
    lateness,
    latenessZh: LATENESS_ZH[lateness],
    dueOn,
    lateFrom,
    rule: `${rule.id} ${rule.version}（${rule.source}）`,
  };
};
