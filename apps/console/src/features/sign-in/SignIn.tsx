import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { UNITS, unitOrder, type Unit } from '#kernel';
import { ask } from '../../shared/api';
import { sessionNow, signIn, signOut } from '../../shared/session';
import { ViewerQuery } from '../../shared/session/viewer';
import { send } from '../../shared/api/client';
import { Reading } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { words } from './words';
import './sign-in.css';

interface Account {
  readonly name: string;
  readonly organisation: string;
  readonly unit: string;
  readonly role: string;
  readonly roleZh: string;
  readonly token: string;
}
interface Status {
  readonly accounts: readonly Account[];
  readonly seeding: { readonly done: number; readonly total: number } | null;
  /** Why the demonstration could not be written to its end. */
  readonly seedingFailed: string | null;
}

/** While the demonstration is written its progress is asked for again. */
const ASK_AGAIN_MS = 2_000;

/** Where one goes after signing in: back to where one was, if that is a page of ours. */
const returnTo = (search: unknown): string => {
  const wanted = (search as { return?: unknown }).return;
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/sign-in') ? wanted : '/';
};

export function SignIn() {
  const say = useWords(words);
  const { language, choose } = useLanguage();
  const navigate = useNavigate();
  const to = returnTo(useSearch({ strict: false }));
  const [expired] = useState(() => sessionNow().expired);
  const status = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => ask<Status>('/api/status', { signal }),
    refetchInterval: ({ state }) => (state.data?.seeding ? ASK_AGAIN_MS : false),
  });
  const enter = (token: string): void => {
    signIn(token);
    void navigate({ href: to, replace: true });
  };
  useEffect(() => {
    document.title = say('name');
  }, [say]);
  return (
    <main className="sign-in" id="main">
      <header className="sign-in-head">
        <img src="/slate.svg" alt="" width="40" height="40" />
        <div>
          <h1>{say('name')}</h1>
          <p className="quiet">{say('about')}</p>
        </div>
        <Button type="text" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </Button>
      </header>
      {expired && (
        <p className="sign-in-expired" role="alert">
          {say('expired')}
        </p>
      )}
      <Reading of={status}>
        {({ accounts, seeding, seedingFailed }) => (
          <>
            {accounts.length > 0 ? <Demonstration accounts={accounts} onEnter={enter} /> : <p>{say('closed')}</p>}
            {seedingFailed && (
              <p className="sign-in-expired" role="alert">
                {say('seedingFailed', { why: seedingFailed })}
              </p>
            )}
            {seeding && (
              <p className="quiet" role="status">
                {say('seeding', { done: seeding.done, total: seeding.total })}
              </p>
            )}
          </>
        )}
      </Reading>
      <TokenForm onEnter={enter} />
    </main>
  );
}

const fits = (unit: Unit, query: string): boolean =>
  [unit.region, unit.abbreviation, unit.short, unit.place, unit.zh, unit.en, ...unit.aliases].some((name) =>
    name.toLowerCase().includes(query),
  );

function Demonstration({
  accounts,
  onEnter,
}: {
  readonly accounts: readonly Account[];
  readonly onEnter: (token: string) => void;
}) {
  const say = useWords(words);
  const either = useEither();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const national = accounts.filter(({ unit }) => unit === 'nrta');
  const units = UNITS.filter((unit) => wanted === '' || fits(unit, wanted)).sort((a, b) => unitOrder(a.id) - unitOrder(b.id));
  const button = (account: Account | undefined, label: string, name: string) =>
    account && (
      <Button size="small" onClick={() => onEnter(account.token)} aria-label={`${name} ${label} ${account.name}`}>
        {label}
      </Button>
    );
  return (
    <section className="panel stack" aria-labelledby="demo-title">
      <div className="sign-in-demo">
        <h2 id="demo-title">{say('demo')}</h2>
        <p>{say('demoHint')}</p>
      </div>
      <div>
        <h3>{say('nrta')}</h3>
        <div className="row">
          {national.map((account) => (
            <Button key={account.token} type="primary" onClick={() => onEnter(account.token)}>
              {either(account.roleZh, account.role === 'ANALYST' ? 'Analyst' : 'Programme manager')} · {account.name}
            </Button>
          ))}
        </div>
      </div>
      <div>
        <div className="row sign-in-search">
          <h3>{say('bureaus')}</h3>
          <Input
            type="search"
            aria-label={say('searchLabel')}
            placeholder={say('search')}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
            allowClear
          />
        </div>
        {units.length === 0 && <p className="quiet">{say('none')}</p>}
        <ul className="sign-in-units">
          {units.map((unit) => {
            const of = accounts.filter((account) => account.unit === unit.id);
            const name = either(unit.short, unit.en);
            return (
              <li key={unit.id}>
                <span className="quiet mono">{unit.region}</span>
                <span className="sign-in-unit">{name}</span>
                {button(
                  of.find(({ role }) => role === 'BUREAU_FILLER'),
                  say('filler'),
                  name,
                )}
                {button(
                  of.find(({ role }) => role === 'BUREAU_APPROVER'),
                  say('approver'),
                  name,
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

function TokenForm({ onEnter }: { readonly onEnter: (token: string) => void }) {
  const say = useWords(words);
  const [token, setToken] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = token.trim();
    signIn(given);
    try {
      await send(ViewerQuery, {});
      onEnter(given);
    } catch {
      signOut();
      setWrong(true);
    }
  };
  return (
    <section className="panel" aria-labelledby="token-title">
      <h2 id="token-title">{say('token')}</h2>
      <form className="row" onSubmit={(event) => void submit(event)}>
        <Input.Password
          aria-label={say('tokenLabel')}
          aria-describedby="token-hint"
          autoComplete="off"
          value={token}
          onChange={({ target }) => setToken(target.value)}
          status={wrong ? 'error' : ''}
          className="sign-in-token"
        />
        <Button htmlType="submit" disabled={token.trim() === ''}>
          {say('enter')}
        </Button>
      </form>
      <p id="token-hint" className="panel-note" role={wrong ? 'alert' : undefined}>
        {wrong ? say('wrong') : say('tokenHint')}
      </p>
    </section>
  );
}
