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
  RIGHT_NOT_HELD: {
    zh: '您没有审签权限，不能授权他人代办',
    en: 'You have no right to certify, so you cannot lend it',
    repair: { zh: '请由本单位责任人授权', en: 'Ask an approver of your unit' },
  },
  RIGHT_BORROWED: {
    zh: '您是代办人，代办的权限不能转授他人',
    en: 'You act for another: a right that is lent to you cannot be lent on',
    repair: { zh: '请由责任人本人授权', en: 'Ask the person whose right it is' },
  },
  NOT_OF_THIS_UNIT: {
    zh: '本单位没有这个人',
    en: 'Nobody of your unit',
    repair: { zh: '请选择本单位人员', en: 'Choose a person of your unit' },
  },
  DEPUTY_IS_PRINCIPAL: {
    zh: '不能授权给自己',
    en: 'Nobody is his own deputy',
    repair: { zh: '请选择另一人', en: 'Choose somebody else' },
  },
  DELEGATION_ENDS_FIRST: {
    zh: '截止日 {to} 早于起始日 {from}',
    en: 'It ends on {to}, before it begins on {from}',
    repair: { zh: '请核对起止日期', en: 'Check both days' },
  },
  DELEGATION_IN_PAST: {
    zh: '起始日 {from} 早于今天 {today}',
    en: '{from} is before today, {today}',
    repair: { zh: '授权自今天或以后起', en: 'Let it begin today or later' },
  },
  DELEGATION_OVERLAPS: {
    zh: '{from} 至 {to} 已授权此人代办',
    en: 'This person is your deputy from {from} to {to} already',
    repair: { zh: '请改日期，或先撤回原授权', en: 'Choose other days, or withdraw that one first' },
  },
  NO_SUCH_DELEGATION: {
    zh: '您没有自 {from} 起、可以撤回的此项授权',
    en: 'You have no such delegation from {from} that could be withdrawn',
  },
  NO_SUCH_RENAMING: { zh: '{organisation} 没有自 {effectiveOn} 起的更名', en: '{organisation} has no renaming of {effectiveOn}' },
});
