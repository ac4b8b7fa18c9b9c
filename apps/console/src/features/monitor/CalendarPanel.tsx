import { Button, Checkbox, Select } from 'antd';
import { HeatKey, HeatTable } from '../../shared/charts';
import { periodShort, periodText } from '../../shared/format';
import { Empty, Panel, Segments } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { heatCell, isLate, isOpen, isUnsent, SIGNS, TONES, type Standing } from './cells';
import type { Calendar, CalendarCell, CalendarPeriod, CalendarRow } from './operations';
import { REGIONS, type Region } from './regions';
import { words } from './words';

const SHOWS = ['all', 'open', 'late'] as const;
type Show = (typeof SHOWS)[number];

interface View {
  readonly show: Show;
  readonly region: readonly Region[];
}

interface CalendarPanelOf {
  readonly calendar: Calendar;
  readonly period: CalendarPeriod;
  readonly view: View;
  readonly change: (view: Partial<View> & { readonly cell?: string; readonly period?: string }) => void;
  readonly manages: boolean;
  readonly past: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (units: ReadonlySet<string>) => void;
  readonly onDo: (what: 'remind' | 'extend', units: readonly string[]) => void;
}

const cellAt = ({ cells }: CalendarRow, period: string): CalendarCell | undefined => cells.find((cell) => cell.period === period);

const SHOWN: Readonly<Record<Show, (cell: CalendarCell) => boolean>> = { all: () => true, open: isOpen, late: isLate };

/** Unit × half-month, with what is chosen and what can be done about it. */
export function CalendarPanel(props: CalendarPanelOf) {
  const { calendar, period, view, change, manages, past, chosen, onChosen, onDo } = props;
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const rows = calendar.rows.filter((row) => {
    const cell = cellAt(row, period.id);
    return cell ? SHOWN[view.show](cell) : view.show === 'all';
  });
  const acts = manages && !past && period.state !== 'NOT_OPENED';
  const cells = new Map(calendar.rows.flatMap(({ unit, cells: of }) => of.map((cell) => [`${unit.id}/${cell.period}`, cell])));
  const names = new Map(calendar.rows.map(({ unit }) => [unit.id, either(unit.short, unit.en)]));
  const toggle = (unit: string, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(unit);
    else next.delete(unit);
    onChosen(next);
  };
  return (
    <Panel title={say('calendar')} aside={<Filters view={view} change={change} />} note={say('keys')}>
      {acts && (
        <Acting
          period={period}
          chosen={rows.filter(({ unit }) => chosen.has(unit.id)).map(({ unit }) => unit.id)}
          unsent={rows.flatMap((row) => {
            const cell = cellAt(row, period.id);
            return cell && cell.required && isUnsent(cell) ? [row.unit.id] : [];
          })}
          onChosen={onChosen}
          onDo={onDo}
        />
      )}
      {rows.length === 0 ? (
        <Empty title={say('noneShown', { period: periodText(period.id, language) })} hint="">
          <Button onClick={() => change({ show: 'all', region: [] })}>{say('showAll')}</Button>
        </Empty>
      ) : (
        <HeatTable
          label={`${calendar.year} ${say('calendar')}`}
          corner={say('unit')}
          current={period.id}
          {...(language === 'en' ? { widths: [156, 86] as const } : {})}
          rows={rows.map(({ unit }) => ({ id: unit.id, name: either(unit.short, unit.en) }))}
          columns={calendar.periods.map((each) => ({
            id: each.id,
            name: periodShort(each.id, language),
            dueOn: each.dueOn,
            totals: each.totals,
            opened: each.state !== 'NOT_OPENED',
          }))}
          columnHead={({ id, name, dueOn, totals, opened }) => (
            <>
              <button
                type="button"
                className="monitor-column"
                aria-pressed={id === period.id}
                aria-label={say('choosePeriod', { short: name, period: periodText(id, language) })}
                onClick={() => change({ period: id })}
              >
                {name}
              </button>
              <div className="heat-note">{dueOn.slice(5)}</div>
              <div className="heat-note">
                {opened ? (
                  <span title={say('sentOfLabel', { sent: totals.submitted, due: totals.required })}>
                    {say('sentOf', { sent: totals.submitted, due: totals.required })}
                  </span>
                ) : (
                  '–'
                )}
              </div>
            </>
          )}
          rowHead={({ id, name }) =>
            acts ? (
              <Checkbox
                checked={chosen.has(id)}
                onChange={({ target }) => toggle(id, target.checked)}
                aria-label={say('select', { unit: name })}
              >
                {name}
              </Checkbox>
            ) : (
              name
            )
          }
          cell={(unit, of) => {
            const cell = cells.get(`${unit}/${of}`);
            return cell ? heatCell(cell, { unit: names.get(unit) ?? unit, period: periodText(of, language) }, say) : null;
          }}
          onOpen={(unit, of) => change({ cell: `${unit}.${of}` })}
          legend={<Legend />}
        />
      )}
    </Panel>
  );
}

function Filters({ view, change }: Pick<CalendarPanelOf, 'view' | 'change'>) {
  const say = useWords(words);
  return (
    <div className="row">
      <Segments
        label={say('show')}
        value={view.show}
        options={SHOWS.map((value) => ({ value, label: say(value) }))}
        onChange={(show) => change({ show })}
      />
      <Select<Region[]>
        mode="multiple"
        aria-label={say('region')}
        placeholder={say('allRegions')}
        className="monitor-region"
        allowClear
        maxTagCount="responsive"
        value={[...view.region]}
        onChange={(region) => change({ region })}
        options={REGIONS.map((value) => ({ value, label: say(`region_${value}`) }))}
      />
    </div>
  );
}

function Acting({
  period,
  chosen,
  unsent,
  onChosen,
  onDo,
}: {
  readonly period: CalendarPeriod;
  readonly chosen: readonly string[];
  readonly unsent: readonly string[];
  readonly onChosen: (units: ReadonlySet<string>) => void;
  readonly onDo: (what: 'remind' | 'extend', units: readonly string[]) => void;
}) {
  const say = useWords(words);
  const { language } = useLanguage();
  const none = chosen.length === 0;
  return (
    <div className={none ? 'monitor-acting row' : 'monitor-acting monitor-acting-on row'}>
      <span aria-live="polite">{say('selected', { period: periodText(period.id, language), count: chosen.length })}</span>
      <Button size="small" disabled={unsent.length === 0} onClick={() => onChosen(new Set(unsent))}>
        {say('selectUnsent')}
      </Button>
      <Button size="small" type="primary" disabled={none} onClick={() => onDo('remind', chosen)}>
        {say('remind')}
      </Button>
      <Button size="small" disabled={none} onClick={() => onDo('extend', chosen)}>
        {say('extend')}
      </Button>
      {!none && (
        <Button size="small" type="text" onClick={() => onChosen(new Set())}>
          {say('clear')}
        </Button>
      )}
    </div>
  );
}

const STANDINGS: readonly Standing[] = [
  'notBegun',
  'draft',
  'submitted',
  'resubmitted',
  'returned',
  'accepted',
  'corrected',
  'overdue',
  'optional',
];

function Legend() {
  const say = useWords(words);
  return (
    <ul className="heat-legend" aria-label={say('legend')}>
      {STANDINGS.map((standing) => (
        <HeatKey key={standing} tone={TONES[standing]} word={say(standing)} />
      ))}
      {SIGNS.map((sign) => (
        <li key={sign}>
          <sup className="monitor-sign">{say(`sign_${sign}`)}</sup>
          {say(`full_${sign}`)}
        </li>
      ))}
    </ul>
  );
}
