import { defineMessages } from './message';

/** Codes of organisations, tokens and permissions. */
export const accessMessages = defineMessages({
  NOT_A_REPORTING_UNIT: { zh: '{organisation} 不是填报单位', en: '{organisation} is no reporting unit' },
  NAME_EMPTY: {
    zh: '全称、简称、英文名都不能为空',
    en: 'Full, short and English name are all needed',
    repair: { zh: '不变的名称照原样填写', en: 'Write what stays as it is' },
  },
  NAME_UNCHANGED: { zh: '{effectiveOn} 起已经叫“{name}”', en: 'It is called “{name}” on {effectiveOn} already' },
  NAME_TAKEN: {
    zh: '“{name}”在 {effectiveOn} 或以后是 {by} 的名称',
    en: '“{name}” is the name of {by} on {effectiveOn} or after',
    repair: { zh: '请核对单位与名称', en: 'Check the unit and the name' },
  },
  RENAMED_TOO_FAR_AHEAD: {
    zh: '更名日 {effectiveOn} 晚于 {latest}，过早',
    en: '{effectiveOn} is after {latest}: too far ahead',
    repair: { zh: '请核对年份，或临近时再录入', en: 'Check the year, or record it nearer to the day' },
  },
  NO_SUCH_RENAMING: { zh: '{organisation} 没有自 {effectiveOn} 起的更名', en: '{organisation} has no renaming of {effectiveOn}' },
});
