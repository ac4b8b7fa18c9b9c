import { delegationRelation, tableOf, type Instant, type ProjectedRow, type Projection, type RecordedEvent } from '#kernel';
import type { DeputyEvent } from '../events';
import { isSame, type Delegation } from './delegations';

interface Given extends Delegation {
  /** Id of the fact that gave it. */
  readonly delegation: string;
  readonly reason: string | null;
  readonly namedAt: Instant;
  readonly withdrawn: { readonly at: Instant; readonly reason: string | null } | null;
}

/** Every delegation a unit's approvers ever gave, those taken back too: what was known of each is kept as versions. */
export const delegations: Projection<readonly Given[]> = {
  name: 'delegations',
  handles: ['DeputyNamed', 'DeputyWithdrawn'],
  tables: [tableOf(delegationRelation, [['organisation']])],
  keys: ({ data }) => [(data as DeputyEvent['data']).organisation],
  fold(given = [], recorded) {
    const { type, data } = recorded as RecordedEvent & DeputyEvent;
    const { id, metadata } = recorded;
    const { principal, deputy, from, to, reason = null } = data;
    if (type === 'DeputyNamed') {
      if (given.some(({ delegation }) => delegation === id)) return given;
      const said = { delegation: id, principal, deputy, from, to, reason };
      return [...given, { ...said, namedAt: metadata.recordedAt, withdrawn: null }];
    }
    const standing = given.find((each) => each.withdrawn === null && isSame(each, data));
    if (!standing) return given;
    const withdrawn = { at: metadata.recordedAt, reason };
    return given.map((each) => (each === standing ? { ...each, withdrawn } : each));
  },
  rows: (given, organisation) =>
    given.map(({ withdrawn, ...row }): ProjectedRow => ({
      table: delegationRelation.table,
      values: { ...row, organisation, withdrawnAt: withdrawn?.at ?? null, withdrawReason: withdrawn?.reason ?? null },
    })),
};
