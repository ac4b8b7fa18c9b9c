import { accept, refuse, type Decision, type LocalDate } from '#kernel';
import type { DeputyEvent } from '../events';
import { isSame, lentTo, type Delegations } from './delegations';

interface Said {
  readonly organisation: string;
  /** `person-…` who says it, of his own right. */
  readonly principal: string;
  readonly deputy: string;
  /** First day, Asia/Shanghai. */
  readonly from: LocalDate;
  readonly reason?: string;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
}

export type DeputyCommand =
  | (Said & {
      readonly type: 'NameDeputy';
      /** Last day, inclusive. */
      readonly to: LocalDate;
      /** Whether the principal has the right himself. */
      readonly holds: boolean;
      /** Everybody who can be signed in for the unit: `person-…`. */
      readonly people: ReadonlySet<string>;
    })
  | (Said & { readonly type: 'WithdrawDeputy' });

export type DeputyCode =
  | 'RIGHT_NOT_HELD'
  | 'RIGHT_BORROWED'
  | 'NOT_OF_THIS_UNIT'
  | 'DEPUTY_IS_PRINCIPAL'
  | 'DELEGATION_ENDS_FIRST'
  | 'DELEGATION_IN_PAST'
  | 'DELEGATION_OVERLAPS'
  | 'NO_SUCH_DELEGATION';

/** Who acts for whom within which days (I-10). A person lends only a right of his own, and only within his unit. */
export function manageDeputies(command: DeputyCommand, delegations: Delegations): Decision<DeputyEvent, DeputyCode> {
  const { organisation, principal, deputy, from, today } = command;
  const why = command.reason?.trim() ?? '';
  const reason = why === '' ? {} : { reason: why };
  if (command.type === 'WithdrawDeputy') {
    const standing = delegations.find((each) => isSame(each, command));
    // What is over cannot be undone: nothing was done under it that it did not allow.
    if (!standing || standing.to < today) return refuse('NO_SUCH_DELEGATION', { deputy, from });
    const { to } = standing;
    return accept({ type: 'DeputyWithdrawn', data: { organisation, principal, deputy, from, to, ...reason } });
  }
  const { to, holds, people } = command;
  if (!holds) return refuse(lentTo(delegations, principal, today).length > 0 ? 'RIGHT_BORROWED' : 'RIGHT_NOT_HELD');
  if (deputy === principal) return refuse('DEPUTY_IS_PRINCIPAL');
  if (!people.has(deputy)) return refuse('NOT_OF_THIS_UNIT', { deputy });
  if (to < from) return refuse('DELEGATION_ENDS_FIRST', { from, to });
  if (from < today) return refuse('DELEGATION_IN_PAST', { from, today });
  const met = delegations.find(
    (each) => each.principal === principal && each.deputy === deputy && each.from <= to && from <= each.to,
  );
  if (met) return refuse('DELEGATION_OVERLAPS', { deputy, from: met.from, to: met.to });
  return accept({ type: 'DeputyNamed', data: { organisation, principal, deputy, from, to, ...reason } });
}
