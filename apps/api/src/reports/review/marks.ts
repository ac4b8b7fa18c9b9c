import type { Claim } from '../../graphql/project.types';
import type { ReportReturn } from '../../graphql/return.types';
import { OUTCOMES_ZH, type EarlierMark, type MarkOutcome } from '../../graphql/review.types';
import type { KeptWaiver } from './review-words';

export interface MarkContext {
  /** Claims of the report on the marked cell, in the order they were made. */
  readonly claims: readonly Claim[];
  /** Warnings on the cell that went out with a reason. */
  readonly waivers: readonly KeptWaiver[];
  /** Last revision sent. */
  readonly revision: number;
  /** What each revision said for itself: sent again as it stood, it is the explanation. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** Marks of earlier returns on one cell, each with what became of it. */
export function earlierMarks(
  returns: readonly ReportReturn[],
  cell: { readonly project: string; readonly attribute: string },
  context: MarkContext,
): EarlierMark[] {
  return returns.flatMap(({ revision, at, by, reason, marks }) =>
    marks
      .filter(({ project, attribute }) => project === cell.project && attribute === cell.attribute)
      .map((mark): EarlierMark => {
        const explanation =
          context.waivers.find((waiver) => waiver.revision > revision)?.reason ?? context.reasons.get(revision + 1) ?? null;
        const became = outcomeOf(revision, explanation, context);
        return {
          revision,
          at,
          by,
          reason: mark.reason ?? reason,
          text: mark.text,
          became,
          becameZh: OUTCOMES_ZH[became],
          explanation: became === 'CHANGED' || became === 'TAKEN_BACK' ? null : explanation,
        };
      }),
  );
}

function outcomeOf(returned: number, explanation: string | null, { claims, revision }: MarkContext): MarkOutcome {
  if (claims.some((claim) => (claim.revision ?? 0) > returned)) return 'CHANGED';
  const marked = claims.filter((claim) => (claim.revision ?? 0) <= returned).at(-1);
  if (marked?.state === 'RETRACTED') return 'TAKEN_BACK';
  if (marked?.state === 'ACCEPTED') return 'ACCEPTED';
  if (revision === returned) return 'OPEN';
  return explanation === null ? 'UNCHANGED' : 'EXPLAINED';
}
