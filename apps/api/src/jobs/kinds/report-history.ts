import { and } from '#insight';
import { everything, periodName, reportRelation, type PeriodId, type Row } from '#kernel';
import type { Clock } from '#platform/clock';
import type { Cut, ReadStore } from '#platform/read-store';
import { allRows } from '../../adapters/pages';
import type { ExportColumn } from '../../exports/columns';
import type { ExportRow } from '../../exports/export-file';
import { attributeZh, textOf } from '../../graphql/claims.loader';
import { unitArgument } from '../../graphql/filters';
import { ACT_ZH } from '../../graphql/history.types';
import { formatParam, numberParam, onlyParams, textParam, type QueryText } from '../../http/params';
import { Problem } from '../../http/problem';
import { namesAt } from '../../names/named-reads';
import { actingZh } from '../../names/persons';
import type { ReportHistory } from '../../reports/report-history';
import type { ApiJobKind } from '../job-kind';
import { WRITING, writeExport } from '../write-export';

interface Given {
  readonly reads: ReadStore;
  readonly history: ReportHistory;
  readonly clock: Clock;
}

const column = (id: string, zh: string, width: number): ExportColumn => ({
  id,
  zh,
  width,
  value: (row) => (row[id] === null || row[id] === undefined ? null : { kind: 'text', text: String(row[id]) }),
});
const COLUMNS = [
  column('unit', '填报单位', 22),
  column('period', '报送周期', 18),
  column('at', '时间（UTC）', 24),
  column('act', '事项', 12),
  column('revision', '版次', 8),
  column('person', '经办人', 14),
  column('text', '说明', 30),
  column('receipt', '回执', 22),
  column('project', '项目编号', 15),
  column('attribute', '栏目', 14),
  column('was', '原值', 24),
  column('now', '现值', 24),
  column('effectiveOn', '生效日期', 12),
];

/** Everything that was done to the reports of a year, each changed cell with its old and its new value (B-08, I-03). */
export const reportHistoryJob = ({ reads, history, clock }: Given): ApiJobKind => ({
  name: 'report-history',
  zh: '导出年度报送历史',
  en: 'History of a year of reports',
  phases: WRITING,
  check: (_actor, input) => Promise.resolve(asked(input)),
  async run(run, { scope }) {
    const { year, unit, format } = asked(run.job.input);
    const { cut, reports } = await reads.read({}, async (reader) => {
      const where = unit === undefined ? everything : and({ op: 'is', field: 'unit', value: unit });
      const rows = await allRows(reader, reportRelation, scope, where);
      return { cut: reader.cut, reports: rows.filter((row) => String(row['period']).startsWith(`${year}-`)) };
    });
    let done = 0;
    const pages = (async function* (): AsyncGenerator<readonly ExportRow[]> {
      for (const report of reports) {
        yield (await rowsOf(history, report, cut)).map((row) => ({ row }));
        done += 1;
      }
    })();
    const names = namesAt(cut);
    const about = aboutYear(year, unit, cut, reports.length);
    const fileName = `报送历史-${year}${unit === undefined ? '' : `-${names.of(unit).short}`}`;
    const file = { title: '报送历史', fileName, columns: COLUMNS, pages, rows: Infinity, about, at: clock.now(), names };
    // Told by reports: how many rows they make is known only at the end.
    await writeExport(run, format, file, () => run.at('writing', done, reports.length));
    return { reports: reports.length };
  },
});

function asked(input: QueryText) {
  onlyParams(input, ['year', 'unit', 'format']);
  const year = numberParam(input, 'year');
  if (year === undefined || year < 2026 || year > 2100)
    throw new Problem(400, 'BAD_REQUEST', '请给年份 year，例：2026', 'Give a year such as 2026');
  const unit = textParam(input, 'unit');
  return { year, format: formatParam(input['format'], 'csv'), ...(unit === undefined ? {} : { unit: unitArgument(unit) }) };
}

async function rowsOf(history: ReportHistory, report: Row, cut: Cut): Promise<readonly Row[]> {
  const [unit, period] = [String(report['unit']), String(report['period'])];
  const words = { unit: namesAt(cut).of(unit).zh, period: periodName(period as PeriodId, 'zh') };
  return (await history.acts(unit, period, cut)).flatMap((act): readonly Row[] => {
    const row: Row = {
      ...words,
      at: act.metadata.recordedAt,
      act: ACT_ZH[act.kind],
      revision: act.revision ?? null,
      person: actingZh(act.by),
      text: act.text ?? null,
      receipt: act.sent?.receipt ?? null,
      project: act.cell?.project ?? null,
      attribute: act.cell === undefined ? null : attributeZh(act.cell.attribute),
    };
    const cells = act.changes.map(({ project, attribute, was, now, effectiveOn }): Row => ({
      ...row,
      project,
      attribute: attributeZh(attribute),
      was: textOf(attribute, was),
      now: textOf(attribute, now),
      effectiveOn,
    }));
    return cells.length === 0 ? [row] : cells;
  });
}

const aboutYear = (year: number, unit: string | undefined, cut: Cut, reports: number): readonly (readonly [string, string])[] => [
  ['内容', `${year} 年报送历史`],
  ['范围', unit === undefined ? '可见的全部单位' : namesAt(cut).of(unit).zh],
  ['数据版本（位置）', cut.ordinal === 0 ? '空' : cut.position],
  ['所知时点（UTC）', cut.now],
  ['报送表数', String(reports)],
];
