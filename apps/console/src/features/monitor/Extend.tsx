import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { addDays, isLocalDate, shanghaiDateOf, type LocalDate } from '#kernel';
import { useActEach, useRead } from '../../shared/api';
import { moment, periodText } from '../../shared/format';
import { Reading, Rule, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words } from './act.words';
import { ExtendMutation, StandingQuery, type Standing } from './operations';
import type { ActOf } from './Remind';
import { Results } from './Results';

/** As far as the field lets one choose; the rules say what is allowed. */
const FURTHEST_DAYS = 31;

/** More time for one unit or several, with a reason; the due day that was seen goes with it, and another standing one is told (B-08). */
export function Extend({ period, units, today, onActed, onClose }: ActOf) {
  const say = useWords(words);
  const { language } = useLanguage();
  const read = useRead(StandingQuery, { period, units: [...units] });
  return (
    <Modal open title={say('extendTitle', { period: periodText(period, language) })} onCancel={onClose} footer={null} width={720}>
      <Reading of={read} lines={4}>
        {({ reports }) => (
          <ExtendForm
            period={period}
            reports={reports.edges.map(({ node }) => node)}
            today={today}
            onActed={onActed}
            onClose={onClose}
            onRefused={() => void read.refetch()}
          />
        )}
      </Reading>
    </Modal>
  );
}

interface FormOf extends Omit<ActOf, 'units'> {
  readonly reports: readonly Standing[];
  /** What stands is read again, so that one sees what had changed. */
  readonly onRefused: () => void;
}

const latest = (days: readonly LocalDate[]): LocalDate | undefined => [...days].sort().pop();

function ExtendForm({ period, reports, today, onActed, onClose, onRefused }: FormOf) {
  const say = useWords(words);
  const either = useEither();
  const ids = useId();
  const [first] = useState(reports);
  const open = reports.filter(({ firstSubmittedAt }) => firstSubmittedAt === null);
  const seen = new Map(first.map(({ unit, dueOn }) => [unit.id, dueOn]));
  const dueOn = latest(open.map((each) => each.dueOn));
  const now = shanghaiDateOf(today as Parameters<typeof shanghaiDateOf>[0]);
  const from = dueOn === undefined || dueOn < now ? now : addDays(dueOn, 1);
  const to = addDays(from, FURTHEST_DAYS);
  const [day, setDay] = useState<string>(addDays(from, 2));
  const [reason, setReason] = useState('');
  const act = useActEach(ExtendMutation);
  const settled = act.outcomes.length > 0 && !act.running;
  const done = new Set(act.outcomes.filter((each) => each.done).map(({ input }) => input.unit));
  const left = open.filter(({ unit }) => !done.has(unit.id));
  const nameOf = (id: string): string => {
    const unit = reports.find((each) => each.unit.id === id)?.unit;
    return unit ? either(unit.short, unit.en) : id;
  };
  const run = async (): Promise<void> => {
    if (!isLocalDate(day)) return;
    // After a refusal the due day that is shown by now is the one that was seen.
    const was = (each: Standing): LocalDate => (settled ? each.dueOn : (seen.get(each.unit.id) ?? each.dueOn));
    const ended = await act.run(left.map((each) => ({ unit: each.unit.id, period, dueOn: day, was: was(each), reason })));
    onActed(ended.filter(({ done }) => done).map(({ input }) => input.unit));
    if (ended.some((each) => !each.done)) onRefused();
  };
  const ready = isLocalDate(day) && day >= from && day <= to && reason.trim() !== '' && left.length > 0;
  const all = settled && left.length === 0;
  return (
    <div className="stack">
      <ul className="monitor-standing">
        {reports.map((each) => (
          <li key={each.unit.id}>
            <strong>{nameOf(each.unit.id)}</strong> {say('dueOn')} {each.dueOn}{' '}
            {each.firstSubmittedAt !== null && (
              <StatusDot tone="warn">{say('sentAlready', { at: moment(each.firstSubmittedAt) })}</StatusDot>
            )}
            {each.extension && (
              <span className="quiet">
                {say('extendedBefore', {
                  was: each.extension.dueByRule ?? '',
                  dueOn: each.extension.dueOn,
                  reason: each.extension.reason,
                })}
              </span>
            )}
            <p className="quiet small">
              {say('rule')} <Rule rule={each.rule} />
            </p>
          </li>
        ))}
      </ul>
      {open.length === 0 && !settled && <p>{say('nobody')}</p>}
      {!all && open.length > 0 && (
        <>
          <div>
            <label className="monitor-label" htmlFor={`${ids}-day`}>
              {say('newDueOn')}
            </label>
            <Input
              id={`${ids}-day`}
              type="date"
              className="monitor-day"
              min={from}
              max={to}
              value={day}
              onChange={({ target }) => setDay(target.value)}
              aria-describedby={`${ids}-hint`}
            />
            <p className="quiet small" id={`${ids}-hint`}>
              {say('newDueOnHint', { from, to })}
            </p>
          </div>
          <div>
            <label className="monitor-label" htmlFor={`${ids}-reason`}>
              {say('reason')}
            </label>
            <Input.TextArea
              id={`${ids}-reason`}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
            <p className="quiet small">{say('reasonHint')}</p>
          </div>
        </>
      )}
      <Results
        outcomes={act.outcomes}
        all={act.running ? left.length : act.outcomes.length}
        nameOf={nameOf}
        done={(input) => say('doneExtend', { dueOn: input.dueOn })}
      />
      <div className="row monitor-buttons">
        <Button onClick={onClose}>{say(all ? 'finish' : 'cancel')}</Button>
        {!all && (
          <Button type="primary" disabled={!ready} loading={act.running} onClick={() => void run()}>
            {settled ? say('again', { count: left.length }) : say('give', { count: left.length })}
          </Button>
        )}
      </div>
    </div>
  );
}
