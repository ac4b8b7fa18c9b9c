import { isRegress, type LocalDate, type StageCode } from '#kernel';
import type { StageFact } from '../project-state';

export interface StageNeighbours {
  readonly before: StageCode | null;
  readonly after: StageCode | null;
}

/** The stages next to a day in effective order; facts of the same day are covered by the new one. */
export function stageNeighbours(facts: readonly StageFact[], on: LocalDate): StageNeighbours {
  let before: StageFact | null = null;
  let after: StageFact | null = null;
  for (const fact of facts) {
    // Of one day the later recorded counts, and facts come in that order.
    if (fact.effectiveOn < on && (!before || fact.effectiveOn >= before.effectiveOn)) before = fact;
    if (fact.effectiveOn > on && (!after || fact.effectiveOn <= after.effectiveOn)) after = fact;
  }
  return { before: before?.stage ?? null, after: after?.stage ?? null };
}

/** J-06: does a stage between two others go back, or make its successor go back? TOPIC and INITIATION are one step. */
export const stepsBack = ({ before, stage, after }: StageNeighbours & { readonly stage: StageCode }): boolean =>
  (before !== null && isRegress(before, stage)) || (after !== null && isRegress(stage, after));
