import { defineMessages } from './message';

/** Codes of half-month reports: periods, drafts, submission, return. */
export const reportingMessages = defineMessages({
  NO_RULE_FOR_PERIOD: { zh: '{period} 没有适用的报送时限规则', en: 'No deadline rule is in force for {period}' },
  HOLIDAYS_UNKNOWN: {
    zh: '{year} 年节假日安排尚未录入，无法计算 {period} 的宽限期',
    en: 'The holidays of {year} are not known, so the grace of {period} cannot be counted',
    repair: { zh: '请更新软件，或补充该年节假日表', en: 'Update the software or add the holiday table of that year' },
  },
  PERIOD_ALREADY_OPEN: { zh: '{period} 已按另一规则开启', en: '{period} was opened in other terms' },
  NO_UNITS: { zh: '没有指定报送单位', en: 'No reporting unit is named' },
  PERIOD_NOT_OPEN: { zh: '{period} 尚未开启', en: '{period} is not open yet' },
  NOT_DUE_FROM_UNIT: { zh: '{unit} 不需要报送 {period}', en: '{period} is not due from {unit}' },
  NO_DRAFT: {
    zh: '本期尚未开始填报',
    en: 'No draft was begun',
    repair: { zh: '请先开始填报', en: 'Begin the draft first' },
  },
  NOT_OPENED: { zh: '本期尚未开始填报', en: 'The report was not begun' },
  ALREADY_SUBMITTED: {
    zh: '第 {revision} 稿已报送，正在等待总局处理',
    en: 'Revision {revision} was sent and waits for NRTA',
    repair: { zh: '被退回后可再次报送，被接收后可更正', en: 'It can be sent again once returned, or corrected once accepted' },
  },
  REVISION_CHANGED: {
    zh: '您看到的是第 {seen} 稿，现在是第 {actual} 稿',
    en: 'You saw revision {seen}; revision {actual} stands now',
    repair: { zh: '请刷新后重新核对', en: 'Read it again' },
  },
  DRAFT_CHANGED: {
    zh: '您核对之后草稿又有改动，没有报送',
    en: 'The draft was changed after you read it; nothing was sent',
    repair: { zh: '请核对改动后的内容，再次确认并报送', en: 'Read what stands now, certify it again and send' },
  },
  NOT_CERTIFIED: {
    zh: '报送人须确认数据真实、准确、完整',
    en: 'Whoever sends a report certifies it',
    repair: { zh: '请勾选确认，或使用 --certify', en: 'Tick the box, or use --certify' },
  },
  ZERO_WITH_CHANGES: {
    zh: '零报告不能含有变动：{lines}',
    en: 'A zero report has no changes: {lines}',
    repair: { zh: '请按正常报告报送，或撤销变动', en: 'Send it as an ordinary report or undo the changes' },
  },
  NOTHING_CHANGED: {
    zh: '没有任何变动',
    en: 'Nothing changed',
    repair: {
      zh: '本期无变动请明确作零报告；被退回的稿件维持不变须说明理由',
      en: 'Say so by a zero report; a returned one that stands needs a reason',
    },
  },
  COMPILATION_EARLY: {
    zh: '截止日 {dueOn} 尚未结束，提前印发汇编须说明理由',
    en: 'The due day {dueOn} is not over: a compilation before it needs a word why',
    repair: { zh: '请填写说明，或在截止日后印发', en: 'Give a note, or issue it after the due day' },
  },
  COMPILATION_UNCHANGED: {
    zh: '与第 {number} 次印发的汇编内容相同，无须再次印发',
    en: 'It says the same as issue {number}; there is nothing to issue again',
  },
  REASON_REQUIRED: { zh: '须说明理由', en: 'A reason is needed' },
  NOT_SUBMITTED: { zh: '本期尚无待处理的报告', en: 'No report waits to be settled' },
  ALREADY_ACCEPTED: { zh: '第 {revision} 稿已接收', en: 'Revision {revision} was accepted already' },
  UNKNOWN_MARK: { zh: '标记的单元格不属于本单位的项目', en: 'A marked cell is of no project of this unit' },
  MARK_ACCEPTED: {
    zh: '标记的单元格已随第 {revision} 稿接收，本次更正未改动它',
    en: 'A marked cell was accepted with revision {revision} and this correction does not change it',
    repair: { zh: '请只标记本次更正改动的单元格', en: 'Mark cells of this correction only' },
  },
  MARK_UNANSWERED: {
    zh: '退回时标记了该单元格（{why}），本稿未改动',
    en: 'The return marked this cell ({why}) and the draft leaves it as it was',
    repair: { zh: '请更正，或说明维持不变的理由', en: 'Change it, or say why it stands' },
  },
  EXTENSION_TOO_LATE: {
    zh: '本期已首次报送（{firstSubmittedAt}），不再延期',
    en: 'The report was first sent at {firstSubmittedAt}; its deadline is not moved any more',
  },
  NOT_AN_EXTENSION: {
    zh: '新截止日 {dueOn} 不晚于现截止日 {actual}',
    en: '{dueOn} is not later than the due day that stands, {actual}',
    repair: { zh: '请选择更晚的日期', en: 'Choose a later day' },
  },
  DUE_IN_PAST: {
    zh: '新截止日 {dueOn} 早于今天 {today}',
    en: '{dueOn} is before today, {today}',
    repair: { zh: '请选择今天或以后的日期', en: 'Choose today or a later day' },
  },
  NOTHING_TO_REMIND: { zh: '该单位本期没有待报事项', en: 'The unit owes nothing for this half-month' },
  REMINDER_OUT_OF_TIME: {
    zh: '截止日 {dueOn}、今天 {today}，与提醒类型 {kind} 不符',
    en: 'The due day is {dueOn} and today {today}: no time for {kind}',
    repair: { zh: '请改用人工提醒', en: 'Remind by hand (MANUAL)' },
  },
  TEXT_EMPTY: {
    zh: '内容不能为空',
    en: 'A text is needed',
    repair: { zh: '请填写内容', en: 'Write it' },
  },
  NO_QUESTION: { zh: '该单元格没有待答的询问', en: 'Nobody asked about that cell' },
  HAS_FINDINGS: {
    zh: '有 {errors} 处错误、{warnings} 处未说明的提示，不能报送',
    en: '{errors} errors and {warnings} warnings without a reason hold it back',
    repair: { zh: '请逐条更正或说明', en: 'Repair or explain them one by one' },
  },
  FILE_REFUSED: { zh: '文件不能用于本单位本期', en: 'The file is not for this unit and period' },
  FILE_HAS_ERRORS: {
    zh: '文件有 {errors} 处错误，未导入任何内容',
    en: 'The file has {errors} errors; nothing was taken',
    repair: { zh: '请更正后重新上传，或只导入无误的行', en: 'Repair it, or take only the good rows' },
  },
  UNKNOWN_LINE: { zh: '草稿中没有 {line} 这一行', en: 'The draft has no line {line}' },
  UNKNOWN_FINDING: { zh: '没有这一条提示', en: 'There is no such finding' },
  NOT_WAIVABLE: { zh: '错误须更正，不能只作说明', en: 'An error is repaired, not explained' },
  CELL_FINDING: { zh: '请更正或撤销该单元格', en: 'Write or clear the cell it is about' },
  NOT_REGISTERED: { zh: '项目未能登记（{code}）', en: 'The project was not registered ({code})' },
  TITLE_REQUIRED: { zh: '名称不能为空', en: 'A title is needed' },
  CATEGORY_REQUIRED: { zh: '新项目须选择类别', en: 'A new project needs a category' },
  LINE_UNRESOLVED: {
    zh: '“{value}”是新项目，还是已有项目更名？',
    en: 'Is “{value}” new, or which project renamed?',
    repair: { zh: '请选择已有项目、登记为新项目，或不导入该行', en: 'Choose a project, register it as new, or drop the row' },
  },
  ROW_NOT_TAKEN: {
    zh: '该行有误，未导入：{codes}',
    en: 'The row has faults and was not taken: {codes}',
    repair: { zh: '请更正后重新上传，或确认不导入该行', en: 'Upload it again repaired, or drop the row' },
  },
  EARLIER_ROW_KEPT: {
    zh: '本文件没有列出 {line}，草稿里仍是前一份文件（{files}）为它填的：{said}',
    en: 'This file does not list {line}; the draft still holds what an earlier file ({files}) said of it: {said}',
    repair: {
      zh: '该行已删除请撤回这些值；本文件只是一部分请确认保留',
      en: 'Take the values back if the row was struck, or keep them if this file is only a part',
    },
  },
  VALUE_MOVED: {
    zh: '填报期间原值由“{was}”变为“{now}”，保留“{value}”还是采用新值？',
    en: 'The value beneath moved from “{was}” to “{now}”: keep “{value}” or take the new one?',
    repair: { zh: '请选择保留本稿或采用新值', en: 'Keep yours or take theirs' },
  },
  PROJECT_NOT_OF_UNIT: { zh: '{line} 不是本单位项目', en: '{line} is no project of this unit' },
  PROJECT_MISSING: {
    zh: '{line}《{value}》未列入，须说明去向',
    en: '{line} “{value}” is not listed and must be explained',
    repair: { zh: '请说明：已完结、已退出、已移交或无变动', en: 'Say: finished, withdrawn, moved or unchanged' },
  },
  DATE_AFTER_PERIOD: {
    zh: '日期 {date} 晚于本期末 {to}',
    en: '{date} is after the end of the period, {to}',
    repair: { zh: '请填写本期末及以前的日期', en: 'Give a day within the period or earlier' },
  },
  EPISODES_TOO_FEW: { zh: '集数/期数不能小于 1', en: 'There is at least one episode' },
  COST_NEGATIVE: { zh: '金额不能小于 0', en: 'An amount is 0 or more' },
  COST_UNLIKELY: {
    zh: '金额 {value} 万元不常见，请核对单位',
    en: '{value} 万元 is unusual; check the unit',
    repair: { zh: '请更正，或说明理由', en: 'Repair it or give a reason' },
  },
  COST_LEAP: {
    zh: '与上次接收的 {was} 万元相比变动 {percent}，幅度异常',
    en: 'It differs by {percent} from the {was} 万元 that were accepted last',
    repair: { zh: '请核对是否多写、少写一位，或单位有误', en: 'Check for a digit too many or too few, or a wrong unit' },
  },
  STAGE_REGRESS: {
    zh: '进展由 {from} 退回 {to}，须说明理由',
    en: 'The stage goes back from {from} to {to}: say why',
    repair: { zh: '请说明理由，如重拍、剧本重写、备案未通过', en: 'Give a reason, such as re-shooting or a refused filing' },
  },
  STAGE_TAKEN_AWAY: {
    zh: '进展阶段由 {from} 改为“无”，须说明理由',
    en: 'The stage {from} is taken away: say why',
    repair: { zh: '请恢复进展阶段，或说明理由', en: 'Restore the stage or give a reason' },
  },
  PLANNING_NUMBER_REQUIRED: { zh: '通过剧本备案须有规划立项备案号', en: 'Beyond FILING a planning filing number is needed' },
  PLATFORM_REQUIRED: { zh: '成片上线须填写播出平台', en: 'RELEASE needs a platform' },
  FIRST_BROADCAST_REQUIRED: { zh: '成片上线须填写播出日期', en: 'RELEASE needs the first broadcast date' },
  RELEASE_NUMBER_REQUIRED: {
    zh: '成片上线须填写上线备案号或发行许可证号',
    en: 'RELEASE needs a release filing or licence number',
  },
  NUMBER_IN_USE: {
    zh: '号码 {value} 已被其他作品使用（本单位：{projects}；其他单位：{units}），须说明',
    en: 'The number {value} is used by another work (own: {projects}; other units: {units}): explain',
    repair: { zh: '请核对号码，或说明理由', en: 'Check the number or give a reason' },
  },
  REPORT_TOO_LARGE: {
    zh: '一次报送的变动过多（约 {bytes} 字节，上限 {limit}）',
    en: 'Too many changes for one report (about {bytes} bytes of {limit})',
    repair: { zh: '请分批报送', en: 'Send them in parts' },
  },
});
