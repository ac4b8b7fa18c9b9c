import { officialClaim, regressAt, type LocalDate, type Regress, type StageCode } from '#kernel';
import type { StageFact } from '../project-state';

/**
 * J-06: where a new stage goes back, seen from either neighbour in effective order. Facts come in the order they were
 * learned; those of the new one's own day are covered by it. TOPIC and INITIATION are one step.
 */
export function stepsBack(facts: readonly StageFact[], stage: StageCode, effectiveOn: LocalDate): readonly Regress[] {
  const claims = [...facts, { stage, effectiveOn }].map((fact, position) =>
    officialClaim({ eventId: String(position), attribute: 'stage', value: fact.stage, effectiveOn: fact.effectiveOn, position }),
  );
  const added = claims.at(-1);
  return added ? regressAt(claims, added) : [];
}
