import { operationOf } from '../../shared/api/graphql';
import { CopyButton, Panel } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { unindented } from './named';
import { words } from './words';

export interface Run {
  readonly name: 'figuresQuery' | 'lineQuery' | 'correctionsQuery';
  readonly document: object;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operations this page asks, with their variables: to copy, or to run at the interface. */
export function QueryShown({ runs }: { readonly runs: readonly Run[] }) {
  const say = useWords(words);
  return (
    <Panel title={say('query')} note={say('queryNote')} className="no-print">
      {runs.map((run) => (
        <OneQuery key={run.name} run={run} />
      ))}
    </Panel>
  );
}

function OneQuery({ run: { name, document, variables } }: { readonly run: Run }) {
  const say = useWords(words);
  const { text } = operationOf(document);
  const query = unindented(text);
  const shown = JSON.stringify(variables, null, 2);
  const link = `/graphiql?${new URLSearchParams({ query, variables: shown }).toString()}`;
  return (
    <details className="history-query">
      <summary>{say(name)}</summary>
      <div className="row">
        <CopyButton size="small" text={query}>
          {say('copyQuery')}
        </CopyButton>
        <CopyButton size="small" text={shown}>
          {say('copyVariables')}
        </CopyButton>
        <a href={link} target="_blank" rel="opener">
          {say('openApi')}
        </a>
      </div>
      <pre tabIndex={0} aria-label={say(name)}>
        {query}
      </pre>
      <p className="quiet small">{say('variables')}</p>
      <pre tabIndex={0} aria-label={say('variables')}>
        {shown}
      </pre>
    </details>
  );
}
