import type { LocalDate } from './time';

/** One version of a rule: valid on `[from, to)`, Shanghai dates; null is no end. */
export interface RuleVersion<Value> {
  readonly version: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly value: Value;
  /** The notice and part it comes from. */
  readonly source: string;
  /** 原则上: it warns and asks for a reason, and never refuses (design idea 5). */
  readonly soft?: boolean;
}

/** A rule as dated data (design idea 4). */
export interface DatedRule<Value> {
  readonly id: string;
  readonly versions: readonly RuleVersion<Value>[];
}

/** A rule whose versions do not overlap. @throws Error on an overlap, an empty version or a version name used twice */
export function defineRule<Value>(id: string, versions: readonly RuleVersion<Value>[]): DatedRule<Value> {
  const ordered = [...versions].sort((left, right) => (left.from < right.from ? -1 : 1));
  ordered.forEach(({ version, from, to }, at) => {
    const next = ordered[at + 1];
    if (to !== null && to <= from) throw new Error(`${id} ${version} holds on no day`);
    if (next && (to === null || to > next.from)) throw new Error(`${id}: ${version} and ${next.version} overlap`);
  });
  if (new Set(versions.map(({ version }) => version)).size < versions.length) throw new Error(`${id} names a version twice`);
  return { id, versions: ordered };
}

/** The version that holds on a day; undefined where there is none. */
export const findRule = <Value>(rule: DatedRule<Value>, date: LocalDate): RuleVersion<Value> | undefined =>
  rule.versions.find(({ from, to }) => from <= date && (to === null || date < to));

/** The version that holds on a day. @throws Error where there is none: a gap is a fault of the data */
export function ruleOn<Value>(rule: DatedRule<Value>, date: LocalDate): RuleVersion<Value> {
  const found = findRule(rule, date);
  if (!found) throw new Error(`No version of ${rule.id} holds on ${date}`);
  return found;
}

/**
 * What a check said and by which version, stored with it (design idea 4). `WARNED` goes out with a reason and is shown
 * to the superior unit; `REFUSED` does not go out.
 */
export interface Verdict {
  readonly rule: string;
  readonly version: string;
  readonly source: string;
  readonly outcome: 'PASSED' | 'WARNED' | 'REFUSED';
}

/** Judges by the version of the day; a soft version warns where a hard one refuses. @throws Error where none holds */
export function judge<Value>(rule: DatedRule<Value>, date: LocalDate, holds: (value: Value) => boolean): Verdict {
  const { version, source, value, soft } = ruleOn(rule, date);
  return { rule: rule.id, version, source, outcome: holds(value) ? 'PASSED' : soft ? 'WARNED' : 'REFUSED' };
}
