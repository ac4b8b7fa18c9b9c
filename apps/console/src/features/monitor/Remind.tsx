import { Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useActEach, useRead } from '../../shared/api';
import { moment, periodText } from '../../shared/format';
import { Heads, Reading, REPORT_TONES, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { reportWords } from '../../shared/words/report';
import { words } from './act.words';
import { RemindMutation, StandingQuery, type Standing } from './operations';
import { Results } from './Results';

export interface ActOf {
  readonly period: string;
  readonly units: readonly string[];
  /** The instant of the calendar, for what “today” is. */
  readonly today: string;
  /** The units it was done for: they are ticked no more. */
  readonly onActed: (units: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Reminds one unit or many; says who was reminded today already, and what came of it for each (I-08). */
export function Remind({ period, units, today, onActed, onClose }: ActOf) {
  const say = useWords(words);
  const { language } = useLanguage();
  const read = useRead(StandingQuery, { period, units: [...units] });
  return (
    <Modal open title={say('remindTitle', { period: periodText(period, language) })} onCancel={onClose} footer={null} width={720}>
      <Reading of={read} lines={4}>
        {({ reports }) => (
          <RemindForm
            period={period}
            reports={reports.edges.map(({ node }) => node)}
            today={today}
            onActed={onActed}
            onClose={onClose}
          />
        )}
      </Reading>
    </Modal>
  );
}

const owes = ({ state }: Standing): boolean => state === 'NOT_STARTED' || state === 'OPENED' || state === 'RETURNED';

function RemindForm({
  period,
  reports,
  today,
  onActed,
  onClose,
}: Omit<ActOf, 'units'> & { readonly reports: readonly Standing[] }) {
  const say = useWords(words);
  const sayState = useWords(reportWords);
  const either = useEither();
  const ids = useId();
  const dayOf = (at: string): string => moment(at).slice(0, 10);
  const remindedToday = ({ reminders }: Standing): boolean => reminders.some(({ at }) => dayOf(at) === dayOf(today));
  const [chosen, setChosen] = useState(
    () => new Set(reports.filter((each) => owes(each) && !remindedToday(each)).map(({ unit }) => unit.id)),
  );
  const [text, setText] = useState(() => {
    const days = new Set(reports.map(({ dueOn }) => dueOn));
    const named = { period: periodText(period, 'zh'), dueOn: [...days][0] ?? '' };
    return say(days.size === 1 ? 'defaultText' : 'defaultTextMany', named);
  });
  const act = useActEach(RemindMutation);
  const over = act.outcomes.length > 0;
  const failed = act.outcomes.filter(({ done }) => !done).map(({ input }) => input);
  const inputs = [...chosen].map((unit) => ({ unit, period, kind: 'MANUAL' as const, text }));
  const run = async (asked: Parameters<typeof act.run>[0]): Promise<void> =>
    onActed((await act.run(asked)).filter(({ done }) => done).map(({ input }) => input.unit));
  const nameOf = (id: string): string => {
    const unit = reports.find((each) => each.unit.id === id)?.unit;
    return unit ? either(unit.short, unit.en) : id;
  };
  const told = (each: Standing): string => {
    const last = each.reminders[each.reminders.length - 1];
    if (!last) return say('remindedNever');
    return say(remindedToday(each) ? 'remindedToday' : 'remindedBefore', { at: moment(last.at), count: each.reminders.length });
  };
  return (
    <div className="stack">
      <table className="plain-table monitor-units">
        <Heads of={['unit', 'state', 'dueOn', 'reminded']} say={say} />
        <tbody>
          {reports.map((each) => (
            <tr key={each.unit.id}>
              <th scope="row">
                <Checkbox
                  checked={chosen.has(each.unit.id)}
                  disabled={!owes(each) || over}
                  aria-label={say('include', { unit: nameOf(each.unit.id) })}
                  onChange={({ target }) => {
                    const next = new Set(chosen);
                    if (target.checked) next.add(each.unit.id);
                    else next.delete(each.unit.id);
                    setChosen(next);
                  }}
                >
                  {nameOf(each.unit.id)}
                </Checkbox>
              </th>
              <td>
                <StatusDot tone={REPORT_TONES[each.state] ?? 'still'}>{sayState(each.state)}</StatusDot>
              </td>
              <td>{each.dueOn}</td>
              <td>{owes(each) ? told(each) : say('nothingToRemind')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!over && (
        <div>
          <label className="monitor-label" htmlFor={`${ids}-text`}>
            {say('text')}
          </label>
          <Input.TextArea
            id={`${ids}-text`}
            rows={3}
            maxLength={500}
            showCount
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <p className="quiet small">{say('textHint')}</p>
        </div>
      )}
      <Results outcomes={act.outcomes} all={inputs.length} nameOf={nameOf} done={() => say('doneRemind')} />
      <div className="row monitor-buttons">
        <Button onClick={onClose}>{say(over ? 'finish' : 'cancel')}</Button>
        {!over && (
          <Button
            type="primary"
            disabled={chosen.size === 0 || text.trim() === ''}
            loading={act.running}
            onClick={() => void run(inputs)}
          >
            {say('send', { count: chosen.size })}
          </Button>
        )}
        {over && !act.running && failed.length > 0 && (
          <Button type="primary" onClick={() => void run(failed)}>
            {say('again', { count: failed.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
