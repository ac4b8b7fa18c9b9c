import { covers, refuse, type Decider, type OrgScope } from '#kernel';
import type { ProjectEvent } from './events';
import { decideOfficialAct, type OfficialAct, type OfficialActCode } from './official-acts/official-acts.part';
import { evolveProject, unknownProject, type ProjectState } from './project-state';
import { registerProject, type RegisterProjectCode, type RegisterProjectCommand } from './registration/register-project.part';

export type ProjectCommand = RegisterProjectCommand | (OfficialAct & { readonly scope: OrgScope });
export type ProjectCode = RegisterProjectCode | OfficialActCode | 'NOT_FOUND';

/** Stream `project-<code>`: the one decider of its category, composed of its slices' parts (design section 3). */
export const projectDecider: Decider<ProjectState, ProjectCommand, ProjectEvent, ProjectCode> = {
  initial: unknownProject,
  decide(command, state) {
    if (command.type === 'RegisterProject') return registerProject(command, state);
    // What lies outside the scope looks exactly like what does not exist.
    if (!state.known || !covers(command.scope, state.unit)) return refuse('NOT_FOUND');
    return decideOfficialAct(command, state);
  },
  evolve: evolveProject,
};
