import { useParams } from '@tanstack/react-router';
import { useCalendarMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { periodText } from '../../shared/format';
import { urlOneOf, useUrl } from '../../shared/paths';
import { Loading, NotFound, PageHead, Reading, State, ToScreen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { Desk } from './Desk';
import { Live } from './Live';
import { ReviewQuery } from './operations';
import { words } from './words';
import './review.css';
import './decide.css';

const shape = { cells: urlOneOf(['changed', 'all'], 'changed') };

/** One report: last accepted, now, and why; then accepted, or returned with marked cells. */
export function Report() {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { unit = '', period = '' } = useParams({ strict: false });
  const [{ cells }, change] = useUrl(shape);
  const { at } = useCalendarMoment();
  // Somebody else may decide meanwhile: that is seen without asking.
  const read = useRead(ReviewQuery, { unit, period, all: cells === 'all' }, { every: 20_000, ...at });
  return (
    <Reading of={read} lines={14}>
      {({ report }) => {
        if (!report) return <NotFound />;
        // The report before is not shown under the address of this one: nobody shall decide over the wrong sheet.
        if (read.isPlaceholderData && (report.period !== period || report.unit.id !== unit)) return <Loading lines={14} />;
        const { review } = report;
        if (review) {
          return (
            <Desk
              key={`${report.unit.id}/${report.period}`}
              report={report}
              review={review}
              cells={cells}
              onCells={(next) => change({ cells: next })}
              refetch={() => read.refetch()}
            />
          );
        }
        return (
          <>
            <PageHead title={`${either(report.unit.short, report.unit.en)} · ${periodText(report.period, language)}`} />
            <Live />
            <State title={say('notSent')} hint={say('notSentHint')}>
              <ToScreen screen="review">{say('back')}</ToScreen>
            </State>
          </>
        );
      }}
    </Reading>
  );
}
