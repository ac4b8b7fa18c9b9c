import { hashOf } from '#platform/commands';
import { draftTotals } from './draft-totals';
import type { DraftView } from './draft-view';

/** What a `seen` says where there was no draft to be seen: a zero report without one. */
export const NO_EDITION = '';

/**
 * Names what a draft would certify, so that nobody certifies what they were not shown: its cells old and new with day and
 * reason, what is explained and let go with a reason, the totals, the revision it is sent over. A digest and not a count:
 * a draft begun anew counts its edits anew, and the values beneath move without any edit.
 */
export const editionOf = (view: DraftView): string =>
  hashOf({
    unit: view.draft.unit,
    period: view.draft.period,
    revision: view.report.revision,
    cells: view.differences.map(({ line, reported, cell: { attribute, value, since, reason } }) => ({
      line,
      attribute,
      reported,
      value,
      since,
      reason,
    })),
    explanations: inOrder(view.draft.explanations.map(({ project, why, text }) => [project, why, text])),
    waivers: inOrder(view.draft.waivers.map(({ finding, reason }) => [finding, reason])),
    totals: draftTotals(view),
  });

/** Read again, the parts of a draft come in the order of the database. */
const inOrder = (parts: readonly (readonly string[])[]): readonly string[] => parts.map((part) => JSON.stringify(part)).sort();
