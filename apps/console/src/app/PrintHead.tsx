import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { momentWords, useMoment } from '../shared/as-of';
import { words as asOf } from '../shared/as-of/words';
import { moment as minute } from '../shared/format';
import { useViewer } from '../shared/session';
import { useEither, useLanguage, useWords } from '../shared/words';
import { words } from './words';

const now = (): string => minute(new Date().toISOString());

/** When the paper is made, to the minute in Shanghai; before that, when the page was opened. */
function usePrintedAt(): string {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const print = (): void => flushSync(() => setAt(now()));
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  });
  return at;
}

/** On paper only, at the top: whose page it is, of which moment and basis, when and by whom it was printed (I-09). */
export function PrintHead({ present }: { readonly present: boolean }) {
  const say = useWords(words);
  const sayMoment = useWords(asOf);
  const either = useEither();
  const { language } = useLanguage();
  const { organisation, name } = useViewer();
  const moment = useMoment();
  const at = usePrintedAt();
  const shown = moment.past && !present ? momentWords(moment, sayMoment, language) : say('printNow');
  return (
    <p className="print-head" data-print="head">
      <strong>
        {say('name')} · {either(organisation.zh, organisation.en)}
      </strong>
      <span>
        {[
          shown,
          ...(present ? [] : [`${sayMoment('basis')}${language === 'zh' ? '：' : ': '}${sayMoment(moment.basis)}`]),
          say('printedAt', { at }),
          name,
        ].join(' · ')}
      </span>
    </p>
  );
}
