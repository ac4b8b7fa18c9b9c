import { useWords } from '../../shared/words';
import { words } from './words';

/** The rule that lateness is judged by, by its version; what NRTA added to it, an extension, in its own words. */
export function Rule({ rule }: { readonly rule: string }) {
  const say = useWords(words);
  const [, version = '', more = ''] = /^half-month-deadline@([\w-]+)(.*)$/.exec(rule) ?? [];
  return <span className="quiet small">{version === '' ? rule : `${say('rule', { version })}${more}`}</span>;
}
