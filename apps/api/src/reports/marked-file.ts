import type { CellMark, Marks } from '#platform/workbook';
import type { DraftView, SheetReading } from '#reporting';
import { findingWords, type FindingWords } from './report-words';

const SEVERITY: Readonly<Record<FindingWords['severity'], string>> = { error: '错误', warning: '提醒' };
const HEADINGS = ['级别', '工作表', '行', '列', '项目', '值', '问题', '怎么改', '依据'];
const WIDTHS = [8, 14, 6, 6, 16, 24, 48, 48, 10];

/** What is said of an officer's file, on its cells and in a list of all findings, those without a cell too. */
export function marksOf({ view, reading }: { readonly view: DraftView; readonly reading: SheetReading }): Marks {
  const findings = view.findings.map((finding) => ({ ...findingWords(finding), place: finding.place }));
  const cells = findings.flatMap(({ place, severity, message, repair, row }): readonly CellMark[] => {
    if (!place || row === null) return [];
    const sheet = place.sheet ?? reading.sheet ?? '';
    const text = `【${SEVERITY[severity]}】${message}${repair === null ? '' : `\n怎么改：${repair}`}`;
    // What is about a whole row stands on its first cell.
    return [{ sheet, row, column: place.column ?? 1, tone: severity, text }];
  });
  const list = findings.map((each) => [
    SEVERITY[each.severity],
    each.sheet ?? '',
    each.row === null ? '' : String(each.row),
    each.column ?? '',
    each.project ?? '',
    each.value ?? '',
    each.message,
    each.repair ?? '',
    each.rule,
  ]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    author: '场记板',
    cells,
    added: {
      name: '校验结果',
      widths: WIDTHS,
      rows: [
        [`校验结果：错误 ${errors}，提醒 ${findings.length - errors}`],
        ['红色单元格：错误，须改正；黄色单元格：提醒，须改正或说明原因。批注写明问题与改法；没有单元格的问题只列在本表。'],
        ['.xls、.ods 文件另存为 .xlsx，只保留数值与合并单元格；.xlsx 文件除标色、批注与本表外均未改动。'],
        HEADINGS,
        ...list,
      ],
    },
  };
}
