import type { ReactNode } from 'react';
import { StatusDot } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { attributeName, SIDE_STATE_TONES } from './naming';
import type { ShownClaim, ShownProject } from './operations';
import { ClaimLink, Disputed } from './said';
import { words } from './words';

/** What one asks of a project first, as of the bar's moment; what is missing or disputed says so in a word. */
export function Head({ project }: { readonly project: ShownProject }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const claims = new Map(project.facts.map((fact) => [fact.attribute, fact]));
  const shown = (attribute: ShownClaim['attribute']): ReactNode => {
    const claim = claims.get(attribute);
    if (!claim || claim.text === '') return <span className="quiet">{say('missing')}</span>;
    const value = <ClaimLink claim={claim} />;
    return (
      <>
        {attribute === 'sideState' ? <StatusDot tone={SIDE_STATE_TONES[project.sideState]}>{value}</StatusDot> : value}
        {attribute === 'stage' && project.stageSince !== null && (
          <span className="quiet small"> {say('since', { day: project.stageSince })}</span>
        )}
        {project.disputed.includes(attribute) && <Disputed />}
      </>
    );
  };
  const fields = ['stage', 'sideState', 'levels', 'category', 'planningNumber', 'releaseNumber', 'bodies'] as const;
  return (
    <section className="panel project-head" aria-label={say('headLabel')}>
      <dl>
        {fields.map((attribute) => (
          <div key={attribute} data-attribute={attribute}>
            <dt>{attributeName(attribute, language)}</dt>
            <dd>{shown(attribute)}</dd>
          </div>
        ))}
        <div>
          <dt>{say('registeredOn')}</dt>
          <dd>{project.registeredOn}</dd>
        </div>
      </dl>
    </section>
  );
}
