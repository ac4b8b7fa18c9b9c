import type { Category, LocalDate, StageCode, SupportLevel } from '#kernel';
import type { ProjectEvent, SideState } from './events';

export interface StageFact {
  readonly stage: StageCode;
  readonly effectiveOn: LocalDate;
}

/** What the rules of a project's own stream ask for. */
export type ProjectState =
  | { readonly known: false }
  | {
      readonly known: true;
      readonly project: string;
      /** The unit it belongs to now, and since when. */
      readonly unit: string;
      readonly unitSince: LocalDate;
      /** Last title given by an official act. */
      readonly title: string;
      readonly category: Category;
      readonly levels: readonly SupportLevel[];
      readonly sideState: SideState;
      /** Stages recorded by official acts, in the order they were recorded. */
      readonly stages: readonly StageFact[];
    };

export const unknownProject: ProjectState = { known: false };

export function evolveProject(state: ProjectState, event: ProjectEvent): ProjectState {
  if (event.type === 'ProjectRegistered') {
    const { project, unit, title, category, levels, effectiveOn: unitSince } = event.data;
    return { known: true, project, unit, unitSince, title, category, levels, sideState: 'ACTIVE', stages: [] };
  }
  if (!state.known) return state;
  switch (event.type) {
    case 'ProjectRenamed':
      return { ...state, title: event.data.title };
    case 'ProjectRecategorised':
      return { ...state, category: event.data.category };
    case 'SupportLevelsSet':
      return { ...state, levels: event.data.levels };
    case 'StageRecorded':
      return { ...state, stages: [...state.stages, { stage: event.data.stage, effectiveOn: event.data.effectiveOn }] };
    case 'ProjectMoved':
      return { ...state, unit: event.data.to, unitSince: event.data.effectiveOn };
    case 'SideStateRecorded':
      return { ...state, sideState: event.data.state };
  }
}
