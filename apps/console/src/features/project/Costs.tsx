import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { Panel } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { attributeName } from './naming';
import { ProgressQuery, type ShownClaim, type ShownProject } from './operations';
import { ClaimLink, Disputed, usePlace } from './said';
import type { Then } from './then';
import { words } from './words';

/** What it costs, as every statement said it, first to last: the way from the first amount to the one that counts. */
export function Costs({ project, then }: { readonly project: ShownProject; readonly then: Then }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { basis } = useMoment();
  const read = useRead(
    ProgressQuery,
    { code: project.code, basis, then: { knownAt: then.known?.knownAt ?? '' } },
    { enabled: then.known !== undefined },
  );
  const counted = new Set(project.facts.map(({ id }) => id));
  const countedThen = new Set((read.data?.before?.facts ?? []).map(({ id }) => id));
  const statements = project.money.edges.map(({ node }) => node).reverse();
  const earlier = project.money.totalCount - statements.length;
  const most = Math.max(1, ...statements.map(({ value }) => Number(value ?? 0)));
  return (
    <Panel
      title={say('costs')}
      note={earlier > 0 ? `${say('costsEarlier', { count: earlier })} ${say('costsNote')}` : say('costsNote')}
    >
      <div className="costs-halves">
        {(['productionCost', 'promotionCost'] as const).map((attribute) => {
          const rows = statements.filter((each) => each.attribute === attribute);
          return (
            <table key={attribute} className="plain-table costs">
              <caption>{attributeName(attribute, language)}</caption>
              <colgroup>
                <col className="costs-said" />
                <col />
                <col className="costs-amount" />
                <col className="costs-standing" />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{say('said')}</th>
                  <th scope="col" className="costs-bar">
                    <span className="visually-hidden">{say('bar')}</span>
                  </th>
                  <th scope="col" className="number">
                    {say('amount')}
                  </th>
                  <th scope="col">{say('standing')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.length === 0 && (
                  <tr>
                    <td colSpan={4} className="quiet">
                      {say('missing')}
                    </td>
                  </tr>
                )}
                {rows.map((claim) => (
                  <Statement
                    key={claim.id}
                    claim={claim}
                    share={Number(claim.value ?? 0) / most}
                    counts={counted.has(claim.id)}
                    countedThen={countedThen.has(claim.id)}
                  />
                ))}
              </tbody>
            </table>
          );
        })}
      </div>
    </Panel>
  );
}

interface StatementProps {
  readonly claim: ShownClaim;
  readonly share: number;
  /** It is the one shown at the bar's moment. */
  readonly counts: boolean;
  /** It was the one shown at the moment looked back from. */
  readonly countedThen: boolean;
}

function Statement({ claim, share, counts, countedThen }: StatementProps) {
  const say = useWords(words);
  const placeOf = usePlace();
  return (
    <tr className={counts ? 'costs-now' : 'costs-past'} data-claim-row={claim.id}>
      <td>
        {claim.effectiveOn}
        <div className="quiet small">{placeOf(claim)}</div>
      </td>
      <td className="costs-bar">
        <span className="costs-fill" style={{ width: `${share * 100}%` }} />
      </td>
      <td className="number">
        <ClaimLink claim={claim} />
      </td>
      <td className="small">
        {counts ? <strong>{say('countsNow')}</strong> : <span className="quiet">{say('countsNoMore')}</span>}
        {claim.state === 'DISPUTED' ? <Disputed /> : <span className="quiet"> · {say(claim.state)}</span>}
        {countedThen && !counts && <div className="quiet">{say('countedThen')}</div>}
      </td>
    </tr>
  );
}
