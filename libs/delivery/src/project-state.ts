import { timeline, type Category, type LocalDate, type StageCode, type SupportLevel } from '#kernel';
import type { ProjectEvent, SideState } from './events';

export interface StageFact {
  readonly stage: StageCode;
  readonly effectiveOn: LocalDate;
}

/** A value that official acts gave from a day on. Kept in the order the acts were learned. */
export interface Held<Value> {
  readonly value: Value;
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
      readonly registeredOn: LocalDate;
      /** Titles given by official acts; reports give others. */
      readonly titles: readonly Held<string>[];
      readonly categories: readonly Held<Category>[];
      readonly levels: readonly Held<readonly SupportLevel[]>[];
      readonly sideStates: readonly Held<SideState>[];
      /** Stages recorded by official acts, in the order they were recorded. */
      readonly stages: readonly StageFact[];
    };

/** What official acts gave, day by day, as the read models fold them; of one day the last that was learned stands. */
export const held = <Value>(facts: readonly Held<Value>[]) => timeline(facts.map((fact, position) => ({ ...fact, position })));

export const unknownProject: ProjectState = { known: false };

export function evolveProject(state: ProjectState, event: ProjectEvent): ProjectState {
  if (event.type === 'ProjectRegistered') {
    const { project, unit, title, category, levels, effectiveOn } = event.data;
    const from = <Value>(value: Value): readonly Held<Value>[] => [{ value, effectiveOn }];
    return {
      known: true,
      project,
      unit,
      unitSince: effectiveOn,
      registeredOn: effectiveOn,
      titles: from(title),
      categories: from(category),
      levels: from(levels),
      sideStates: from<SideState>('ACTIVE'),
      stages: [],
    };
  }
  if (!state.known) return state;
  const { effectiveOn } = event.data;
  switch (event.type) {
    case 'ProjectRenamed':
      return { ...state, titles: [...state.titles, { value: event.data.title, effectiveOn }] };
    case 'ProjectRecategorised':
      return { ...state, categories: [...state.categories, { value: event.data.category, effectiveOn }] };
    case 'SupportLevelsSet':
      return { ...state, levels: [...state.levels, { value: event.data.levels, effectiveOn }] };
    case 'StageRecorded':
      return { ...state, stages: [...state.stages, { stage: event.data.stage, effectiveOn }] };
    case 'ProjectMoved':
      return { ...state, unit: event.data.to, unitSince: effectiveOn };
    case 'SideStateRecorded':
      return { ...state, sideStates: [...state.sideStates, { value: event.data.state, effectiveOn }] };
  }
}
