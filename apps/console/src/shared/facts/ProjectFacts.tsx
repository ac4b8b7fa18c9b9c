import { Button } from 'antd';
import { useMoment, type Moment } from '../as-of/moment';
import { useRead } from '../api/read';
import { NotFound, Reading } from '../ui/states';
import { Heads } from '../ui/Heads';
import { ToScreen } from '../ui/To';
import { useScreens } from '../paths/screens';
import { attributeName, valueText } from '../format/values';
import { useEither, useLanguage, useWords } from '../words';
import { ProjectFactsQuery } from './operations';
import { words } from './words';

/** What a project says of itself, each value with the way to where it came from. */
export function ProjectFacts({
  code,
  at,
  onBack,
  onClaim,
}: {
  readonly code: string;
  /** The moment of the figure it was opened from. */
  readonly at: Moment['at'];
  readonly onBack: (() => void) | null;
  readonly onClaim: (id: string) => void;
}) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { basis } = useMoment();
  const hasPage = useScreens()['project'] !== undefined;
  const read = useRead(ProjectFactsQuery, { basis, code }, at === undefined ? {} : { at });
  return (
    <>
      {onBack && (
        <Button size="small" className="facts-back" onClick={onBack}>
          ← {say('back')}
        </Button>
      )}
      <Reading of={read}>
        {({ project }) =>
          project ? (
            <>
              <p className="facts-value">{project.title}</p>
              <p className="quiet">
                {either(project.unit.short, project.unit.en)} · <span className="mono">{project.code}</span>
                {hasPage && (
                  <>
                    {' · '}
                    <ToScreen screen="project" params={{ code: project.code }}>
                      {say('openPage')}
                    </ToScreen>
                  </>
                )}
              </p>
              <table className="plain-table">
                <Heads of={['attribute', 'value', 'effectiveOn', 'state', 'from']} say={say} />
                <tbody>
                  {project.facts.map((fact) => (
                    <tr key={fact.id}>
                      <th scope="row">{attributeName(fact.attribute, language)}</th>
                      <td>{valueText(fact.attribute, fact.value, fact.text, language) || say('empty')}</td>
                      <td className="number">{fact.effectiveOn}</td>
                      <td>{say(fact.state)}</td>
                      <td>
                        <button
                          type="button"
                          className="link-button"
                          aria-label={`${say('open')}: ${attributeName(fact.attribute, language)}`}
                          onClick={() => onClaim(fact.id)}
                        >
                          {fact.source.address ?? (fact.source.kind === 'ACT' ? say('OFFICIAL') : say('open'))}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          ) : (
            <NotFound />
          )
        }
      </Reading>
    </>
  );
}
