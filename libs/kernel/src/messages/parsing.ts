import type { NoteCode, ParseCode } from '../parsed';
import { type MessageTemplate, defineMessages } from './message';

/** What the kernel's parsers say: why a text cannot be read, and what was made of one that can. */
export const parsingMessages = defineMessages({
  EMPTY: {
    zh: '没有填写',
    en: 'Nothing is filled in',
    repair: { zh: '请填写，没有则填“无”', en: 'Fill it in, or write 无 for none' },
  },
  NOT_AN_INSTANT: { zh: '“{value}”不是带时区的时间', en: '“{value}” is not a time with a zone' },
  NOT_A_DATE: {
    zh: '“{value}”不是日期',
    en: '“{value}” is not a date',
    repair: { zh: '请按 2026-11-15 的样式填写', en: 'Write it like 2026-11-15' },
  },
  IMPOSSIBLE_DATE: {
    zh: '没有“{value}”这一天',
    en: 'There is no day “{value}”',
    repair: { zh: '请核对月份和日期', en: 'Check the month and the day' },
  },
  DATE_OUT_OF_RANGE: {
    zh: '日期“{value}”超出可填范围（1990年起）',
    en: 'The date “{value}” is out of range (from 1990)',
    repair: { zh: '请核对年份，按 2026-11-15 的样式填写', en: 'Check the year and write it like 2026-11-15' },
  },
  YEAR_MISSING: {
    zh: '日期“{value}”没有年份',
    en: 'The date “{value}” has no year',
    repair: { zh: '请补上年份，例如 {offered}', en: 'Add the year, for example {offered}' },
  },
  DAY_MISSING: {
    zh: '日期“{value}”没有日',
    en: 'The date “{value}” has no day',
    repair: { zh: '请填写到日', en: 'Give the day' },
  },
  NOT_A_PERIOD: {
    zh: '“{value}”不是半月期',
    en: '“{value}” is not a half-month',
    repair: { zh: '请写成 2026-06-H1 或 2026年6月上半月', en: 'Write 2026-06-H1 or 2026年6月上半月' },
  },
  NOT_A_STAGE: {
    zh: '“{value}”不是进展阶段',
    en: '“{value}” is not a stage',
    repair: { zh: '请从下拉列表中选择', en: 'Choose from the list' },
  },
  NOT_A_CATEGORY: {
    zh: '“{value}”不是项目类别',
    en: '“{value}” is not a category',
    repair: { zh: '请从六个类别中选择', en: 'Choose one of the six categories' },
  },
  NOT_A_LEVEL: {
    zh: '“{value}”不是扶持层级',
    en: '“{value}” is not a support level',
    repair: { zh: '请填写总局、省级或平台', en: 'Write 总局, 省级 or 平台' },
  },
  NOT_A_UNIT: {
    zh: '“{value}”不是报送单位',
    en: '“{value}” is not a reporting unit',
    repair: { zh: '请填写省份名称或区划代码，例如 四川 或 51', en: 'Write a province or its code, such as 四川 or 51' },
  },
  NOT_A_PROJECT_CODE: {
    zh: '“{value}”不是项目编号',
    en: '“{value}” is not a project code',
    repair: { zh: '请写成 51-2026-0007 的样式，新项目留空', en: 'Write it like 51-2026-0007; leave it blank for a new project' },
  },
  NOT_MONEY: {
    zh: '“{value}”不是金额',
    en: '“{value}” is not an amount',
    repair: { zh: '请只填数字，单位为万元', en: 'Write only the number, in 万元' },
  },
  NEGATIVE: {
    zh: '金额“{value}”是负数',
    en: 'The amount “{value}” is negative',
    repair: { zh: '金额不能小于 0', en: 'It must be 0 or more' },
  },
  FINER_THAN_FEN: {
    zh: '金额“{value}”不足一分的部分无法记录',
    en: 'The amount “{value}” is finer than one fen',
    repair: { zh: '万元最多填六位小数', en: 'In 万元, at most six decimals' },
  },
  TOO_LARGE: {
    zh: '“{value}”过大',
    en: '“{value}” is too large',
    repair: { zh: '请核对数字和单位', en: 'Check the number and its unit' },
  },
  TOO_LONG: {
    zh: '“{value}…”超过 {limit} 个字',
    en: '“{value}…” is longer than {limit} characters',
    repair: { zh: '请缩短', en: 'Shorten it' },
  },
  NOT_EPISODES: {
    zh: '“{value}”不是集数或期数',
    en: '“{value}” is not a number of episodes',
    repair: { zh: '请写成 24集 或 12期', en: 'Write 24集 or 12期' },
  },
  EPISODES_BELOW_ONE: {
    zh: '集数或期数“{value}”小于 1',
    en: '“{value}” is less than one episode',
    repair: { zh: '请填写不小于 1 的整数，尚未播出填“无”', en: 'Write a whole number from 1, or 无 if nothing was broadcast' },
  },
  WIDTH_NORMALISED: {
    zh: '“{value}”的全角字符、括号或空格已统一',
    en: 'Width, brackets or spaces of “{value}” were made uniform',
  },
  SEPARATORS_READ: { zh: '“{value}”中的千分位逗号已识别', en: 'The thousands commas of “{value}” were read' },
  UNIT_READ: { zh: '“{value}”按所写单位理解为 {understood}', en: '“{value}” was read in its written unit as {understood}' },
  MONEY_UNLIKELY: {
    zh: '“{value}”按万元理解为 {understood}，数额异常',
    en: '“{value}” was read as {understood}, an unlikely amount',
    repair: { zh: '请核对单位是元还是万元', en: 'Check whether the unit is 元 or 万元' },
  },
  FLOAT_ROUNDED: {
    zh: '“{value}”的计算尾差已去除，按 {understood} 理解',
    en: 'Rounding noise of “{value}” was removed: {understood}',
  },
  DATE_FORM_READ: { zh: '“{value}”理解为 {understood}', en: '“{value}” was read as {understood}' },
  SERIAL_READ: { zh: '日期序号 {value} 理解为 {understood}', en: 'The date serial {value} was read as {understood}' },
  TIME_DROPPED: { zh: '“{value}”只取日期', en: 'Only the day of “{value}” was taken' },
  TWO_DIGIT_YEAR: {
    zh: '“{value}”只有两位年份，理解为 {understood}',
    en: '“{value}” has a two-digit year and was read as {understood}',
    repair: { zh: '请写四位年份', en: 'Write the year with four digits' },
  },
  DATE_RANGE_FIRST: {
    zh: '“{value}”是一段日期，取首日 {understood}',
    en: '“{value}” is a range; its first day {understood} was taken',
    repair: { zh: '请只填首播日期', en: 'Write only the first broadcast' },
  },
  EXTRA_TEXT_IGNORED: {
    zh: '“{value}”按 {understood} 理解，其余略去',
    en: '“{value}” was read as {understood}; the rest was left out',
  },
  EPISODES_UNLIKELY: {
    zh: '“{value}”理解为 {understood}，数量异常',
    en: '“{value}” was read as {understood}, an unlikely count',
    repair: { zh: '请核对集数', en: 'Check the number' },
  },
  TITLE_MARKS_REMOVED: {
    zh: '《{understood}》的书名号不计入名称',
    en: 'The title marks of 《{understood}》 are not part of the title',
  },
  NAMES_SPLIT_ON_SPACE: { zh: '“{value}”按空格分为 {understood}', en: '“{value}” was split on its spaces into {understood}' },
  NAMES_UNCLEAR: {
    zh: '“{value}”分不清是一个还是几个名称，按一个理解',
    en: '“{value}” may be one name or several; it was read as one',
    repair: { zh: '几个名称请用顿号分开', en: 'Separate several names by 、' },
  },
  NAMES_REPEATED: { zh: '“{value}”中重复的名称只计一次', en: 'Names repeated in “{value}” count once' },
  NUMBER_FORM_UNKNOWN: {
    zh: '“{value}”不是常见的备案号或许可证号样式',
    en: '“{value}” does not look like a usual filing or licence number',
    repair: {
      zh: '请核对，例如（四川）网微剧审字（2026）第001号',
      en: 'Check it; for example （四川）网微剧审字（2026）第001号',
    },
  },
  NUMBER_LONG: {
    zh: '“{value}”超过 {limit} 个字',
    en: '“{value}” is longer than {limit} characters',
    repair: { zh: '请核对，只填号码', en: 'Check it and give only the number' },
  },
  NUMBER_OF_ANOTHER_KIND: {
    zh: '“{value}”像是{looksLike}',
    en: '“{value}” looks like another number ({looksLike})',
    repair: { zh: '请核对是否填错栏', en: 'Check whether it stands in the right column' },
  },
  NUMBER_IS_CREDIT_CODE: {
    zh: '“{value}”像是统一社会信用代码，不是备案号',
    en: '“{value}” looks like a unified social credit code, not a filing number',
    repair: { zh: '请改填备案号', en: 'Give the filing number' },
  },
  NUMBER_DIGITS_LOST: {
    zh: '“{value}”以数字格式保存，末位可能已丢失',
    en: '“{value}” was saved as a number; its last digits may be lost',
    repair: { zh: '请把单元格设为文本后重填', en: 'Format the cell as text and enter it again' },
  },
  NUMBERS_SEVERAL: {
    zh: '“{value}”像是几个号码',
    en: '“{value}” looks like several numbers',
    repair: { zh: '请填一个，其余写入备注', en: 'Give one and put the others into the note' },
  },
} satisfies Record<ParseCode | NoteCode, MessageTemplate>);
