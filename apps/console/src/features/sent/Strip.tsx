import { useCalendarMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { periodShort } from '../../shared/format';
import { LATENESS_TONES, Panel, Reading, REPORT_TONES, StatusDot } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { YearQuery, type YearCell } from './operations';
import { words } from './words';

interface StripProps {
  readonly year: number;
  readonly unit: string;
  readonly shown: string | undefined;
  readonly onPeriod: (period: string) => void;
}

/** The year as a strip of its half-months: state and lateness of each, one of them chosen. */
export function Strip({ year, unit, shown, onPeriod }: StripProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const read = useRead(YearQuery, { year, units: [unit] }, useCalendarMoment().at);
  return (
    <Panel title={say('year', { year })}>
      <Reading of={read} lines={3}>
        {({ calendar: { periods, rows } }) => {
          const cells = new Map(rows[0]?.cells.map((cell) => [cell.period, cell]));
          return (
            <ol className="sent-strip">
              {periods.map(({ id, dueOn }) => {
                const cell = cells.get(id);
                return (
                  <li key={id}>
                    <button
                      type="button"
                      className={id === shown ? 'sent-cell sent-cell-on' : 'sent-cell'}
                      aria-pressed={id === shown}
                      disabled={cell === undefined}
                      onClick={() => onPeriod(id)}
                    >
                      <strong>{periodShort(id, language)}</strong>
                      <span className="small quiet">{dueOn.slice(5)}</span>
                      {cell ? <Cell cell={cell} /> : <span className="small quiet">{say('notOpened')}</span>}
                    </button>
                  </li>
                );
              })}
            </ol>
          );
        }}
      </Reading>
    </Panel>
  );
}

function Cell({ cell }: { readonly cell: YearCell }) {
  const say = useWords(words);
  const sent = cell.revision !== null;
  return (
    <span className="small sent-cell-states">
      <StatusDot tone={REPORT_TONES[cell.state] ?? 'still'}>{say(cell.state)}</StatusDot>
      {(sent || cell.lateness === 'OVERDUE') && (
        <StatusDot tone={LATENESS_TONES[cell.lateness] ?? 'still'}>
          {say(cell.lateness)}
          {cell.extended && ` · ${say('extendedMark')}`}
        </StatusDot>
      )}
    </span>
  );
}
