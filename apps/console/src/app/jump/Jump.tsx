import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useMoment } from '../../shared/as-of';
import { useRead } from '../../shared/api';
import { screenLinks, useScreens } from '../../shared/paths';
import type { Screen } from '../../shared/paths/screen';
import { useOpen } from '../../shared/ui/Figure';
import { useEither, useWords } from '../../shared/words';
import { FoundProjects } from './operations';
import { words } from './words';
import './jump.css';

interface Goal {
  readonly key: string;
  readonly section: 'screens' | 'projects';
  readonly name: string;
  readonly about: string;
  readonly go: () => void;
}

/** One box for going anywhere by keyboard: pages of one's role, and projects of one's scope (Ctrl+K). */
export function Jump({ screens, onClose }: { readonly screens: readonly Screen[]; readonly onClose: () => void }) {
  const say = useWords(words);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const text = useDeferredValue(typed.trim());
  const { goals, total } = useGoals(screens, text, onClose);
  const at = Math.min(chosen, goals.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + goals.length) % Math.max(1, goals.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      goals[at]?.go();
    }
  };
  return (
    <dialog
      ref={dialog}
      className="jump"
      aria-label={say('title')}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && dialog.current?.close()}
    >
      <input
        type="search"
        role="combobox"
        aria-label={say('label')}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={goals[at] ? `${id}-${at}` : undefined}
        placeholder={say('label')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={say('title')}>
        {goals.map((goal, index) => (
          <li
            key={goal.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'jump-on' : ''}
            onClick={goal.go}
          >
            <span className="jump-section">{say(goal.section)}</span>
            <span className="jump-name">{goal.name}</span>
            <span className="quiet small">{goal.about}</span>
          </li>
        ))}
      </ul>
      <p className="quiet small" role="status">
        {goals.length === 0 ? say('none') : total > 8 ? say('more', { count: total }) : say('hint')}
      </p>
    </dialog>
  );
}

function useGoals(screens: readonly Screen[], text: string, onClose: () => void): { goals: readonly Goal[]; total: number } {
  const either = useEither();
  const navigate = useNavigate();
  const { basis } = useMoment();
  const paths = useScreens();
  const open = useOpen();
  const found = useRead(FoundProjects, { basis, text }, { enabled: text !== '' });
  const wanted = text.toLowerCase();
  const pages = screens
    .filter(({ menu, title }) => menu && `${title.zh} ${title.en}`.toLowerCase().includes(wanted))
    .map(({ id, path, title }): Goal => ({
      key: id,
      section: 'screens',
      name: either(title.zh, title.en),
      about: either(title.en, title.zh),
      go: () => {
        onClose();
        void navigate({ to: path });
      },
    }));
  if (text === '') return { goals: pages, total: 0 };
  const projects = (found.data?.projects.edges ?? []).map(({ node: { code, title, unit } }): Goal => {
    const to = screenLinks(paths, 'project', { code });
    return {
      key: code,
      section: 'projects',
      name: title ?? code,
      about: `${either(unit.short, unit.en)} · ${code}`,
      go: () => {
        onClose();
        if (to === null) open({ row: code });
        else void navigate({ to });
      },
    };
  });
  return { goals: [...pages, ...projects], total: found.data?.projects.totalCount ?? 0 };
}
