import type { Predicate } from '#kernel';

/** The predicates' own words, for definitions that read like sentences. */
export const all = (...of: readonly Predicate[]): Predicate => ({ op: 'all', of });
export const any = (...of: readonly Predicate[]): Predicate => ({ op: 'any', of });
export const not = (of: Predicate): Predicate => ({ op: 'not', of });
export const present = (field: string): Predicate => ({ op: 'present', field });
export const differs = (field: string): Predicate => ({ op: 'differs', field });
export const among = (field: string, values: readonly string[]): Predicate => ({ op: 'in', field, values });

/** J-06, D-05: projects that came to an end before their last stage. */
export const ENDED = ['TERMINATED', 'WITHDRAWN', 'REVOKED'] as const;
