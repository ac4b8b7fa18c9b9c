import { useCalendarMoment } from '../../shared/as-of';
import { doerText, figureText, moment } from '../../shared/format';
import { FigureLink, LATENESS_TONES, PageHead, REPORT_TONES, Rule, StatusDot } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words as ui } from '../../shared/ui/words';
import type { Report, Review } from './operations';
import { Warned } from './Warned';
import { words } from './words';

interface HeadProps {
  readonly report: Report;
  readonly review: Review;
  readonly title: string;
  /** The role may decide. */
  readonly may: boolean;
  readonly past: boolean;
}

/** What report this is, how it stands, what was decided and said before, and the unit's totals in both bases. */
export function Head({ report, review, title, may, past }: HeadProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const last = report.revisions.at(-1);
  return (
    <>
      <PageHead
        title={`${title} · ${say('revision', { revision: review.revision })}`}
        about={
          <span className="review-about">
            <StatusDot tone={REPORT_TONES[report.state] ?? 'still'}>{say(report.state)}</StatusDot>
            {report.lastSubmittedAt !== null && <span>{say('sent', { at: moment(report.lastSubmittedAt) })}</span>}
            <StatusDot tone={LATENESS_TONES[report.lateness] ?? 'still'}>{say(report.lateness)}</StatusDot>
            <span className="quiet small">
              <Rule rule={report.rule} />
            </span>
            {last && <span>{say('certifier', { name: doerText(last.certifier, language) })}</span>}
            {report.receipt !== null && <span className="mono">{say('receipt', { number: report.receipt })}</span>}
            {report.zero === true && <strong>{say('zero')}</strong>}
          </span>
        }
      />
      <div className="review-head">
        <Decision review={review} />
        {!may && <p className="review-tell">{say('readOnlyRole')}</p>}
        {past && <p className="review-tell">{say('readOnlyPast')}</p>}
        <Before report={report} reason={last?.reason ?? null} />
        <OfSheet review={review} />
        <Totals report={report} review={review} />
      </div>
    </>
  );
}

function Decision({ review: { decision } }: { readonly review: Review }) {
  const say = useWords(words);
  if (!decision) return null;
  const { accepted, revision, at, by, text } = decision;
  return (
    <div className={accepted ? 'review-decision review-accepted' : 'review-decision review-returned'} data-decision>
      <StatusDot tone={accepted ? 'good' : 'violet'}>
        <strong>{say(accepted ? 'decidedAccepted' : 'decidedReturned', { revision, at: moment(at), name: by.name })}</strong>
      </StatusDot>
      {text !== null && <p>{text}</p>}
      <p className="quiet small">{accepted ? `${say('howToCorrect')} ${say('asBefore')}` : say('waitsUnit')}</p>
    </div>
  );
}

/** What was said before this revision: why NRTA returned earlier ones, and why the unit sent it again. */
function Before({ report, reason }: { readonly report: Report; readonly reason: string | null }) {
  const say = useWords(words);
  const returned = report.returns.filter(({ revision }) => revision < (report.revision ?? 0));
  if (returned.length === 0 && reason === null) return null;
  return (
    <dl className="review-tell facts">
      {returned.map(({ revision, at, by, reason: why, marks }) => (
        <div key={revision} className="review-pair">
          <dt>
            {say('earlierReturns')} · {say('revision', { revision })}
          </dt>
          <dd>
            {why}{' '}
            <span className="quiet">
              {marks.length === 0 ? say('wholeReport') : say('marksCount', { count: marks.length })} · {by.name} {moment(at)}
            </span>
          </dd>
        </div>
      ))}
      {reason !== null && (
        <div className="review-pair">
          <dt>{say('why')}</dt>
          <dd>{reason}</dd>
        </div>
      )}
    </dl>
  );
}

/** What the checks said of the file itself, which no line shows. */
function OfSheet({ review: { findings } }: { readonly review: Review }) {
  const say = useWords(words);
  if (findings.length === 0) return null;
  return (
    <section className="review-tell" aria-label={say('ofSheet')}>
      <h2 className="small quiet">{say('ofSheet')}</h2>
      <ul className="review-of-sheet">
        {findings.map((finding) => (
          <li key={finding.key}>
            <Warned finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The unit's figures at the period's end: as last accepted, and as they would be. */
function Totals({ report, review }: { readonly report: Report; readonly review: Review }) {
  const say = useWords(words);
  const sayUi = useWords(ui);
  const either = useEither();
  const { address } = useCalendarMoment();
  return (
    <section className="panel review-strip" aria-label={say('totals')}>
      <dl className="review-totals">
        {review.totals.map(({ accepted, now }) => {
          const { metric } = accepted;
          const [was, is] = [figureText(accepted.value, metric.unit), figureText(now.value, metric.unit)];
          const unit = is.unit === '万元' ? sayUi('wan') : either(is.unit, '');
          const name = either(metric.zh, metric.en);
          return (
            <div key={metric.id} data-total={metric.id}>
              <dt>
                {name}
                {unit !== '' && ` (${unit})`}
              </dt>
              <dd>
                <span className="quiet" title={say('accepted')}>
                  <span className="visually-hidden">{say('accepted')} </span>
                  {was.text}
                </span>
                <span aria-hidden="true"> → </span>
                <FigureLink
                  figure={{ metric: metric.id, by: { unit: report.unit.id }, asOf: review.asOf, ...address }}
                  label={`${name} ${say('now')} ${is.text} ${unit}`}
                >
                  <strong>{is.text}</strong>
                </FigureLink>
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="quiet small">{say('totalsNote', { asOf: review.asOf })}</p>
    </section>
  );
}
