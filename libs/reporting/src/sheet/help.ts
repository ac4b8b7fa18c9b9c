import type { CellPlan, SheetPlan } from '#platform/workbook';
import { HELP_SHEET } from './layout';

/** 填写说明, in the order in which an officer meets the questions. */
const HELP: readonly (readonly [string, string])[] = [
  ['填哪里', '只填“填报表”中的黄色格。灰色格是项目编号、类别等关键信息和上期值，供对照，改了也不采用。'],
  [
    '怎样算变动',
    '黄色格已带出当前值，没有变化的不要动；改动的格就是本期要报的变化。全部没有变化也要报送，请在系统中作“零报告”。',
  ],
  ['空白与“无”', '把原有的值删成空白，系统会问：是不变还是清除？确要清除的请填“无”。'],
  [
    '进展阶段',
    '从下拉列表选择。阶段有变动时，在“阶段起始日期”填进入该阶段的日期；不填则按本期首次报送之日计。阶段后退须在“变动原因”写明原因。',
  ],
  ['金额', '单位为万元，直接填数字，如 120 或 120.5。以元或亿元计的请写明单位，如 1200000元、0.012亿元。'],
  ['日期', '年月日俱全，如 2026-06-15、2026.6.15 或 2026年6月15日。'],
  ['集数', '如 24集、12期；只写数字的按集计。'],
  ['人员与机构', '多个名称用顿号分隔。'],
  ['备案号', '按证书原样填写，前面的 0 保留。一栏填规划立项备案号，一栏填上线备案号或发行许可证号。'],
  ['新增项目', '填在末尾“新增项目”下的空行，先选类别；编号由系统给出。不要插入行，不要合并单元格。'],
  ['项目不见了', '不要删除行。已完成、退出或移交的项目，请在系统中说明原因。'],
  ['只用于本期', '本表只能用于表头所写的单位和周期，下期请重新下载。'],
];

export function helpSheet(): SheetPlan {
  const cells = HELP.flatMap(([head, text], index): CellPlan[] => [
    { row: index + 2, column: 1, value: head, style: 'helpHead' },
    { row: index + 2, column: 2, value: text, style: 'help' },
  ]);
  return {
    name: HELP_SHEET,
    widths: [16, 100],
    cells: [{ row: 1, column: 1, value: '填写说明', style: 'title' }, ...cells],
    merges: [{ row: 1, column: 1, toRow: 1, toColumn: 2 }],
    protected: true,
  };
}
