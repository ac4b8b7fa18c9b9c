import { useMemo } from 'react';
import { figureText } from '../../shared/format';
import type { FigureAddress, FigureFilter } from '../../shared/paths/open';
import { DataTable, useTable, type Column } from '../../shared/table';
import { FigureLink } from '../../shared/ui';
import { useEither, useLanguage, useWords, type Language } from '../../shared/words';
import { dimensionText, headWidth, unitText, withUnit } from './named';
import type { HistoryFigure } from './operations';
import { words } from './words';

interface ResultProps {
  readonly figures: readonly HistoryFigure[];
  readonly filter: FigureFilter;
  readonly by: readonly string[];
  /** The moment compared with, as the address of a figure says it. */
  readonly other: Pick<FigureAddress, 'asOf' | 'knownAt'> | null;
}

interface Numbers {
  readonly value: string;
  readonly other: string | null;
  readonly difference: string | null;
}
interface Row {
  readonly key: string;
  readonly names: readonly string[];
  readonly by: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, Numbers>>;
}

/** The figures as they stand at both moments, and split by the chosen dimensions; every number opens its list. */
export function Result({ figures, filter, by, other }: ResultProps) {
  return (
    <>
      <Totals figures={figures} filter={filter} other={other} />
      {by.length > 0 && <Split figures={figures} filter={filter} by={by} other={other} />}
    </>
  );
}

const addressed = (
  metric: string,
  filter: FigureFilter,
  by: FigureAddress['by'],
  other: ResultProps['other'],
): FigureAddress => ({
  metric,
  ...(by === undefined ? {} : { by }),
  filter,
  ...other,
});

function Totals({ figures, filter, other }: Omit<ResultProps, 'by'>) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  return (
    <table className="plain-table history-totals">
      <caption className="visually-hidden">{say('total')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('metrics')}</th>
          <th scope="col" className="number">
            {say('value')}
          </th>
          {other && (
            <>
              <th scope="col" className="number">
                {say('other')}
              </th>
              <th scope="col" className="number">
                {say('difference')}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {figures.map(({ metric, value, missing, compare }) => {
          const name = either(metric.zh, metric.en);
          return (
            <tr key={metric.id} data-metric={metric.id}>
              <th scope="row">
                {withUnit(name, metric.unit, language)}
                {missing > 0 && <span className="quiet small"> {say('missingNote', { count: missing })}</span>}
              </th>
              <td className="number">
                <Shown unit={metric.unit} name={name} value={value} figure={addressed(metric.id, filter, undefined, null)} />
              </td>
              {other && (
                <>
                  <td className="number">
                    {compare && (
                      <Shown
                        unit={metric.unit}
                        name={`${name} ${say('other')}`}
                        value={compare.figure.value}
                        figure={addressed(metric.id, filter, undefined, other)}
                      />
                    )}
                  </td>
                  <td className="number">{compare && <Difference unit={metric.unit} value={compare.difference} />}</td>
                </>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Shown({ unit, name, value, figure }: { unit: string; name: string; value: string; figure: FigureAddress }) {
  const { language } = useLanguage();
  const { text } = figureText(Number(value), unit);
  return (
    <FigureLink figure={figure} label={`${name} ${text} ${unitText(unit, language)}`.trim()}>
      {text}
    </FigureLink>
  );
}

/** A sign beside the amount: colour never alone. */
function Difference({ unit, value }: { readonly unit: string; readonly value: string }) {
  const number = Number(value);
  const { text } = figureText(Math.abs(number), unit);
  if (number === 0) return <span className="quiet">{text}</span>;
  return (
    <span className={number > 0 ? 'history-up' : 'history-down'}>
      {number > 0 ? '+' : '−'}
      {text}
    </span>
  );
}

const NONE: Numbers = { value: '0', other: '0', difference: '0' };

function rowsOf(figures: readonly HistoryFigure[], language: Language): readonly Row[] {
  const rows = new Map<
    string,
    { key: string; names: readonly string[]; by: Record<string, string>; numbers: Record<string, Numbers> }
  >();
  for (const { metric, groups, compare } of figures) {
    const split = compare
      ? compare.groups.map((each) => ({
          ...each,
          numbers: { value: each.value, other: each.other, difference: each.difference },
        }))
      : groups.map((each) => ({ ...each, numbers: { value: each.value, other: null, difference: null } }));
    for (const { by, numbers } of split) {
      const key = by.map(({ value }) => value ?? '').join('/');
      const row = rows.get(key) ?? {
        key,
        names: by.map((each) => dimensionText(each, language)),
        by: Object.fromEntries(by.map(({ field, value }) => [field, value ?? ''])),
        numbers: {},
      };
      row.numbers[metric.id] = numbers;
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

function Split({ figures, filter, by, other }: ResultProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const rows = useMemo(() => rowsOf(figures, language), [figures, language]);
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const of = (row: Row, id: string): Numbers => row.numbers[id] ?? NONE;
    const text = (value: string | null, unit: string): string => (value === null ? '' : figureText(Number(value), unit).text);
    const dimensions = by.map((field, at): Column<Row> => ({
      key: field,
      zh: words.zh[`dim_${field}` as 'dim_unit'],
      en: words.en[`dim_${field}` as 'dim_unit'],
      width: 130,
      grow: at === 0,
      always: true,
      render: (row) => row.names[at] ?? '',
      text: (row) => row.names[at] ?? '',
    }));
    const numbers = figures.flatMap(({ metric }): readonly Column<Row>[] => {
      const column = (part: keyof Numbers, zh: string, en: string, render: Column<Row>['render']): Column<Row> => ({
        key: part === 'value' ? metric.id : `${metric.id}.${part}`,
        zh: `${metric.zh}${zh}`,
        en: `${metric.en}${en}`,
        ...(metric.unit === '分' ? { unit: { zh: '万元', en: '10,000 yuan' } } : {}),
        align: 'right',
        width: headWidth(
          `${metric.zh}${zh}${metric.unit === '分' ? '（万元）' : ''}`,
          `${metric.en}${en}${metric.unit === '分' ? ' (10,000 yuan)' : ''}`,
          language,
        ),
        compare: (a, b) => Number(of(a, metric.id)[part] ?? 0) - Number(of(b, metric.id)[part] ?? 0),
        render,
        text: (row) => text(of(row, metric.id)[part], metric.unit),
      });
      const link = (row: Row, value: string, at: ResultProps['other']) => (
        <Shown
          unit={metric.unit}
          name={`${row.names.join(' ')} ${language === 'zh' ? metric.zh : metric.en}`}
          value={value}
          figure={addressed(metric.id, filter, row.by, at)}
        />
      );
      const main = column('value', '', '', (row) => link(row, of(row, metric.id).value, null));
      if (other === null) return [main];
      return [
        main,
        column('other', ' · 对比', ' · compared', (row) => link(row, of(row, metric.id).other ?? '0', other)),
        column('difference', ' · 差', ' · difference', (row) => (
          <Difference unit={metric.unit} value={of(row, metric.id).difference ?? '0'} />
        )),
      ];
    });
    return [...dimensions, ...numbers];
  }, [figures, by, filter, other, language]);
  return <DataTable caption={say('result')} state={useTable(columns)} rows={rows} rowKey={({ key }) => key} height="60vh" />;
}
