import type { LocalDate } from '#kernel';
import type { DeputyEvent } from '../events';

/** Who may act for whom on the days `[from, to]`, both inclusive; one that was not taken back. */
export interface Delegation {
  readonly principal: string;
  readonly deputy: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Those that stand, in the order in which they were given; past ones too. */
export type Delegations = readonly Delegation[];

/** The same person for the same, from the same day: of those that stand there is one at most. */
export const isSame = (one: Delegation, other: Pick<Delegation, 'principal' | 'deputy' | 'from'>): boolean =>
  one.principal === other.principal && one.deputy === other.deputy && one.from === other.from;

export function withDelegation(delegations: Delegations, { type, data }: DeputyEvent): Delegations {
  if (type === 'DeputyWithdrawn') return delegations.filter((each) => !isSame(each, data));
  const { principal, deputy, from, to } = data;
  return [...delegations, { principal, deputy, from, to }];
}

/** Those under which a person may act on a day, the one given first first. */
export const lentTo = (delegations: Delegations, deputy: string, day: LocalDate): Delegations =>
  delegations.filter((each) => each.deputy === deputy && each.from <= day && day <= each.to);
