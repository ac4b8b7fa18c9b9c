import { Field, ID, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ROLE_RULES, TokenService, type Actor, type Role } from '#access';
import type { Names, Permission } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import { presentNames } from '../names/present-names';
import { CurrentActor } from './actor';
import { PermissionEnum, RoleEnum } from './enums';
import { organisationOut } from './labels';
import { Organisation, Person } from './project.types';

@ObjectType({ description: 'Who asks, and what that token may do.' })
export class Viewer {
  @Field(() => ID, { description: 'Person id.' })
  id!: string;

  @Field(() => String, { description: 'Name, as the organisation registered it.' })
  name!: string;

  @Field(() => Organisation, { description: 'Organisation they act for.' })
  organisation!: Organisation;

  @Field(() => RoleEnum, { description: 'Role of the token.' })
  role!: Role;

  @Field(() => String, { description: 'The same in Chinese.' })
  roleZh!: string;

  @Field(() => String, { description: 'The same in English.' })
  roleEn!: string;

  @Field(() => [PermissionEnum], { description: 'What it may do besides reading.' })
  may!: Permission[];

  @Field(() => Boolean, { description: 'True for a token of the demonstration country.' })
  demo!: boolean;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly clock: Clock,
    private readonly tokens: TokenService,
  ) {}

  @Query(() => Viewer, { description: 'The holder of the token.' })
  async me(@CurrentActor() actor: Actor): Promise<Viewer> {
    return viewerOut(actor, await presentNames(this.reads, this.clock));
  }

  @ResolveField(() => [Person], {
    description: 'Who may certify and send the reports of the viewer’s own unit; none for others.',
  })
  async approvers(@CurrentActor() actor: Actor): Promise<Person[]> {
    if (actor.role !== 'bureau-filler' && actor.role !== 'bureau-approver') return [];
    const [holders, names] = await Promise.all([
      this.tokens.holders(actor.organisation, 'bureau-approver'),
      presentNames(this.reads, this.clock),
    ]);
    const organisation = organisationOut(actor.organisation, names);
    return holders.map(({ id, name }) => ({ id, name, organisation }));
  }
}

const viewerOut = (actor: Actor, names: Names): Viewer => ({
  id: actor.person,
  name: actor.name,
  organisation: organisationOut(actor.organisation, names),
  role: actor.role,
  roleZh: ROLE_RULES[actor.role].zh,
  roleEn: ROLE_RULES[actor.role].en,
  may: [...actor.may],
  demo: actor.demo,
});
