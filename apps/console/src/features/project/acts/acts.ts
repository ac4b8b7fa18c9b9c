import {
  CATEGORIES,
  STAGES,
  stagesAllowedFor,
  SUPPORT_LEVELS,
  UNITS,
  type Category,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import { useAct, type UserError } from '../../../shared/api';
import type { Problem } from '../../../shared/api';
import { SIDE_STATES, valueText } from '../naming';
import type { ShownClaim, ShownProject } from '../operations';
import {
  LevelsMutation,
  MoveMutation,
  RecategoriseMutation,
  RenameMutation,
  SideStateMutation,
  StageMutation,
} from './operations';

/** What NRTA may do to a project by its own act, in the order of the menu. */
export const ACTS = ['rename', 'recategorise', 'move', 'levels', 'stage', 'sideState'] as const;
export type ActName = (typeof ACTS)[number];

/** What an act sets: the attribute whose value its author sees, as text or as a list of codes. */
export const ATTRIBUTE_OF = {
  rename: 'title',
  recategorise: 'category',
  move: 'unit',
  levels: 'levels',
  stage: 'stage',
  sideState: 'sideState',
} as const satisfies Readonly<Record<ActName, ShownClaim['attribute']>>;

export type ActValue = string | readonly string[];

/** The value that stands, as the act must name it. */
export function standingValue(act: ActName, project: ShownProject): ActValue {
  const of = {
    rename: project.title,
    recategorise: project.category,
    move: project.unit.id,
    levels: project.levels,
    stage: project.stage ?? '',
    sideState: project.sideState,
  } satisfies Readonly<Record<ActName, ActValue>>;
  return of[act];
}

/** What can be chosen; none for a title, which is typed. */
export function choices(
  act: ActName,
  project: ShownProject,
  language: 'zh' | 'en',
  unitName: (id: string) => string,
): readonly { value: string; label: string }[] {
  const codes = {
    rename: [],
    recategorise: CATEGORIES.map(({ code }) => code),
    move: UNITS.map(({ id }) => id),
    levels: SUPPORT_LEVELS.map(({ code }) => code),
    stage: STAGES.map(({ code }) => code).filter((code) => stagesAllowedFor(project.category).includes(code)),
    sideState: [...SIDE_STATES],
  } satisfies Readonly<Record<ActName, readonly string[]>>;
  return codes[act].map((value) => ({ value, label: textOfValue(act, value, language, unitName) }));
}

/** A value of an act as people read it; units by their names of the moment. */
export function textOfValue(act: ActName, value: ActValue, language: 'zh' | 'en', unitName: (id: string) => string): string {
  if (typeof value !== 'string')
    return value.map((each) => textOfValue(act, each, language, unitName)).join(language === 'zh' ? '、' : ', ');
  if (act === 'move') return unitName(value);
  return valueText(ATTRIBUTE_OF[act], value, labelZh(act, value), language);
}

const SIDE_STATES_ZH: Readonly<Record<string, string>> = {
  ACTIVE: '推进中',
  PAUSED: '暂停',
  TERMINATED: '终止',
  WITHDRAWN: '退出',
  REVOKED: '撤销',
};

function labelZh(act: ActName, value: string): string {
  const found =
    act === 'recategorise'
      ? CATEGORIES.find(({ code }) => code === value)?.zh
      : act === 'levels'
        ? SUPPORT_LEVELS.find(({ code }) => code === value)?.zh
        : act === 'stage'
          ? STAGES.find(({ code }) => code === value)?.zh
          : act === 'sideState'
            ? SIDE_STATES_ZH[value]
            : undefined;
  return found ?? value;
}

export interface ActInput {
  readonly project: string;
  readonly value: ActValue;
  /** The value its author saw. */
  readonly was: ActValue;
  readonly effectiveOn: ShownProject['registeredOn'];
  readonly reason: string;
}

export interface OfficialAct {
  /** True: it was done. @throws Problem */
  readonly run: (input: ActInput) => Promise<boolean>;
  readonly running: boolean;
  readonly refused: readonly UserError[];
  readonly problem: Problem | null;
}

/** The mutation of an act, all of them asked in the same way. */
export function useOfficialAct(act: ActName): OfficialAct {
  const rename = useAct(RenameMutation);
  const recategorise = useAct(RecategoriseMutation);
  const move = useAct(MoveMutation);
  const levels = useAct(LevelsMutation);
  const stage = useAct(StageMutation);
  const sideState = useAct(SideStateMutation);
  const { running, refused, problem } = { rename, recategorise, move, levels, stage, sideState }[act];
  const run = async ({ value, was, ...common }: ActInput): Promise<boolean> => {
    const [text, seen] = [String(value), String(was)];
    switch (act) {
      case 'rename':
        return (await rename.run({ ...common, title: text, was: seen })).done;
      case 'recategorise':
        return (await recategorise.run({ ...common, category: text as Category, was: seen as Category })).done;
      case 'move':
        return (await move.run({ ...common, to: text, was: seen })).done;
      case 'levels':
        return (await levels.run({ ...common, levels: listOf(value), was: listOf(was) })).done;
      case 'stage':
        return (
          await stage.run({
            ...common,
            reason: common.reason === '' ? null : common.reason,
            stage: text as StageCode,
            was: seen === '' ? null : (seen as StageCode),
          })
        ).done;
      case 'sideState':
        return (await sideState.run({ ...common, state: text as Side, was: seen as Side })).done;
    }
  };
  return { run, running, refused, problem };
}

type Side = (typeof SIDE_STATES)[number];
const listOf = (value: ActValue): SupportLevel[] => (typeof value === 'string' ? [value] : [...value]) as SupportLevel[];
