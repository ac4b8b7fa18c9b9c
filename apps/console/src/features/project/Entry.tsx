import { moment } from '../../shared/format';
import { useScreens } from '../../shared/paths';
import { ToScreen } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { attributeName, valueText } from './naming';
import type { ShownClaim, ToldClaim } from './operations';
import { ClaimLink, Disputed, usePlace, usePerson } from './said';
import { words } from './words';

const TONES = { official: 'calm', corrected: 'violet', reported: 'still' } as const;
const kindOf = ({ reportPeriod, revision }: ShownClaim): keyof typeof TONES =>
  reportPeriod === null ? 'official' : (revision ?? 1) > 1 ? 'corrected' : 'reported';

/** One act of the history: who recorded it when and where, and each value it changed, old beside new. */
export function Entry({ claims }: { readonly claims: readonly ToldClaim[] }) {
  const say = useWords(words);
  const named = usePerson();
  const { language } = useLanguage();
  const placeOf = usePlace();
  const [head] = claims;
  if (!head) return null;
  const kind = kindOf(head);
  const { person, source, reportUnit, reportPeriod } = head;
  const place = placeOf(head);
  const reasons = [
    ...new Set(claims.flatMap(({ reason, submissionReason }) => [reason, submissionReason].filter((each) => each !== null))),
  ];
  return (
    <article className="entry" aria-label={`${moment(head.recordedAt)} ${say(kind)}`}>
      <header>
        <time dateTime={head.recordedAt}>{moment(head.recordedAt)}</time>
        <span className={`mark mark-${TONES[kind]}`}>{say(kind)}</span>
        <span>{named(person)}</span>
        {reportUnit !== null && reportPeriod !== null && (
          <ReportLink unit={reportUnit} period={reportPeriod}>
            {place}
          </ReportLink>
        )}
        {source.fileName !== null && <span className="quiet small">{source.fileName}</span>}
      </header>
      {reasons.map((reason) => (
        <p key={reason} className="entry-reason">
          {say('because', { reason })}
        </p>
      ))}
      <table className="plain-table entry-values">
        <colgroup>
          <col className="entry-name" />
          <col className="entry-old" />
          <col />
          <col className="entry-day" />
          <col className="entry-state" />
        </colgroup>
        <thead className="entry-head">
          <tr>
            {(['attribute', 'oldValue', 'newValue', 'inEffect', 'state'] as const).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id} data-claim-row={claim.id}>
              <th scope="row">{attributeName(claim.attribute, language)}</th>
              <td className="entry-old">
                {claim.wasText === '' ? (
                  <span className="quiet">{say('nothing')}</span>
                ) : (
                  valueText(claim.attribute, claim.was, claim.wasText, language)
                )}
              </td>
              <td className="entry-new">
                <span aria-hidden="true">→ </span>
                <ClaimLink claim={claim} />
                {claim.state === 'DISPUTED' && <Disputed dispute={claim.dispute} />}
              </td>
              <td className="quiet small nowrap">{say('effective', { day: claim.effectiveOn })}</td>
              <td className="quiet small nowrap">
                {claim.state === 'OFFICIAL' || claim.state === 'DISPUTED' ? '' : say(claim.state)}
                {claim.source.address !== null && <span className="mono"> {claim.source.address}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

/** To the report where it was sent: the manager's review of it, the unit's own list; only its words where neither is there. */
function ReportLink({ unit, period, children }: { readonly unit: string; readonly period: string; readonly children: string }) {
  const screens = useScreens();
  if (screens['review-report'] !== undefined) {
    return (
      <ToScreen screen="review-report" params={{ unit, period }}>
        {children}
      </ToScreen>
    );
  }
  return (
    <ToScreen screen="sent" search={{ period }}>
      {children}
    </ToScreen>
  );
}
