import { Button } from 'antd';
import { moment, periodText } from '../../shared/format';
import { owedFirst } from '../../shared/owed';
import { LATENESS_TONES, Panel, StatusDot, ToScreen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { Duplicate, MyReport } from './operations';
import { words } from './words';

interface BesideProps {
  readonly shown: MyReport;
  readonly reports: readonly MyReport[];
  readonly duplicates: readonly Duplicate[];
  readonly onPeriod: (period: string) => void;
}

/** What else one should know: what is still owed, reminders, suspected duplicates, what was accepted last. */
export function Beside({ shown, reports, duplicates, onPeriod }: BesideProps) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const owed = owedFirst(reports).filter((each) => each.period !== shown.period);
  return (
    <div className="tasks-side">
      <Panel title={say('owed')}>
        {owed.length === 0 ? (
          <p className="quiet">{say('owedNone')}</p>
        ) : (
          <ul className="tasks-list">
            {owed.map((each) => (
              <li key={each.period}>
                <span>{periodText(each.period, language)}</span>
                <StatusDot tone={LATENESS_TONES[each.lateness] ?? 'still'}>
                  {say(each.state === 'RETURNED' ? 'RETURNED' : each.lateness)}
                </StatusDot>
                <Button size="small" onClick={() => onPeriod(each.period)}>
                  {say('show')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={say('reminders')}>
        {shown.reminders.length === 0 ? (
          <p className="quiet">{say('remindersNone')}</p>
        ) : (
          <ul className="tasks-notes">
            {[...shown.reminders].reverse().map((each) => (
              <li key={each.id}>
                <p>{each.text}</p>
                <p className="quiet small">{moment(each.at)}</p>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={say('duplicates')} {...(duplicates.length > 0 ? { note: say('duplicatesNote') } : {})}>
        {duplicates.length === 0 ? (
          <p className="quiet">{say('duplicatesNone')}</p>
        ) : (
          <ul className="tasks-notes">
            {duplicates.map((each) => (
              <li key={`${each.project} ${each.share}`}>
                <p>
                  <ToScreen screen="project" params={{ code: each.project }}>
                    {each.title}
                  </ToScreen>{' '}
                  <span className="quiet small mono">{each.project}</span>
                </p>
                <p>
                  <StatusDot tone="warn">{either(each.zh, each.en)}</StatusDot>
                </p>
                <p className="small">{each.written}</p>
                {each.others.map((other) => (
                  <p key={other.project} className="small">
                    {say('with', { unit: either(other.unit.short, other.unit.en), title: other.title, project: other.project })}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Accepted reports={reports} />
    </div>
  );
}

function Accepted({ reports }: { readonly reports: readonly MyReport[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [last] = reports
    .filter(({ acceptedAt }) => acceptedAt !== null)
    .sort((a, b) => ((a.acceptedAt ?? '') < (b.acceptedAt ?? '') ? 1 : -1));
  return (
    <Panel title={say('accepted')}>
      {last ? (
        <>
          <p>{periodText(last.period, language)}</p>
          <p className="quiet">
            {say('acceptedText', { revision: last.acceptedRevision ?? 1, at: moment(last.acceptedAt ?? '') })}
          </p>
          <p className="small mono">{last.receipt}</p>
        </>
      ) : (
        <p className="quiet">{say('acceptedNone')}</p>
      )}
      <p>
        <ToScreen screen="sent" search={last ? { period: last.period } : {}}>
          {say('sentLink')}
        </ToScreen>
      </p>
    </Panel>
  );
}
