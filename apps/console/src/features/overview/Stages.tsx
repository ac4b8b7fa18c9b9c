import { STAGES } from '#kernel';
import type { ResultOf } from '../../shared/api';
import { Bars, DataBehind } from '../../shared/charts';
import { count } from '../../shared/format';
import { Panel } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import type { NationQuery } from './operations';
import { words } from './words';

/** Projects under way by stage, in the official order. */
export function Stages({ figure }: { readonly figure: ResultOf<typeof NationQuery>['stages'][number] }) {
  const say = useWords(words);
  const either = useEither();
  const of = new Map(figure.groups.map(({ by: [first], value }) => [first?.value ?? '', Number(value)]));
  const bars = STAGES.map(({ code, zh, en }) => ({
    key: code,
    name: either(zh, en),
    value: of.get(code) ?? 0,
    text: count(of.get(code) ?? 0),
    figure: { metric: figure.metric.id, by: { stage: code } },
  }));
  return (
    <Panel title={say('stages')} note={say('stagesNote', { count: of.get('') ?? 0 })}>
      <Bars bars={bars} label={say('stages')} />
      <DataBehind caption={say('stages')} head={[say('stage'), say('value')]} rows={bars.map(({ name, text }) => [name, text])} />
    </Panel>
  );
}
