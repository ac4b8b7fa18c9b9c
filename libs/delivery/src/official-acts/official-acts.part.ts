import {
  accept,
  factOn,
  findUnit,
  refuse,
  type Category,
  type Decision,
  type LocalDate,
  type Segment,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import type { ProjectEvent, SideState } from '../events';
import { held, type Held, type ProjectState, type StageFact } from '../project-state';
import { orderedLevels } from '../registration/register-project.part';
import { stepsBack } from './stage-order';

interface Dated {
  readonly effectiveOn: LocalDate;
  /** Today in Asia/Shanghai. */
  readonly today: LocalDate;
}

/** Every act names the value its author saw; another standing value is refused with both (design section 3). */
export type OfficialAct =
  | (Dated & {
      readonly type: 'RenameProject';
      readonly title: string;
      readonly was: string;
      readonly reason: string;
      /** The title as the read models know it, and whether a report gave it. */
      readonly standing: { readonly title: string | null; readonly fromReport: boolean };
    })
  | (Dated & {
      readonly type: 'RecategoriseProject';
      readonly category: Category;
      readonly was: Category;
      readonly reason: string;
    })
  | (Dated & {
      readonly type: 'SetSupportLevels';
      readonly levels: readonly SupportLevel[];
      readonly was: readonly SupportLevel[];
      readonly reason: string;
    })
  | (Dated & {
      readonly type: 'RecordStage';
      readonly stage: StageCode;
      /** The stage that was seen, null where there was none; absent where its author did not look. */
      readonly was?: StageCode | null;
      /** The stage as the read models know it, and whether a report gave it. */
      readonly standing: { readonly stage: StageCode | null; readonly stageFromReport: boolean };
      readonly reason?: string;
      /** Live stage claims of reports, as the read models know them. */
      readonly reported: readonly StageFact[];
    })
  | (Dated & { readonly type: 'MoveProject'; readonly to: string; readonly was: string; readonly reason: string })
  | (Dated & { readonly type: 'RecordSideState'; readonly state: SideState; readonly was: SideState; readonly reason: string });

export type OfficialActCode =
  | 'VALUE_CHANGED'
  | 'REASON_REQUIRED'
  | 'TITLE_EMPTY'
  | 'LEVEL_MISSING'
  | 'DATE_IN_FUTURE'
  | 'STAGE_GOES_BACK'
  | 'MOVE_TOO_EARLY'
  | 'NOT_A_REGISTERING_UNIT'
  | 'BEFORE_REGISTRATION'
  | 'SIDE_STATE_FINAL'
  | 'SIDE_STATE_FOLLOWS';

/** J-06. Withdrawal is reversible by a recorded decision (D-03); termination and revocation are not. */
const SIDE_STATE_MOVES: Readonly<Record<SideState, readonly SideState[]>> = {
  ACTIVE: ['PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'],
  PAUSED: ['ACTIVE', 'TERMINATED', 'WITHDRAWN', 'REVOKED'],
  WITHDRAWN: ['ACTIVE', 'REVOKED'],
  TERMINATED: [],
  REVOKED: [],
};

type Known = Extract<ProjectState, { known: true }>;

export function decideOfficialAct(act: OfficialAct, state: Known): Decision<ProjectEvent, OfficialActCode> {
  const { project } = state;
  const { effectiveOn } = act;
  if (effectiveOn > act.today) return refuse('DATE_IN_FUTURE', { project, effectiveOn, today: act.today });
  if (act.type !== 'RecordStage') {
    if (act.reason.trim() === '') return refuse('REASON_REQUIRED', { project });
    // The registration itself would stand over it. A stage may have been entered earlier (J-06).
    if (effectiveOn < state.registeredOn) {
      return refuse('BEFORE_REGISTRATION', { project, effectiveOn, since: state.registeredOn });
    }
  }
  switch (act.type) {
    case 'RenameProject': {
      const title = act.title.trim();
      if (title === '') return refuse('TITLE_EMPTY', { project });
      // A title given by an act is newest in this very stream; one given by a report is known to the read models only.
      const given = now(state.titles);
      const actual = act.standing.fromReport ? (act.standing.title ?? given) : given;
      if (act.was !== actual) return refuse('VALUE_CHANGED', { project, seen: act.was, actual });
      if (title === actual) return accept();
      return accept({ type: 'ProjectRenamed', data: { project, title, was: actual, effectiveOn, reason: act.reason } });
    }
    case 'RecategoriseProject': {
      const actual = now(state.categories);
      if (act.was !== actual) return refuse('VALUE_CHANGED', { project, seen: act.was, actual });
      const was = onDay(state.categories, effectiveOn);
      if (act.category === was) return accept();
      const { category, reason } = act;
      return accept({ type: 'ProjectRecategorised', data: { project, category, was, effectiveOn, reason } });
    }
    case 'SetSupportLevels': {
      const levels = orderedLevels(act.levels);
      if (levels.length === 0) return refuse('LEVEL_MISSING', { project });
      const actual = now(state.levels);
      if (!sameLevels(act.was, actual)) return refuse('VALUE_CHANGED', { project, seen: act.was, actual });
      const was = onDay(state.levels, effectiveOn);
      if (sameLevels(levels, was)) return accept();
      return accept({ type: 'SupportLevelsSet', data: { project, levels, was, effectiveOn, reason: act.reason } });
    }
    case 'RecordStage':
      return recordStage(act, state);
    case 'MoveProject': {
      const { to, was, reason } = act;
      if (was !== state.unit) return refuse('VALUE_CHANGED', { project, seen: was, actual: state.unit });
      if (!findUnit(to)) return refuse('NOT_A_REGISTERING_UNIT', { unit: to });
      if (to === state.unit) return accept();
      // Each unit keeps its stretch: a move reaches back to the one before it and never through it.
      if (effectiveOn <= state.unitSince) return refuse('MOVE_TOO_EARLY', { project, effectiveOn, since: state.unitSince });
      return accept({ type: 'ProjectMoved', data: { project, from: was, to, effectiveOn, reason } });
    }
    case 'RecordSideState':
      return recordSideState(act, state);
  }
}

/** The value that stands in the end, as screens show it: of the last day, whenever it was learned. */
const now = <Value>(facts: readonly Held<Value>[]): Value => (held(facts).at(-1) as Segment<Held<Value>>).fact.value;
/** The value that an act of that day takes over from; there is one from the registration on. */
const onDay = <Value>(facts: readonly Held<Value>[], day: LocalDate): Value => (factOn(held(facts), day) as Held<Value>).value;

/** J-06: the way is judged in effective order, from what stands on the day and to what was recorded for a later one. */
function recordSideState(
  act: Extract<OfficialAct, { type: 'RecordSideState' }>,
  { project, sideStates }: Known,
): Decision<ProjectEvent, 'VALUE_CHANGED' | 'SIDE_STATE_FINAL' | 'SIDE_STATE_FOLLOWS'> {
  const { effectiveOn, reason } = act;
  const asked = act.state;
  const actual = now(sideStates);
  if (act.was !== actual) return refuse('VALUE_CHANGED', { project, seen: act.was, actual });
  const was = onDay(sideStates, effectiveOn);
  if (asked === was) return accept();
  if (!SIDE_STATE_MOVES[was].includes(asked)) return refuse('SIDE_STATE_FINAL', { project, state: was, asked });
  const next = held(sideStates).find(({ from }) => from > effectiveOn)?.fact;
  if (next && next.value !== asked && !SIDE_STATE_MOVES[asked].includes(next.value)) {
    return refuse('SIDE_STATE_FOLLOWS', { project, asked, effectiveOn, state: next.value, since: next.effectiveOn });
  }
  return accept({ type: 'SideStateRecorded', data: { project, state: asked, was, effectiveOn, reason } });
}

/** J-06: going back, seen from either neighbour in effective order, needs a reason. */
function recordStage(
  act: Extract<OfficialAct, { type: 'RecordStage' }>,
  state: Known,
): Decision<ProjectEvent, 'STAGE_GOES_BACK' | 'VALUE_CHANGED'> {
  const { project } = state;
  const { stage, effectiveOn, standing, was } = act;
  if (was !== undefined) {
    const recorded = held(state.stages.map(({ stage: value, effectiveOn: on }) => ({ value, effectiveOn: on }))).at(-1);
    const actual = standing.stageFromReport ? standing.stage : (recorded?.fact.value ?? null);
    if (was !== actual) return refuse('VALUE_CHANGED', { project, seen: was ?? '', actual: actual ?? '' });
  }
  const reason = act.reason?.trim();
  const [back] = stepsBack([...act.reported, ...state.stages], stage, effectiveOn);
  if (back && !reason) return refuse('STAGE_GOES_BACK', { project, from: back.from, to: back.to, side: back.side });
  return accept({ type: 'StageRecorded', data: { project, stage, effectiveOn, ...(reason ? { reason } : {}) } });
}

const sameLevels = (left: readonly SupportLevel[], right: readonly SupportLevel[]): boolean =>
  orderedLevels(left).join() === orderedLevels(right).join();
