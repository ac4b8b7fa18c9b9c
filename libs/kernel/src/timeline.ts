import type { LocalDate } from './time';

/** What a timeline is made of: a day from which something holds, and how late it was learned. */
export interface Dated {
  readonly effectiveOn: LocalDate;
  /** Place in the log; of two facts of one day the higher wins (worked example, rule 7). */
  readonly position: number;
}

/** `[from, to)`, Shanghai dates; null is no end. */
export interface Segment<Fact> {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly fact: Fact;
}

/** Earlier day first; on one day the order of the log. */
export const inEffectiveOrder = (left: Dated, right: Dated): number =>
  left.effectiveOn < right.effectiveOn ? -1 : left.effectiveOn > right.effectiveOn ? 1 : left.position - right.position;

/**
 * The stretches of days for which each fact holds. A fact dated in the past splits a stretch and leaves later ones
 * alone; a fact covered by another of its day has none. Equal neighbours are not merged: each row names its fact.
 */
export function timeline<Fact extends Dated>(facts: readonly Fact[]): readonly Segment<Fact>[] {
  const visible: Fact[] = [];
  for (const fact of [...facts].sort(inEffectiveOrder)) {
    if (visible.at(-1)?.effectiveOn === fact.effectiveOn) visible.pop();
    visible.push(fact);
  }
  return visible.map((fact, at) => ({ from: fact.effectiveOn, to: visible[at + 1]?.effectiveOn ?? null, fact }));
}

/** What holds on a day, inclusive of the day it begins; undefined before the first. */
export const factOn = <Fact>(segments: readonly Segment<Fact>[], date: LocalDate): Fact | undefined =>
  segments.find(({ from, to }) => from <= date && (to === null || date < to))?.fact;
