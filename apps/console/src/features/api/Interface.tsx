import { useViewer } from '../../shared/session';
import { CopyButton, Heads, PageHead, Panel } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { curlOf, DOORS } from './doors';
import { EXAMPLES, graphiqlLink } from './examples';
import { words } from './words';
import './api.css';

/** The doors for machines: what the account may do, the worked examples in GraphiQL, REST, and calls to copy (I-07). */
export function Interface() {
  const say = useWords(words);
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      <div className="api">
        <Examples />
        <div className="api">
          <Account />
          <Rest />
        </div>
        <Curl />
      </div>
    </>
  );
}

function Account() {
  const say = useWords(words);
  const either = useEither();
  const { organisation, may, role } = useViewer();
  const nation = role === 'NRTA_MANAGER' || role === 'ANALYST';
  return (
    <Panel title={say('account')}>
      <p>
        <span className="quiet">{say('scope')}</span>{' '}
        {nation ? say('nation') : say('own', { unit: either(organisation.short, organisation.en) })}
      </p>
      <ul className="api-may">
        <li>{say('read')}</li>
        {may.map((permission) => (
          <li key={permission}>
            {say(permission)} <span className="quiet small mono">{permission}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Examples() {
  const say = useWords(words);
  const either = useEither();
  return (
    <Panel
      title={say('graphql')}
      aside={
        <a href="/graphiql" target="_blank" rel="opener">
          {say('openEmpty')}
        </a>
      }
      note={say('graphqlAbout')}
    >
      <h3>{say('examples')}</h3>
      <ol className="api-examples">
        {EXAMPLES.map(({ query, zh, en }) => (
          <li key={zh}>
            <p>
              {either(zh, en)}{' '}
              <a href={graphiqlLink(query)} target="_blank" rel="opener" aria-label={`${say('openExample')}：${either(zh, en)}`}>
                {say('openExample')}
              </a>
            </p>
            <details>
              <summary>{say('showQuery')}</summary>
              <Text text={query} label={either(zh, en)} />
            </details>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Rest() {
  const say = useWords(words);
  const either = useEither();
  return (
    <Panel
      title={say('rest')}
      aside={
        <a href="/api/docs" target="_blank" rel="noopener">
          {say('allDoors')}
        </a>
      }
    >
      <table className="plain-table">
        <caption className="visually-hidden">{say('rest')}</caption>
        <Heads of={['method', 'door', 'purpose']} say={say} />
        <tbody>
          {DOORS.map(({ method, path, zh, en }) => (
            <tr key={`${method} ${path}`}>
              <td className="mono">{method}</td>
              <td className="mono api-path">{path}</td>
              <td>{either(zh, en)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Curl() {
  const say = useWords(words);
  const { organisation, role } = useViewer();
  const bureau = role === 'BUREAU_FILLER' || role === 'BUREAU_APPROVER';
  return (
    <Panel title={say('curl')} note={say('curlAbout')} className="api-curl">
      {curlOf(window.location.origin, bureau ? organisation.region : null).map(({ id, text }) => (
        <section key={id}>
          <h3>{say(`curl_${id}`)}</h3>
          <Text text={text} label={say(`curl_${id}`)} />
        </section>
      ))}
    </Panel>
  );
}

/** A text to read and to copy. */
function Text({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useWords(words);
  return (
    <div className="api-text">
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      <CopyButton size="small" label={`${say('copy')}：${label}`} text={text} />
    </div>
  );
}
