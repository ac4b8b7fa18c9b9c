import type { OrgScope } from './scope';

/** fill: write a unit's draft. certify: send it. manage: open periods, accept, return, record official acts. */
export type Permission = 'fill' | 'certify' | 'manage';

/** Who acts, for whom, under which command id: stored in every fact's metadata. */
export interface Act {
  /** `person-…` */
  readonly actor: string;
  /** Organisation id the actor acts for. */
  readonly organisation: string;
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
  readonly may: ReadonlySet<Permission>;
}
