import { Field, ID, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { LentRights, ROLE_RULES, TokenService, type Actor, type Named, type Role } from '#access';
import { shanghaiDateOf, type LocalDate, type Names, type Permission } from '#kernel';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import { presentNames } from '../names/present-names';
import { CurrentActor } from './actor';
import { PermissionEnum, RoleEnum } from './enums';
import { organisationOut } from './labels';
import { Organisation, Person } from './project.types';
import { LocalDateScalar } from './scalars';

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

  @Field(() => LocalDateScalar, {
    description: 'The day it is by the service’s clock (Shanghai): nothing is known of a later one.',
  })
  today!: string;
}

@ObjectType({ description: 'Somebody in whose name the viewer may act today (I-10).' })
export class ActsFor {
  @Field(() => Person, { description: 'Whose right it is.' })
  person!: Person;

  @Field(() => [PermissionEnum], { description: 'What the viewer may do in that name, and not in the own.' })
  may!: Permission[];

  @Field(() => LocalDateScalar, { description: 'First day (Shanghai).' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'Last day (Shanghai), inclusive.' })
  to!: string;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(
    private readonly reads: ReadStore,
    private readonly clock: Clock,
    private readonly tokens: TokenService,
    private readonly lent: LentRights,
  ) {}

  @Query(() => Viewer, { description: 'The holder of the token.' })
  async me(@CurrentActor() actor: Actor): Promise<Viewer> {
    return viewerOut(actor, await presentNames(this.reads, this.clock), shanghaiDateOf(this.clock.now()));
  }

  @ResolveField(() => [Person], {
    description: 'Who may certify and send the reports of the viewer’s own unit; none for others.',
  })
  async approvers(@CurrentActor() actor: Actor): Promise<Person[]> {
    if (actor.role !== 'bureau-filler' && actor.role !== 'bureau-approver') return [];
    return this.persons(actor, await this.tokens.holders(actor.organisation, 'bureau-approver'));
  }

  @ResolveField(() => [Person], {
    description: 'Everybody else of the viewer’s own unit, by name: whom it could name as a deputy; none outside of units.',
  })
  async colleagues(@CurrentActor() actor: Actor): Promise<Person[]> {
    if (actor.scope.kind !== 'units') return [];
    const members = await this.tokens.members(actor.organisation);
    return this.persons(
      actor,
      members.filter(({ id }) => id !== actor.person),
    );
  }

  @ResolveField(() => [ActsFor], {
    description: 'In whose name the viewer may act today, the first one where it is not said; none for who has the right (I-10).',
  })
  async actsFor(@CurrentActor() actor: Actor): Promise<ActsFor[]> {
    const lent = await this.lent.of(actor);
    const people = await this.persons(
      actor,
      lent.map(({ principal }) => principal),
    );
    return lent.flatMap(({ permissions, from, to }, at) => {
      const person = people[at];
      return person ? [{ person, may: [...permissions], from, to }] : [];
    });
  }

  private async persons(actor: Actor, people: readonly Named[]): Promise<Person[]> {
    if (people.length === 0) return [];
    const organisation = organisationOut(actor.organisation, await presentNames(this.reads, this.clock));
    return people.map(({ id, name }) => ({ id, name, organisation }));
  }
}

const viewerOut = (actor: Actor, names: Names, today: LocalDate): Viewer => ({
  id: actor.person,
  name: actor.name,
  organisation: organisationOut(actor.organisation, names),
  role: actor.role,
  roleZh: ROLE_RULES[actor.role].zh,
  roleEn: ROLE_RULES[actor.role].en,
  may: [...actor.may],
  demo: actor.demo,
  today,
});
