import { defineMessages } from './message';

/** Codes of projects: registration, stages, side states. */
export const deliveryMessages = defineMessages({
  PROJECT_EXISTS: { zh: '{project} 已登记', en: '{project} is registered already' },
  TITLE_EMPTY: { zh: '名称不能为空', en: 'A title is needed' },
  LEVEL_MISSING: { zh: '至少选择一个扶持层级', en: 'At least one support level is needed' },
  DATE_IN_FUTURE: { zh: '日期 {effectiveOn} 晚于今天 {today}', en: '{effectiveOn} is after today, {today}' },
  NOT_A_REGISTERING_UNIT: { zh: '{unit} 不能登记项目', en: '{unit} does not register projects' },
  STAGE_GOES_BACK: {
    zh: '进展由 {from} 退回 {to}，须说明理由',
    en: 'The stage goes back from {from} to {to}: say why',
    repair: { zh: '请说明理由，如重拍、剧本重写、备案未通过', en: 'Give a reason, such as re-shooting or a refused filing' },
  },
  MOVE_TOO_EARLY: {
    zh: '移交日 {effectiveOn} 须晚于现单位的起始日 {since}',
    en: '{effectiveOn} must be after {since}, from which the project is the present unit’s',
    repair: { zh: '请选择更晚的日期', en: 'Choose a later day' },
  },
  BEFORE_REGISTRATION: {
    zh: '日期 {effectiveOn} 早于登记日 {since}',
    en: '{effectiveOn} is before {since}, the day of registration',
    repair: { zh: '请选择登记日或之后的日期', en: 'Choose the day of registration or a later one' },
  },
  SIDE_STATE_FOLLOWS: {
    zh: '自 {since} 起已记录为 {state}，不能再从 {effectiveOn} 起改为 {asked}',
    en: '{state} is recorded from {since} on: {asked} from {effectiveOn} on cannot come before it',
    repair: { zh: '请从 {since} 或之后的日期记录', en: 'Record it from {since} or a later day' },
  },
  SIDE_STATE_FINAL: { zh: '{state} 之后不能改为 {asked}', en: '{state} cannot become {asked}' },
  VALUE_CHANGED: {
    zh: '您看到的是“{seen}”，现在是“{actual}”',
    en: 'You saw “{seen}”; “{actual}” stands now',
    repair: { zh: '请刷新后重新填写', en: 'Read it again and decide' },
  },
});
