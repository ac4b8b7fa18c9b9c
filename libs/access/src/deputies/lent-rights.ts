import { Injectable } from '@nestjs/common';
import { shanghaiDateOf, type Authority, type LocalDate, type Permission } from '#kernel';
import { StreamCommands } from '#platform/commands';
import { organisationDecider, organisationStream } from '../organisation/organisation.decider';
import { ROLE_RULES } from '../roles';
import { authorityOf, TokenService, type Actor } from '../token.service';
import { lentTo } from './delegations';

/** A person in whose name somebody may act today, and what. */
export interface Lent {
  readonly principal: { readonly id: string; readonly name: string };
  readonly permissions: readonly Permission[];
  /** Days of the delegation, both inclusive. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Rights that deputies may use in another's name (I-10): asked of the stream, so that what is withdrawn ends at once. */
@Injectable()
export class LentRights {
  constructor(
    private readonly commands: StreamCommands,
    private readonly tokens: TokenService,
  ) {}

  /**
   * For whom the actor may act at this moment, the delegation given first first. One who has lost the right lends it no
   * more, and rights that the actor has himself are not borrowed.
   */
  async of({
    person,
    organisation,
    scope,
    may,
  }: Pick<Actor, 'person' | 'organisation' | 'scope' | 'may'>): Promise<readonly Lent[]> {
    const permissions = ROLE_RULES['bureau-approver'].may.filter((each) => !may.has(each));
    if (scope.kind !== 'units' || permissions.length === 0) return [];
    const { state } = await this.commands.load(organisationStream(organisation), organisationDecider);
    const delegations = lentTo(state.delegations, person, shanghaiDateOf(this.commands.now()));
    if (delegations.length === 0) return [];
    const holders = new Map((await this.tokens.holders(organisation, 'bureau-approver')).map((each) => [each.id, each]));
    return delegations.flatMap(({ principal, from, to }) => {
      const holder = holders.get(principal);
      return holder ? [{ principal: holder, permissions, from, to }] : [];
    });
  }

  /** The authority an actor has for one command, with what others have lent. */
  async authorityOf(actor: Actor, commandId: string): Promise<Authority> {
    const own = authorityOf(actor, commandId);
    const lent = new Map<Permission, string>();
    for (const { principal, permissions } of await this.of(actor)) {
      for (const each of permissions) if (!lent.has(each)) lent.set(each, principal.id);
    }
    return lent.size === 0 ? own : { ...own, lent };
  }
}
