import { moment } from '../../shared/format';
import { useWords } from '../../shared/words';
import type { Compiled } from './operations';
import { words } from './words';

/** What a compilation is made from and proved by: basis, day, position, hash (W-04). */
export function Frozen({ compilation }: { readonly compilation: Compiled }) {
  const say = useWords(words);
  const { basis, asOf, judgedAt, madeFrom, hash } = compilation;
  return (
    <dl className="facts compilation-frozen">
      <dt>{say('basis')}</dt>
      <dd>{say(basis)}</dd>
      <dt>{say('asOf')}</dt>
      <dd>{asOf}</dd>
      <dt>{say('judgedAt')}</dt>
      <dd>{moment(judgedAt)}</dd>
      <dt>{say('madeFrom')}</dt>
      <dd className="mono">{madeFrom}</dd>
      <dt>{say('hash')}</dt>
      <dd className="mono">{hash}</dd>
    </dl>
  );
}
