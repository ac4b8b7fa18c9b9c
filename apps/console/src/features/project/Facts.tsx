import { Panel } from '../../shared/ui';
import { moment } from '../../shared/format';
import { useMoment } from '../../shared/as-of';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { attributeName, GROUPS } from './naming';
import type { ShownClaim, ShownProject } from './operations';
import { ClaimLink, Disputed, usePerson } from './said';
import { words } from './words';

/** Every attribute in its group: value, since when, by whom, from which cell. Where the bases differ both stand side by side. */
export function Facts({ project, others }: { readonly project: ShownProject; readonly others: readonly ShownClaim[] }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const of = new Map(project.facts.map((fact) => [fact.attribute, fact]));
  const other = new Map(others.map((fact) => [fact.attribute, fact]));
  return (
    <Panel title={say('facts')}>
      <div className="facts-groups">
        {GROUPS.map(({ key, attributes }) => (
          <table key={key} className="plain-table project-facts">
            <caption>{say(key)}</caption>
            <colgroup>
              <col className="facts-name" />
              <col />
              <col className="facts-day" />
              <col className="facts-said" />
            </colgroup>
            <thead className="entry-head">
              <tr>
                {(['attribute', 'value', 'inEffect', 'saidBy'] as const).map((head) => (
                  <th key={head} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {attributes.map((attribute) =>
                attribute === 'unit' && !of.has(attribute) && !other.has(attribute) ? (
                  <tr key={attribute}>
                    <th scope="row">{attributeName(attribute, language)}</th>
                    <td>{either(project.unit.zh, project.unit.en)}</td>
                    <td className="small quiet">{say('since', { day: project.registeredOn })}</td>
                    <td className="quiet small">{say('sinceRegistered')}</td>
                  </tr>
                ) : (
                  <FactRow
                    key={attribute}
                    name={attributeName(attribute, language)}
                    claim={of.get(attribute)}
                    other={other.get(attribute)}
                    disputed={project.disputed.includes(attribute)}
                  />
                ),
              )}
            </tbody>
          </table>
        ))}
      </div>
    </Panel>
  );
}

interface FactRowProps {
  readonly name: string;
  readonly claim: ShownProject['facts'][number] | undefined;
  /** The claim of the other basis. */
  readonly other: ShownClaim | undefined;
  readonly disputed: boolean;
}

function FactRow({ name, claim, other, disputed }: FactRowProps) {
  const say = useWords(words);
  const { basis } = useMoment();
  const differs = claim?.id !== other?.id;
  if (!claim && !other) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={3} className="quiet">
          {say('missing')}
        </td>
      </tr>
    );
  }
  if (!differs && claim) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td>
          <ClaimLink claim={claim} />
          {disputed && <Disputed dispute={claim.dispute} />}
        </td>
        <td className="small quiet">{say('since', { day: claim.effectiveOn })}</td>
        <td>
          <SaidBy claim={claim} />
        </td>
      </tr>
    );
  }
  const [reported, accepted] = basis === 'REPORTED' ? [claim, other] : [other, claim];
  return (
    <tr className="facts-differ">
      <th scope="row">{name}</th>
      <td colSpan={3}>
        <div className="sides">
          <Side title={say('sideReported')} claim={reported} />
          <Side title={say('sideAccepted')} claim={accepted} />
        </div>
        {disputed && (
          <p>
            <Disputed dispute={claim?.dispute ?? null} />
          </p>
        )}
      </td>
    </tr>
  );
}

function Side({ title, claim }: { readonly title: string; readonly claim: ShownClaim | undefined }) {
  const say = useWords(words);
  return (
    <div>
      <p className="quiet small">{title}</p>
      {claim ? (
        <>
          <p className="side-value">
            <ClaimLink claim={claim} />
          </p>
          <p className="small">{say('since', { day: claim.effectiveOn })}</p>
          <p className="small quiet">
            <SaidBy claim={claim} />
          </p>
        </>
      ) : (
        <p className="quiet">{say('none')}</p>
      )}
    </div>
  );
}

/** Who said it, when it was received, and where it stood. */
function SaidBy({ claim: { person, recordedAt, source } }: { readonly claim: ShownClaim }) {
  const say = useWords(words);
  const named = usePerson();
  const from = source.kind === 'ACT' ? say('official') : (source.address ?? say('typed'));
  return (
    <>
      {named(person)}
      <span className="said-at">
        <span className="nowrap">{moment(recordedAt)}</span>
        {' · '}
        <span className={source.address === null ? 'nowrap' : 'mono'}>{from}</span>
      </span>
    </>
  );
}
