import { Link, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { periodOf, type PeriodId } from '#kernel';
import { newestFirst, useMoment, usePeriods } from '../../shared/as-of';
import { parseSearch, type RawSearch } from '../../shared/paths/url';
import { useViewer } from '../../shared/session';
import { CopyButton, Popup } from '../../shared/ui';
import { useWords } from '../../shared/words';
import { builtIn, keepViews, viewSearch, viewsOf, withView, type View } from './views';
import { words } from './words';

/** Views by name: those everybody has, one's own, and the way to keep or share what is shown now. */
export function Views() {
  const say = useWords(words);
  const person = useViewer().id;
  const { asOf } = useMoment();
  const now = viewSearch(useSearch({ strict: false }) as RawSearch);
  const [own, setOwn] = useState(() => viewsOf(person));
  const newest = newestFirst(usePeriods().data?.periods ?? [])[0]?.id as PeriodId | undefined;
  const keep = (next: readonly View[]): void => {
    keepViews(person, next);
    setOwn(next);
  };
  return (
    <nav className="projects-views no-print" aria-label={say('views')}>
      <ul>
        {builtIn(newest && asOf !== undefined ? periodOf(asOf) : newest).map(({ name, search }) => (
          <li key={name}>
            <ViewLink name={say(name)} search={viewSearch(search)} now={now} />
          </li>
        ))}
        {own.map(({ name, search }) => (
          <li key={name} className="projects-own">
            <ViewLink name={name} search={search} now={now} whole />
            <button
              type="button"
              className="projects-remove"
              aria-label={say('removeView', { name })}
              onClick={() => keep(own.filter((each) => each.name !== name))}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <span className="row">
        <CopyLink />
        <Popup label={say('saveView')}>
          {(close) => (
            <SaveForm
              onSave={(name) => {
                keep(withView(own, { name, search: now }));
                close();
              }}
            />
          )}
        </Popup>
      </span>
    </nav>
  );
}

const MOMENT = ['asOf', 'knownAt', 'basis'];

/** A built-in view keeps the moment of the page; one's own was kept with its own. */
function ViewLink({ name, search, now, whole = false }: { name: string; search: string; now: string; whole?: boolean }) {
  const moment = (text: string): string => viewSearch(without(parseSearch(text)));
  const on = whole ? now === search : moment(now) === search;
  const wanted = parseSearch(search);
  return (
    <Link
      to="."
      resetScroll={false}
      search={((previous: RawSearch) => ({ ...(whole ? NO_MOMENT : only(previous)), ...wanted })) as never}
      activeOptions={{ exact: true, includeSearch: true }}
      className={on ? 'projects-view projects-view-on' : 'projects-view'}
      {...(on ? { 'aria-current': 'true' as const } : {})}
    >
      {name}
    </Link>
  );
}

/** Said outright, since the moment is otherwise carried along. */
const NO_MOMENT = Object.fromEntries(MOMENT.map((name) => [name, undefined]));
const only = (search: RawSearch): RawSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => MOMENT.includes(name)));
const without = (search: RawSearch): RawSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !MOMENT.includes(name)));

function SaveForm({ onSave }: { readonly onSave: (name: string) => void }) {
  const say = useWords(words);
  const [name, setName] = useState('');
  const save = (): void => {
    if (name.trim() === '') return;
    onSave(name.trim());
    setName('');
  };
  return (
    <form
      className="projects-save"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label>
        {say('viewName')}
        <Input value={name} maxLength={40} onChange={({ target }) => setName(target.value)} />
      </label>
      <p className="quiet small">{say('viewHint')}</p>
      <Button type="primary" size="small" htmlType="submit" disabled={name.trim() === ''}>
        {say('save')}
      </Button>
    </form>
  );
}

/** The address of what is shown, for somebody else. */
function CopyLink() {
  const say = useWords(words);
  return (
    <CopyButton size="small" text={window.location.href} told={say('linkCopied')}>
      {say('copyLink')}
    </CopyButton>
  );
}
