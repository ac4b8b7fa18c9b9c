import type { Decider } from '#kernel';
import { manageDeputies, type DeputyCode, type DeputyCommand } from '../deputies/manage-deputies.decider';
import { withDelegation, type Delegations } from '../deputies/delegations';
import type { OrganisationEvent } from '../events';
import { renameUnit, type RenamingCode, type RenamingCommand } from './rename-organisation.decider';
import { withRenaming, type Renamings } from './renamings';

export type OrganisationCommand = RenamingCommand | DeputyCommand;
export type OrganisationCode = RenamingCode | DeputyCode;

export interface OrganisationState {
  readonly renamings: Renamings;
  readonly delegations: Delegations;
}

export const organisationStream = (organisation: string): string => `organisation-${organisation}`;

/** Stream `organisation-<id>`: the one decider of its category. */
export const organisationDecider: Decider<OrganisationState, OrganisationCommand, OrganisationEvent, OrganisationCode> = {
  initial: { renamings: [], delegations: [] },
  decide(command, { renamings, delegations }) {
    switch (command.type) {
      case 'RenameOrganisation':
      case 'RetractRenaming':
        return renameUnit(command, renamings);
      case 'NameDeputy':
      case 'WithdrawDeputy':
        return manageDeputies(command, delegations);
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'OrganisationRenamed':
      case 'OrganisationRenamingRetracted':
        return { ...state, renamings: withRenaming(state.renamings, event) };
      case 'DeputyNamed':
      case 'DeputyWithdrawn':
        return { ...state, delegations: withDelegation(state.delegations, event) };
    }
  },
};
