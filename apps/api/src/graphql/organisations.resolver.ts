import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { authorityOf, RenameOrganisation, TokenService, type Actor, type RenamingInput } from '#access';
import { baseName, covers, NRTA, UNITS, type LocalDate, type OrganisationName } from '#kernel';
import { ReadStore, type Cut } from '#platform/read-store';
import { bookAt, namesAt } from '../names/named-reads';
import { CurrentActor } from './actor';
import { commandId, type CommandInput } from './command.input';
import { unitArgument } from './filters';
import { organisationOut } from './labels';
import { cutOut, cutRequest, MomentArgs } from './moment';
import {
  OrganisationRecord,
  RenameOrganisationInput,
  RetractOrganisationRenamingInput,
  type OrganisationNameInput,
  type OrganisationNameStretch,
} from './organisation.types';
import { ActPayload, payload } from './payload';
import { Organisation } from './project.types';
import { WritingOpen } from './writing-open';

/** Reporting units under the names of their time; names are nobody's secret, who recorded one and why is told as far as the scope. */
@Resolver()
export class OrganisationsResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: ReadStore,
    private readonly tokens: TokenService,
  ) {}

  @Query(() => [Organisation], { description: 'NRTA and the 32 units in official order, by their names of the moment.' })
  organisations(@CurrentActor() _actor: Actor, @Args() { at }: MomentArgs): Promise<Organisation[]> {
    return this.reads.read(cutRequest(at), ({ cut }) => {
      const names = namesAt(cut);
      return Promise.resolve([NRTA, ...UNITS].map(({ id }) => organisationOut(id, names)));
    });
  }

  @Query(() => OrganisationRecord, { description: 'One organisation, and what it was called over time as known at the moment.' })
  organisation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'Id or code (bureau-51, 51, nrta).' }) text: string,
    @Args() { at }: MomentArgs,
  ): Promise<OrganisationRecord> {
    const id = unitArgument(text);
    return this.reads.read(cutRequest(at), async ({ cut }) => ({
      organisation: organisationOut(id, namesAt(cut)),
      at: cutOut(cut),
      names: await this.namesOver(id, actor, cut),
    }));
  }

  @WritingOpen()
  @Mutation(() => ActPayload, {
    description: 'Records that a unit is called otherwise from a day on; said again for the same day it corrects. NRTA only.',
  })
  renameOrganisation(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RenameOrganisationInput,
  ): Promise<ActPayload> {
    const [name, was] = [nameOf(input.name), nameOf(input.was)];
    return this.record(actor, input, { type: 'RenameOrganisation', name, was });
  }

  @WritingOpen()
  @Mutation(() => ActPayload, { description: 'Takes the renaming of a day back, by a new fact; NRTA only.' })
  retractOrganisationRenaming(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RetractOrganisationRenamingInput,
  ): Promise<ActPayload> {
    return this.record(actor, input, { type: 'RetractRenaming' });
  }

  private async record(
    actor: Actor,
    input: CommandInput & RetractOrganisationRenamingInput,
    act: RenamingInput,
  ): Promise<ActPayload> {
    const authority = authorityOf(actor, commandId(actor, input));
    const day = input.effectiveOn as LocalDate;
    const unit = unitArgument(input.organisation);
    return payload(await this.commands.execute(new RenameOrganisation(authority, unit, day, input.reason, act)));
  }

  private async namesOver(id: string, actor: Actor, cut: Cut): Promise<OrganisationNameStretch[]> {
    const stretches = bookAt(cut).stretches(id);
    const people = await this.tokens.people(stretches.map(({ person }) => person));
    const first = { from: null, to: stretches[0]?.from ?? null, recordedAt: null, by: null, reason: null };
    const told = covers(actor.scope, id);
    return [
      { ...baseName(id), ...first },
      ...stretches.map(({ zh, short, en, from, to, recordedAt, person, recordedBy, reason }) => {
        const known = people.get(person);
        const organisation = organisationOut(known?.organisation ?? recordedBy, namesAt(cut));
        const by = { id: person, name: known?.name ?? person, organisation };
        return { zh, short, en, from, to, recordedAt, by: told ? by : null, reason: told ? reason : null };
      }),
    ];
  }
}

const nameOf = ({ zh, short, en }: OrganisationNameInput): OrganisationName => ({ zh, short, en });
