import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { AsOfBar } from '../shared/as-of/AsOfBar';
import { useRead } from '../shared/api';
import { openedOf } from '../shared/paths/open';
import { ScreensContext, type Screens } from '../shared/paths/screens';
import type { RawSearch } from '../shared/paths/url';
import { signOut, useSession, ViewerProvider } from '../shared/session';
import { ViewerQuery } from '../shared/session/viewer';
import { Reading, State } from '../shared/ui';
import { useEither, useLanguage, useWords } from '../shared/words';
import { Menu, screenAt } from './Menu';
import { PrintHead } from './PrintHead';
import { SCREENS } from './registry';
import { words } from './words';

const Opened = lazy(() => import('../shared/facts/OpenedDrawer'));
const Jump = lazy(async () => ({ default: (await import('./jump/Jump')).Jump }));

/** What stands around every screen: menu, who one is, the as-of bar, and the drawer a number opens into. */
export function Shell() {
  const { token } = useSession();
  const path = useRouterState({ select: ({ location }) => location.href });
  if (token === null) return <Navigate to="/sign-in" search={{ return: path } as never} replace />;
  return <Inside />;
}

function Inside() {
  // A page left open over midnight learns that it is another day.
  const viewer = useRead(ViewerQuery, {}, { every: 10 * 60_000 });
  return (
    <Reading of={viewer}>
      {({ me }) => (
        <ViewerProvider value={me}>
          <Frame role={me.role} />
        </ViewerProvider>
      )}
    </Reading>
  );
}

function Frame({ role }: { readonly role: (typeof SCREENS)[number]['roles'][number] }) {
  const say = useWords(words);
  const either = useEither();
  const location = useRouterState({ select: (state) => state.location });
  const mine = useMemo(() => SCREENS.filter((screen) => screen.roles.includes(role)), [role]);
  const screens = useMemo<Screens>(() => Object.fromEntries(mine.map(({ id, path }) => [id, path])), [mine]);
  const screen = screenAt(SCREENS, location.pathname);
  const allowed = screen === undefined || mine.includes(screen);
  const title = screen ? either(screen.title.zh, screen.title.en) : say('name');
  const opened = openedOf(location.search as RawSearch);
  useEffect(() => {
    document.title = `${title} · ${say('name')}`;
  }, [title, say]);
  useFocusOn(location.pathname);
  const [jumping, setJumping] = useState(false);
  useJumpKey(() => setJumping(true));
  return (
    <ScreensContext.Provider value={screens}>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <div className="shell">
        <Menu screens={mine} current={screen} />
        <div className="shell-body">
          <Head title={title} onJump={() => setJumping(true)} />
          {screen?.presentOnly !== true && <AsOfBar />}
          <PrintHead present={screen?.presentOnly === true} />
          <main id="main" tabIndex={-1}>
            {allowed ? <Outlet /> : <Missing />}
          </main>
        </div>
      </div>
      {(opened.figure || opened.row || opened.claim) && (
        <Suspense>
          <Opened />
        </Suspense>
      )}
      {jumping && (
        <Suspense>
          <Jump screens={mine} onClose={() => setJumping(false)} />
        </Suspense>
      )}
    </ScreensContext.Provider>
  );
}

/** After navigation the name of the screen takes the focus, so that a screen reader says where one is. */
function useFocusOn(path: string): void {
  useEffect(() => {
    const timer = setTimeout(() => document.getElementById('page-title')?.focus({ preventScroll: true }), 50);
    return () => clearTimeout(timer);
  }, [path]);
}

/** Ctrl+K, or ⌘K, from anywhere. */
function useJumpKey(jump: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      jump();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function Head({ title, onJump }: { readonly title: string; readonly onJump: () => void }) {
  const say = useWords(words);
  const { language, choose } = useLanguage();
  return (
    <header className="head">
      <nav aria-label={say('where')} className="crumbs">
        <Link to="/">{say('name')}</Link>
        <span aria-hidden="true">/</span>
        <span aria-current="page">{title}</span>
      </nav>
      <Button size="small" onClick={onJump} aria-keyshortcuts="Control+K">
        {say('find')} <kbd>Ctrl K</kbd>
      </Button>
      <Who />
      <Button
        type="text"
        size="small"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => choose(language === 'zh' ? 'en' : 'zh')}
      >
        {say('language')}
      </Button>
      <Button type="text" size="small" onClick={signOut}>
        {say('signOut')}
      </Button>
    </header>
  );
}

function Who() {
  const say = useWords(words);
  const either = useEither();
  const viewer = useRead(ViewerQuery, {}).data?.me;
  if (!viewer) return null;
  return (
    <>
      {viewer.demo && <span className="demo-banner">{say('demo')}</span>}
      <span className="who">
        {either(viewer.organisation.zh, viewer.organisation.en)} · {viewer.name} · {either(viewer.roleZh, viewer.roleEn)}
      </span>
    </>
  );
}

export function Missing() {
  const say = useWords(words);
  return (
    <State title={say('missing')} hint={say('missingHint')}>
      <Link to="/">{say('name')}</Link>
    </State>
  );
}

export function Crashed() {
  const say = useWords(words);
  return <State title={say('crashed')} hint={say('crashedHint')} />;
}
