import type { OrgScope } from './scope';

/** fill: write a unit's draft. certify: send it. manage: open periods, accept, return, record official acts. */
export type Permission = 'fill' | 'certify' | 'manage';

/** Who acts, for whom, under which command id: stored in every fact's metadata. */
export interface Act {
  /** `person-…` */
  readonly actor: string;
  /** Organisation id the actor acts for. */
  readonly organisation: string;
  /** `person-…` whose right it is, where the actor uses one that was lent (I-10). */
  readonly onBehalfOf?: string;
  /** The caller's id for this command; the same id with the same body is the same success. */
  readonly commandId: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** What every command takes beside its own words: an unscoped write does not compile. */
export interface Authority {
  readonly act: Act;
  readonly scope: OrgScope;
  /** The actor's own rights. */
  readonly may: ReadonlySet<Permission>;
  /** Rights the actor has not, but may use today in the name of the person who has: permission → `person-…` (I-10). */
  readonly lent?: ReadonlyMap<Permission, string>;
}

/**
 * How an act stands that needs a right: in the actor's own name where he holds it himself, else on behalf of who lent it;
 * undefined where he has it neither way.
 */
export function actUnder({ act, may, lent }: Authority, needs: Permission): Act | undefined {
  if (may.has(needs)) return act;
  const onBehalfOf = lent?.get(needs);
  return onBehalfOf === undefined ? undefined : { ...act, onBehalfOf };
}
