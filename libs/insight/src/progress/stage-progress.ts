import { type LocalDate, STAGES, type StageCode, stagesFor, type Category } from '#kernel';

/** A stretch of days in one stage, and the claim it began with. `[from, to)`, Shanghai dates; null is no end. */
export interface StageSpan {
  readonly stage: StageCode;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly claim: string;
}

/** What a read knew of a project's stages: its spans, and the day up to which they are told. */
export interface KnownStages {
  readonly asOf: LocalDate;
  readonly spans: readonly StageSpan[];
}

/**
 * How the beginning of a stage differs between what was known then and what is known now. ENTERED: it began after that
 * day, nothing was wrong then. LEARNED: it had begun by that day, and was told only later. MOVED: another day is told for
 * it. DROPPED: it is no longer told at all.
 */
export type StageDifferenceKind = 'ENTERED' | 'LEARNED' | 'MOVED' | 'DROPPED';

export interface StageDifference {
  readonly stage: StageCode;
  readonly kind: StageDifferenceKind;
  readonly then: StageSpan | null;
  readonly now: StageSpan | null;
}

/** Equal neighbours become one span (a stage told again, or told on by the next unit); what begins after the day is not yet. */
export function stageSpans(asOf: LocalDate, rows: readonly StageSpan[]): KnownStages {
  const spans: StageSpan[] = [];
  for (const row of [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (row.from > asOf) continue;
    const cut = row.to !== null && row.to > asOf ? { ...row, to: null } : row;
    const last = spans.at(-1);
    if (last?.stage === cut.stage && last.to === cut.from) spans[spans.length - 1] = { ...last, to: cut.to };
    else spans.push(cut);
  }
  return { asOf, spans };
}

/** The rows of the picture: the category's own path (J-03, J-04), and whatever else was told of it (Z-4), in official order. */
export function stagePath(category: Category, ...known: readonly KnownStages[]): readonly StageCode[] {
  const told = new Set<StageCode>([...stagesFor(category), ...known.flatMap(({ spans }) => spans.map(({ stage }) => stage))]);
  return STAGES.map(({ code }) => code).filter((code) => told.has(code));
}

/** Where the two differ, by the day now told; a stage entered twice is compared with its like, the first with the first. */
export function stageDifferences(then: KnownStages, now: KnownStages): readonly StageDifference[] {
  const of = ({ spans }: KnownStages, stage: StageCode) => spans.filter((span) => span.stage === stage);
  const found = STAGES.flatMap(({ code: stage }) => {
    const [before, after] = [of(then, stage), of(now, stage)];
    return Array.from({ length: Math.max(before.length, after.length) }, (_each, at): StageDifference | null => {
      const [was, is] = [before[at] ?? null, after[at] ?? null];
      if (was && is) return was.from === is.from ? null : { stage, kind: 'MOVED', then: was, now: is };
      if (is) return { stage, kind: is.from > then.asOf ? 'ENTERED' : 'LEARNED', then: null, now: is };
      return { stage, kind: 'DROPPED', then: was, now: null };
    });
  }).filter((each) => each !== null);
  const dayOf = ({ then: was, now: is }: StageDifference): string => is?.from ?? was?.from ?? '';
  return found.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
}
