import { defineMessages } from './message';

/** Codes of spreadsheets: archives, layouts, findings by cell. */
export const sheetMessages = defineMessages({
  // Why an uploaded file is not opened, or not read to its end (promises S9). `detail` is for the second line.
  WORKBOOK_TOO_LARGE: {
    zh: '文件超过 20 MB',
    en: 'The file is larger than 20 MB',
    repair: { zh: '请删去图片和多余的工作表后重传', en: 'Remove pictures and other sheets and upload again' },
  },
  WORKBOOK_EMPTY: { zh: '文件是空的', en: 'The file is empty', repair: { zh: '请重新选择文件', en: 'Choose the file again' } },
  WORKBOOK_NOT_XLSX: {
    zh: '这不是 .xlsx、.xls 或 .ods 工作簿',
    en: 'This is not an .xlsx, .xls or .ods workbook',
    repair: { zh: '请在 Excel 或 WPS 中另存为 .xlsx', en: 'Save it as .xlsx in Excel or WPS' },
  },
  WORKBOOK_LEGACY_XLS: {
    zh: '这是 Excel 95 或更早的 .xls 文件',
    en: 'This is an .xls file of Excel 95 or older',
    repair: { zh: '请另存为 .xlsx 后重传', en: 'Save it as .xlsx and upload again' },
  },
  WORKBOOK_BINARY_XLSB: {
    zh: '这是二进制格式 .xlsb 文件',
    en: 'This is a binary .xlsb file',
    repair: { zh: '请另存为 .xlsx 后重传', en: 'Save it as .xlsx and upload again' },
  },
  WORKBOOK_ENCRYPTED: {
    zh: '文件设有打开密码',
    en: 'The file is protected by a password',
    repair: { zh: '请取消打开密码后重传', en: 'Remove the password and upload again' },
  },
  WORKBOOK_DAMAGED: {
    zh: '文件已损坏或不完整',
    en: 'The file is damaged or incomplete',
    repair: { zh: '请重新保存后上传', en: 'Save it again and upload it' },
  },
  WORKBOOK_TOO_MANY_PARTS: { zh: '文件内部的部件过多（{detail}）', en: 'The file holds too many parts ({detail})' },
  WORKBOOK_INFLATES_TOO_FAR: { zh: '文件解压后过大（{detail}）', en: 'The file inflates too far ({detail})' },
  WORKBOOK_RATIO: { zh: '文件压缩比异常（{detail}）', en: 'The file is packed suspiciously well ({detail})' },
  WORKBOOK_LYING_SIZE: {
    zh: '文件内部的大小与所写不符（{detail}）',
    en: 'A part of the file is not as large as it says ({detail})',
  },
  WORKBOOK_UNSAFE_PATH: { zh: '文件内部含有不安全的路径', en: 'The file holds an unsafe path' },
  WORKBOOK_DUPLICATE_PART: { zh: '文件内部有重名的部件（{detail}）', en: 'Two parts of the file have one name ({detail})' },
  WORKBOOK_NESTED_ARCHIVE: { zh: '文件内嵌了压缩包（{detail}）', en: 'There is an archive inside the file ({detail})' },
  WORKBOOK_UNKNOWN_PART: { zh: '文件含有工作簿不应有的部件（{detail}）', en: 'The file holds a part no workbook has ({detail})' },
  WORKBOOK_MACROS: {
    zh: '文件含有宏',
    en: 'The file holds macros',
    repair: { zh: '请另存为不含宏的 .xlsx', en: 'Save it as .xlsx without macros' },
  },
  WORKBOOK_EXTERNAL_LINK: {
    zh: '文件链接到别的工作簿',
    en: 'The file links to another workbook',
    repair: { zh: '请断开链接（数据—编辑链接），只留数值', en: 'Break the links (Data, Edit Links) and keep the values' },
  },
  WORKBOOK_EMBEDDED_OBJECT: {
    zh: '文件内嵌了对象或控件（{detail}）',
    en: 'The file holds an embedded object or control ({detail})',
    repair: { zh: '请删去内嵌对象', en: 'Remove the embedded object' },
  },
  WORKBOOK_DATA_CONNECTION: {
    zh: '文件含有外部数据连接',
    en: 'The file holds a data connection',
    repair: { zh: '请删去数据连接，只留数值', en: 'Remove the connection and keep the values' },
  },
  WORKBOOK_DOCTYPE: {
    zh: '文件内部含有不允许的声明（{detail}）',
    en: 'The file holds a declaration that is not allowed ({detail})',
  },
  WORKBOOK_TOO_MANY_ROWS: {
    zh: '工作表超过 20000 行',
    en: 'A sheet spans more than 20,000 rows',
    repair: { zh: '请删除数据下方的空行（选中整行删除）', en: 'Delete the empty rows below the data' },
  },
  WORKBOOK_TOO_MANY_CELLS: {
    zh: '文件中有内容的单元格超过 200000 个（{detail}）',
    en: 'More than 200,000 cells hold something ({detail})',
    repair: { zh: '请删去与填报无关的工作表和列', en: 'Remove sheets and columns that are not part of the report' },
  },
  WORKBOOK_TOO_SLOW: { zh: '文件读取超时', en: 'Reading the file took too long' },
  WORKBOOK_TOO_HUNGRY: {
    zh: '读取文件所需内存过大',
    en: 'Reading the file took too much memory',
    repair: { zh: '请删去多余的空行、空列和工作表', en: 'Remove empty rows, columns and other sheets' },
  },
  WORKBOOK_BUSY: {
    zh: '正在读取的文件过多，本文件尚未读取',
    en: 'Too many files are being read; this one was not begun',
    repair: { zh: '请稍后重传同一文件', en: 'Upload the same file again in a moment' },
  },
  WORKBOOK_UNREADABLE: {
    zh: '文件无法读取',
    en: 'The file cannot be read',
    repair: { zh: '请重新保存后上传', en: 'Save it again and upload it' },
  },
  // The sheet as a whole.
  SHEET_NOT_RECOGNISED: {
    zh: '没有认出推进表：找不到表头',
    en: 'No progress table was recognised: its headings were not found',
    repair: { zh: '请使用下载的填报表，或附件3原样的表头', en: 'Use the downloaded sheet, or the headings of annex 3' },
  },
  SHEET_UNCERTAIN: {
    zh: '工作簿里有几张填了内容的推进表：{candidates}，没有读取',
    en: 'Several sheets hold a filled progress table ({candidates}); none was read',
    repair: { zh: '请指明读哪一张（sheet=工作表名），或只保留一张', en: 'Say which one (sheet=its name), or keep only one' },
  },
  SHEET_CHOSEN: { zh: '工作簿里有几张推进表（{from}），读取了“{to}”', en: 'Of several progress tables ({from}) “{to}” was read' },
  LAYOUT_UNCERTAIN: {
    zh: '表头与各栏内容对不上，无法确定各栏含义，没有读取',
    en: 'Headings and columns do not agree; what each column holds is not certain, and nothing was read',
    repair: {
      zh: '请指明版式（layout={candidates} 之一），或改用“序号、进展阶段”齐全的表头',
      en: 'Say which layout it is (layout= one of {candidates}), or use headings with 序号 and 进展阶段',
    },
  },
  LAYOUT_LOST_TWO: {
    zh: '表头缺“序号”“进展阶段”两栏：前两格按序号和进展阶段读取，其余各栏右移两格',
    en: 'The heading lost 序号 and 进展阶段: the first two cells were read as these, the others two columns to the right',
  },
  LAYOUT_LOST_SERIAL: {
    zh: '表头只缺“序号”一栏，末栏“备案号”为重复：各栏右移一格读取，备案号只有一栏',
    en: 'The heading lost only 序号 and repeats 备案号: read one column to the right, with one number column',
  },
  LAYOUT_LOST_STAGE: {
    zh: '表头缺“进展阶段”一栏：其余各栏右移一格读取',
    en: 'The heading lost 进展阶段: the other columns were read one to the right',
  },
  LAYOUT_AS_PRINTED: {
    zh: '各栏按所印表头读取，进展阶段取自项目上方的阶段行',
    en: 'The columns were read as headed; the stage is that of the stage line above the project',
  },
  LAYOUT_ANSWERED: { zh: '按指定的版式 {to} 读取', en: 'Read in the layout that was asked for, {to}' },
  SHEET_OTHER_UNIT: {
    zh: '这是{is}的表，不是{wanted}的',
    en: 'This sheet is of {is}, not of {wanted}',
    repair: { zh: '请上传本单位的表', en: 'Upload the sheet of your own unit' },
  },
  SHEET_OLD_NAME: {
    zh: '表上印的是本单位另一时期的名称“{from}”，本期为“{to}”；照常读取',
    en: 'The sheet bears the unit’s name of another time, “{from}”; for this half-month it is “{to}”. It was read as usual',
  },
  SHEET_OTHER_PERIOD: {
    zh: '这是{is}的表，不是{wanted}的',
    en: 'This sheet is for {is}, not for {wanted}',
    repair: { zh: '请下载本期的填报表', en: 'Download the sheet of this period' },
  },
  SHEET_OLD_TEMPLATE: {
    zh: '填报表版本 {is} 已停用，现用版本 {wanted}',
    en: 'Template version {is} is no longer used; it is now {wanted}',
    repair: { zh: '请重新下载填报表', en: 'Download the sheet again' },
  },
  SHEET_TAMPERED: {
    zh: '表内的校验信息被改动',
    en: 'The hidden check data of the sheet was changed',
    repair: { zh: '请重新下载填报表，把数据贴入后上传', en: 'Download the sheet again and paste the values into it' },
  },
  SHEET_META_MISSING: {
    zh: '表内没有校验信息，无法确认下载后是否有人改过上期值',
    en: 'The hidden check data is missing; what the sheet showed when it was downloaded is not known',
    repair: { zh: '请核对改动，或重新下载填报表', en: 'Check the changes, or download the sheet again' },
  },
  COLUMN_MISSING: {
    zh: '缺少“{heading}”一栏',
    en: 'The column “{heading}” is missing',
    repair: { zh: '请恢复表头', en: 'Restore the headings' },
  },
  COLUMN_REPEATED: {
    zh: '“{value}”一栏出现两次，只读取第一栏',
    en: 'The column “{value}” stands twice; the first was read',
    repair: { zh: '请删去多余的一栏', en: 'Remove one of them' },
  },
  COLUMN_UNKNOWN: { zh: '“{value}”不是本表的栏目，没有读取', en: '“{value}” is no column of this sheet and was not read' },
  // Rows.
  CODE_UNKNOWN: {
    zh: '没有编号为 {value} 的项目',
    en: 'There is no project {value}',
    repair: { zh: '请核对编号；新项目请留空并填在末尾', en: 'Check the code; leave it blank for a new project' },
  },
  CODE_OF_ANOTHER_UNIT: {
    zh: '项目 {value} 属于{unit}',
    en: 'Project {value} belongs to {unit}',
    repair: { zh: '请从本表中删去这一行', en: 'Remove the row from this sheet' },
  },
  CODE_REPEATED: {
    zh: '项目 {value} 已在第 {earlier} 行出现，本行没有采用',
    en: 'Project {value} stands in row {earlier} already; this row was not taken',
    repair: { zh: '一个项目只填一行，请删去一行', en: 'One row per project: remove one of them' },
  },
  PROJECT_REPEATED: {
    zh: '本行与第 {earlier} 行指同一项目 {value}，本行没有采用',
    en: 'This row means the same project {value} as row {earlier} and was not taken',
    repair: { zh: '一个项目只填一行，请删去一行', en: 'One row per project: remove one of them' },
  },
  KEY_CHANGED: {
    zh: '“{heading}”由“{was}”改成了“{value}”，没有采用',
    en: '“{heading}” was changed from “{was}” to “{value}”; this was not taken',
    repair: { zh: '类别和层级请在项目档案中变更', en: 'Change category and level in the project file' },
  },
  CATEGORY_MISSING: {
    zh: '新增项目没有选类别',
    en: 'The new project has no category',
    repair: { zh: '请从六个类别中选择', en: 'Choose one of the six categories' },
  },
  TITLE_MISSING: {
    zh: '新增项目没有名称',
    en: 'The new project has no title',
    repair: { zh: '请填写微短剧名称或主题', en: 'Give its title or theme' },
  },
  TITLE_TAKEN_AWAY: {
    zh: '项目名称不能清除',
    en: 'A project cannot lose its title',
    repair: { zh: '请填写名称', en: 'Give the title' },
  },
  STAGE_MISSING: {
    zh: '新增项目没有进展阶段',
    en: 'The new project has no stage',
    repair: { zh: '请从下拉列表中选择', en: 'Choose from the list' },
  },
  STAGE_DATE_WITHOUT_STAGE: {
    zh: '填了阶段起始日期，但没有填进展阶段',
    en: 'The stage has a first day but no name',
    repair: { zh: '请选择进展阶段', en: 'Choose the stage' },
  },
  MERGED_CELLS: {
    zh: '第 {fromRow} 至 {toRow} 行有合并单元格，这些行没有读取',
    en: 'Cells of rows {fromRow} to {toRow} are merged; these rows were not read',
    repair: { zh: '请取消合并，逐行填写', en: 'Split the cells and fill in each row' },
  },
  ROW_IGNORED: { zh: '“{value}”这一行不是项目，没有读取', en: 'The row “{value}” is no project and was not read' },
  // Cells.
  CELL_ERROR: {
    zh: '单元格是错误值 {value}',
    en: 'The cell holds the error {value}',
    repair: { zh: '请改填数值', en: 'Write the value itself' },
  },
  FORMULA_WITHOUT_VALUE: {
    zh: '公式 {value} 没有结果',
    en: 'The formula {value} has no result',
    repair: { zh: '请改填数值', en: 'Write the value itself' },
  },
  FORMULA_VALUE: { zh: '公式 {from} 取其结果 {to}', en: 'The result {to} of the formula {from} was taken' },
  STAGE_NAME_OF_CATEGORY: {
    zh: '“{from}”在该类别中称为“{to}”',
    en: '“{from}” is called “{to}” in this category',
  },
  STAGE_FILLED_DOWN: {
    zh: '本行没有进展阶段，按上一行取“{value}”',
    en: 'The row names no stage; that of the row above was taken: “{value}”',
    repair: { zh: '请填写进展阶段', en: 'Write the stage in the row' },
  },
  STAGE_IN_TITLE: {
    zh: '阶段行里另有内容，分不清属于哪个项目，没有读取',
    en: 'A stage line holds values of a project without a title; they were not read',
    repair: { zh: '请在阶段行下另起一行填写项目', en: 'Give the project a row of its own below the stage line' },
  },
  STAGE_NUMBER_DISAGREES: {
    zh: '序号与进展阶段不一致（{from}），以进展阶段“{to}”为准',
    en: 'Number and stage disagree ({from}); the label counts: “{to}”',
  },
  STAGE_IN_SERIAL: {
    zh: '进展阶段写在序号栏（{from}），取“{to}”',
    en: 'The stage stood in the column of numbers ({from}): “{to}”',
  },
  SECTION_UNCERTAIN: {
    zh: '上方缺少类别标题，本行属于哪一类无法确定',
    en: 'A section heading is missing above; the category of this row is not certain',
    repair: { zh: '请恢复类别标题', en: 'Restore the heading of the section' },
  },
  ROW_SHIFTED: {
    zh: '本行内容与表头错开 {shift} 格，没有读取',
    en: 'The values of this row stand {shift} columns beside their headings; it was not read',
    repair: { zh: '请把内容移回原栏', en: 'Move the values back' },
  },
  CELL_OUTSIDE: {
    zh: '“{value}”不在任何表头之下，没有读取',
    en: '“{value}” stands under no heading and was not read',
    repair: { zh: '请移到对应的栏目', en: 'Move it under its heading' },
  },
  COLUMN_UNIT_UNKNOWN: {
    zh: '不认识“{value}”的金额单位，本栏没有读取',
    en: 'The unit of amounts in “{value}” is not known; the column was not read',
    repair: { zh: '请改用万元', en: 'Use 万元' },
  },
  COLUMN_UNIT_CONTRADICTED: {
    zh: '表头写的金额单位与表外“{line}”不一致，“{value}”没有读取',
    en: 'The heading names another unit of amounts than “{line}” beside the table; “{value}” was not read',
    repair: { zh: '请统一金额单位，或在单元格内写明', en: 'Let both name one unit, or write it in the cells' },
  },
  HEADING_UNIT: { zh: '表头“{from}”：本栏未写单位的金额按{to}读取', en: 'By the heading “{from}” bare amounts are in {to}' },
  LINE_UNIT: {
    zh: '表外“{from}”：表头和单元格未写单位的金额按{to}读取',
    en: 'By “{from}” beside the table amounts without a unit of their own are in {to}',
  },
  NUMBER_BY_FORM: { zh: '只有一栏备案号，“{from}”按其格式归入', en: 'There is one number column; “{from}” was told by its form' },
  NUMBER_KIND_UNSURE: {
    zh: '只有一栏备案号，看不出“{value}”是哪一种，暂作规划立项备案号',
    en: 'There is one number column and “{value}” has no known form; it was taken as the planning number',
    repair: { zh: '请核对是规划立项备案号还是上线备案号', en: 'Check which of the two numbers it is' },
  },
  EARLIER_CELL_TAKEN_BACK: {
    zh: '您前一份文件填的“{from}”已撤回，恢复为“{to}”',
    en: 'What your earlier file said here, “{from}”, was taken back; “{to}” stands again',
  },
  TOTAL_DISAGREES: {
    zh: '“{word}”的{column}写 {says}，按已读取的第 {rows} 行（{count} 个金额）合计为 {sum}',
    en: 'The total “{word}” says {says} ({column}); the {count} amounts that were read in rows {rows} make {sum}',
    repair: { zh: '请核对合计与各行金额，或说明口径', en: 'Check the total and its rows, or say what it counts' },
  },
  TOTAL_PASSED_OVER: { zh: '合计行已略过', en: 'A totals row was passed over' },
  COLUMN_NUMBERS_PASSED_OVER: { zh: '栏次行已略过', en: 'A row of column numbers was passed over' },
  STAGE_ROW_FILLED_DOWN: { zh: '进展阶段随上一行，为“{to}”', en: 'The stage was taken from the row above: “{to}”' },
  HEADER_REPEATED: { zh: '重复的表头已略过', en: 'A repeated heading was passed over' },
  BASE_MOVED: {
    zh: '下载之后，这一格的已报值已经变了',
    en: 'What is reported in this cell has changed since the download',
    repair: { zh: '请核对后再确认本格的值', en: 'Look at it again before you confirm' },
  },
  // Questions.
  BLANK_OVER_VALUE: {
    zh: '这一格原有值，现在是空白：不变还是清除？',
    en: 'This cell had a value and is now empty: unchanged, or to be cleared?',
    repair: { zh: '不变请恢复原值，清除请填“无”', en: 'Restore the value, or write 无 to clear it' },
  },
  WHICH_LAYOUT: {
    zh: '附件3 的各栏应按哪一种版式读取？',
    en: 'In which layout are the columns of annex 3 to be read?',
  },
  WHICH_SHEET: { zh: '哪一张工作表是本期推进表？', en: 'Which sheet is the report?' },
  WHICH_PROJECT: {
    zh: '这一行是新项目，还是哪个项目改了名？',
    en: 'Is this row a new project, or which one renamed?',
  },
});
