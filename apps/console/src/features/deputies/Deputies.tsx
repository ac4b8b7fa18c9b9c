import { useState, type ReactNode } from 'react';
import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { day } from '../../shared/format';
import { useViewer } from '../../shared/session';
import { PageHead, Panel, Reading } from '../../shared/ui';
import { useLanguage, useWords } from '../../shared/words';
import { ColleaguesQuery, DeputiesQuery, type Delegation, type People } from './operations';
import { DelegationList } from './DelegationList';
import { NameForm } from './NameForm';
import { WithdrawDialog } from './WithdrawDialog';
import { words } from './words';
import './deputies.css';

/** Who may certify for whom and when, with a form for the approver whose right it is (I-10). */
export function Deputies() {
  const say = useWords(words);
  const { organisation } = useViewer();
  const { past } = useMoment();
  const delegations = useRead(DeputiesQuery, {});
  const people = useRead(ColleaguesQuery, { unit: organisation.id });
  const [taken, setTaken] = useState<Delegation | null>(null);
  const [done, setDone] = useState('');
  return (
    <>
      <PageHead title={say('title')} about={say('about')} />
      {people.data && <ActingNow people={people.data} />}
      <p role="status" className={done === '' ? 'visually-hidden' : 'deputies-note'}>
        {done}
      </p>
      <div className="deputies">
        <Panel title={say('list')} note={say('listNote')}>
          <Reading of={delegations} lines={4}>
            {({ deputies }) => <DelegationList delegations={deputies} past={past} onWithdraw={setTaken} />}
          </Reading>
        </Panel>
        <Beside past={past}>
          <Reading of={people} lines={5}>
            {(data) => <NameForm people={data} onDone={setDone} />}
          </Reading>
        </Beside>
      </div>
      {taken && (
        <WithdrawDialog
          delegation={taken}
          onClose={() => setTaken(null)}
          onDone={() => {
            setDone(say('doneWithdrawn', { name: taken.deputy.name }));
            setTaken(null);
          }}
        />
      )}
    </>
  );
}

/** What a deputy must know first: for whom, and until when. */
function ActingNow({ people: { me } }: { readonly people: People }) {
  const say = useWords(words);
  const { language } = useLanguage();
  if (me.actsFor.length === 0) return null;
  const names = me.actsFor.map(({ person, to }) => say('until', { name: person.name, to: day(to, language) }));
  return (
    <p className="deputies-note">
      <strong>{say('youActFor', { names: names.join(language === 'zh' ? '、' : ', ') })}</strong>
    </p>
  );
}

/** The form for who has the right; for others, and for the past, why there is none. */
function Beside({ past, children }: { readonly past: boolean; readonly children: ReactNode }) {
  const say = useWords(words);
  const { may } = useViewer();
  if (!may.includes('CERTIFY')) {
    return (
      <Panel title={say('formFiller')}>
        <p>{say('formFillerText')}</p>
      </Panel>
    );
  }
  return <Panel title={say('form')}>{past ? <p>{say('pastText')}</p> : children}</Panel>;
}
