import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refuse, shanghaiDateOf, UNITS, type Authority, type LocalDate, type OrganisationName, type Refused } from '#kernel';
import { StreamCommands, type Outcome, type PlatformCode } from '#platform/commands';
import type { OrganisationEvent } from '../events';
import { organisationDecider, organisationStream, type OrganisationCode } from './organisation.decider';
import type { Renamings } from './renamings';

/** What an officer of NRTA enters; `was` is what stood on the screen for that day. */
export type RenamingInput =
  | { readonly type: 'RenameOrganisation'; readonly name: OrganisationName; readonly was: OrganisationName }
  | { readonly type: 'RetractRenaming' };

export type RenameOrganisationRefusal = OrganisationCode | PlatformCode | 'FORBIDDEN';
export type RenameOrganisationOutcome =
  Extract<Outcome<OrganisationEvent, OrganisationCode>, { ok: true }> | Refused<RenameOrganisationRefusal>;

/** Records that a reporting unit is called otherwise from a day on, or takes the renaming of a day back; NRTA only. */
export class RenameOrganisation extends Command<RenameOrganisationOutcome> {
  constructor(
    readonly authority: Authority,
    readonly organisation: string,
    /** The day the names hold from, Asia/Shanghai; at most a year ahead. */
    readonly effectiveOn: LocalDate,
    readonly reason: string,
    readonly input: RenamingInput,
  ) {
    super();
  }
}

@CommandHandler(RenameOrganisation)
export class RenameOrganisationHandler implements ICommandHandler<RenameOrganisation> {
  constructor(private readonly commands: StreamCommands) {}

  async execute({ authority, organisation, effectiveOn, reason, input }: RenameOrganisation): Promise<RenameOrganisationOutcome> {
    if (!authority.may.has('manage')) return refuse('FORBIDDEN', { needs: 'manage' });
    const others = await this.others(organisation);
    return this.commands.execute({
      stream: organisationStream(organisation),
      decider: organisationDecider,
      command: (now) => ({ ...input, organisation, effectiveOn, reason, others, today: shanghaiDateOf(now) }),
      act: authority.act,
      body: { organisation, effectiveOn, reason, ...input },
      effectiveOn,
    });
  }

  /** From their streams, not from a read model that may lag; a unit is renamed a few times in a generation. */
  private async others(organisation: string): Promise<ReadonlyMap<string, Renamings>> {
    const others = UNITS.filter(({ id }) => id !== organisation);
    const loaded = await Promise.all(
      others.map(async ({ id }) => {
        const { state } = await this.commands.load(organisationStream(id), organisationDecider);
        return [id, state.renamings] as const;
      }),
    );
    return new Map(loaded);
  }
}
