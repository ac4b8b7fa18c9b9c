import { metricById } from '#insight';
import { changedLines, disputedLeft, draftTotals, editionOf, holdsBack, type DraftTotalId, type DraftView } from '#reporting';
import { cellWords, findingWords, missingWords, questionWords, standingText } from '../reports/report-words';
import { countsOf } from '../reports/upload-words';
import type { Draft } from './draft.types';

/** A draft with all it is judged by, as its unit reads it. */
export const draftOut = (view: DraftView): Draft => ({
  unit: view.draft.unit,
  period: view.draft.period,
  edits: view.draft.edits,
  edition: editionOf(view),
  baseRevision: view.draft.revision,
  differences: [...cellWords(view)],
  findings: view.findings.map((each) => ({ ...findingWords(each), stands: standingText(view, each) })),
  openLines: questionWords(view).map(({ candidates, ...line }) => ({
    ...line,
    candidates: candidates.map(({ why, ...candidate }) => ({ ...candidate, why: [...why] })),
  })),
  missing: missingWords(view),
  projects: view.projects.map(({ code, values }) => ({ project: code, title: values.title ?? '' })),
  totals: draftTotals(view).map((total) => ({ ...total, ...metricWords(total.id) })),
  errors: countsOf(view).errors,
  warnings: countsOf(view).warnings,
  changedLines: changedLines(view),
  editedAt: view.draft.editedAt,
  editor: view.draft.editedBy,
  canSubmit: !view.findings.some(holdsBack),
  disputedLeft: disputedLeft(view.report, (project, attribute) =>
    view.differences.some(({ line, cell }) => line === project && cell.attribute === attribute),
  ),
  view,
});

function metricWords(id: DraftTotalId): { readonly zh: string; readonly en: string; readonly unit: string } {
  const metric = metricById(id);
  if (!metric) throw new Error(`No such metric: ${id}`);
  const { zh, en, unit } = metric;
  return { zh, en, unit };
}
