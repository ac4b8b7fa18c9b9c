import type { UserError } from '../../../shared/api';
import type { Difference, Draft } from '../operations';

type Cell = Pick<Difference, 'line' | 'title' | 'attribute' | 'was' | 'now' | 'since' | 'reason'>;

/** A cell that says something else than when it was read; null: it did not differ from what is reported. */
export interface Overtaken {
  readonly key: string;
  readonly before: Cell | null;
  readonly after: Difference | null;
}

/** What stands for the edition where there is no draft: a zero report says that it saw none. */
export const editionOf = (draft: Pick<Draft, 'edition'> | null): string => draft?.edition ?? '';

export const keyOf = ({ line, attribute }: Pick<Difference, 'line' | 'attribute'>): string => `${line}|${attribute}`;

/** The server had another edition than the one that was shown. */
export const isOvertaken = (errors: readonly UserError[]): boolean => errors.some(({ code }) => code === 'DRAFT_CHANGED');

/** The refusals to be told; that it was overtaken stands on top of the page already, once it was read again. */
export const untold = (errors: readonly UserError[], told: boolean): readonly UserError[] =>
  told && isOvertaken(errors) ? [] : errors;

/** What a page has shown, what of it was certified, and against what a change of it is told. */
export interface Seen {
  readonly shown: Draft | null;
  /** What was read: as certified last, else as the page was opened. */
  readonly read: Draft | null;
  readonly certified: boolean;
}

/** Another edition than the one that is certified takes the certificate back; what one reads now is held against what one read. */
export function seenNow(seen: Seen, draft: Draft | null): Seen {
  if (editionOf(seen.shown) === editionOf(draft)) return seen;
  return { shown: draft, read: seen.certified ? seen.shown : seen.read, certified: false };
}

/** The cells in which two states of a draft differ, in the order of the newer one; those that went come last. */
export function overtaken(read: Draft | null, now: Draft | null): readonly Overtaken[] {
  const before = new Map((read?.differences ?? []).map((cell) => [keyOf(cell), cell]));
  const after = new Map((now?.differences ?? []).map((cell) => [keyOf(cell), cell]));
  const other = [...after].flatMap(([key, cell]) => {
    const stood = before.get(key) ?? null;
    return stood !== null && said(stood) === said(cell) ? [] : [{ key, before: stood, after: cell }];
  });
  const gone = [...before].flatMap(([key, cell]) => (after.has(key) ? [] : [{ key, before: cell, after: null }]));
  return [...other, ...gone];
}

const said = ({ was, now, since, reason }: Cell): string => JSON.stringify([was, now, since, reason]);
