import { Select } from 'antd';
import { useRead } from '../../shared/api';
import { periodText } from '../../shared/format';
import { inHand, OtherOwed, type OwedPlace } from '../../shared/owed';
import { urlText, useUrl } from '../../shared/paths';
import { useViewer } from '../../shared/session';
import { Empty, PageHead, Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { Beside } from './Beside';
import { Countdown } from './Countdown';
import { MyDraftQuery, MyReportsQuery, type MyReport } from './operations';
import { Questions } from './Questions';
import { Returned } from './Returned';
import { Steps } from './Steps';
import { words } from './words';
import './tasks.css';

const shape = { period: urlText() };
const placeOf = (period: string): OwedPlace => ({ screen: 'tasks', search: { period } });
/** What is done here is done to the present, whatever moment the address still names. */
export const NOW = { at: {} } as const;

/** The officer's first screen: what is to be done for this half-month, how long there is, what came back and why (I-08). */
export function Tasks() {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { organisation } = useViewer();
  const [{ period }, change] = useUrl(shape);
  const read = useRead(MyReportsQuery, { units: [organisation.id] }, NOW);
  return (
    <Reading of={read} lines={12}>
      {({ reports, duplicates }) => {
        const mine = reports.edges.map(({ node }) => node);
        const first = inHand(mine);
        const shown = mine.find((each) => each.period === period) ?? first;
        if (!shown) {
          return (
            <>
              <PageHead title={say('title')} />
              <Empty title={say('nothing')} hint={say('nothingHint')} />
            </>
          );
        }
        const unit = either(organisation.zh, organisation.en);
        return (
          <>
            <PageHead title={say('title')} about={say('about', { unit, period: periodText(shown.period, language) })}>
              <Select
                aria-label={say('otherPeriods')}
                value={shown.period}
                popupMatchSelectWidth={false}
                onChange={(next) => change({ period: next === first?.period ? '' : next })}
                options={mine.map((each) => ({
                  value: each.period,
                  label: `${periodText(each.period, language)} · ${say(each.state)}`,
                }))}
              />
            </PageHead>
            <OtherOwed shown={shown.period} reports={mine} placeOf={placeOf} />
            <div className="tasks">
              <div className="tasks-main">
                <OfPeriod report={shown} unit={organisation.id} />
                <Questions unit={organisation.id} reports={mine} shown={shown.period} />
              </div>
              <Beside
                shown={shown}
                reports={mine}
                duplicates={duplicates.edges.map(({ node }) => node)}
                onPeriod={(next) => change({ period: next })}
              />
            </div>
          </>
        );
      }}
    </Reading>
  );
}

function OfPeriod({ report, unit }: { readonly report: MyReport; readonly unit: string }) {
  const year = Number(report.dueOn.slice(0, 4));
  const read = useRead(MyDraftQuery, { unit, period: report.period, year }, NOW);
  return (
    <Reading of={read} lines={6}>
      {({ draft, calendar }) => (
        <div className="tasks-main">
          <Countdown report={report} days={calendar.days} />
          {report.state === 'RETURNED' && <Returned report={report} draft={draft} />}
          <Steps report={report} draft={draft} />
        </div>
      )}
    </Reading>
  );
}
