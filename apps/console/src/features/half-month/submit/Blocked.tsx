import { useEffect, useRef } from 'react';
import { ToScreen } from '../../../shared/ui';
import { useEither, useWords } from '../../../shared/words';
import type { Draft } from '../operations';
import { words as common } from '../words';
import { words } from './words';

/** What holds the report back, on top, in the same words as beside the cell; each leads to its place. Takes the focus. */
export function Blocked({ period, draft }: { readonly period: string; readonly draft: Draft }) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const either = useEither();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const open = draft.findings.filter(({ severity, waived }) => severity === 'ERROR' || waived === null);
  const titles = new Map(draft.projects.map(({ project, title }) => [project, title]));
  return (
    <div className="refused blocked" role="alert" tabIndex={-1} ref={box}>
      <h2>{say('blocked', { count: open.length })}</h2>
      <ul>
        {open.map(({ key, severity, line, row, column, message, messageEn }) => (
          <li key={key}>
            <span className="quiet">
              {sayCommon(severity === 'ERROR' ? 'error' : 'warning')}
              {line !== null && titles.has(line) && ` · ${titles.get(line) ?? ''}`}
              {row !== null && ` · ${column === null ? sayCommon('row', { row }) : `${column}${row}`}`}{' '}
            </span>
            <ToScreen screen="upload" params={{ period }} search={{ at: key }}>
              {either(message, messageEn)}
            </ToScreen>
          </li>
        ))}
      </ul>
    </div>
  );
}
