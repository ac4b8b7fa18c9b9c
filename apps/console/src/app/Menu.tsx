import { Link } from '@tanstack/react-router';
import type { Screen, Section } from '../shared/paths/screen';
import { useEither, useWords } from '../shared/words';
import { words } from './words';

const SECTIONS: readonly Section[] = ['work', 'nation', 'history', 'system'];

/** Which screen an address shows; parameters of a path match one part each. */
export function screenAt(screens: readonly Screen[], pathname: string): Screen | undefined {
  const parts = pathname.split('/');
  const fits = ({ path }: Screen): boolean => {
    const wanted = path.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at]);
  };
  return screens.find((screen) => !screen.path.includes('$') && fits(screen)) ?? screens.find(fits);
}

/** The menu of one's role; a section that has no screen yet is not shown. */
export function Menu({ screens, current }: { readonly screens: readonly Screen[]; readonly current: Screen | undefined }) {
  const say = useWords(words);
  const either = useEither();
  return (
    <nav className="menu" aria-label={say('menu')}>
      <Link to="/" className="brand">
        <img src="/slate.svg" alt="" width="22" height="22" />
        {say('name')}
      </Link>
      {SECTIONS.map((section) => {
        const entries = screens
          .filter(({ menu }) => menu?.section === section)
          .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0));
        if (entries.length === 0) return null;
        return (
          <div key={section}>
            <p className="menu-section">{say(section)}</p>
            <ul>
              {entries.map(({ id, path, title }) => (
                <li key={id}>
                  <Link
                    to={path}
                    className={current?.id === id || current?.under === id ? 'menu-on' : ''}
                    {...(current?.id === id ? { 'aria-current': 'page' as const } : {})}
                  >
                    {either(title.zh, title.en)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      <p className="menu-foot">
        <a href="/graphiql">{say('graphiql')}</a>
      </p>
    </nav>
  );
}
