import type { ReactNode } from 'react';
import { moment } from '../../shared/format';
import { StatusDot, useOpen, type Tone } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { Cell, Thread } from './operations';
import { Warned } from './Warned';
import { words } from './words';

const OUTCOME_TONES: Readonly<Record<Cell['marks'][number]['became'], Tone>> = {
  OPEN: 'violet',
  CHANGED: 'good',
  TAKEN_BACK: 'good',
  EXPLAINED: 'calm',
  UNCHANGED: 'bad',
  ACCEPTED: 'good',
};

interface WhyProps {
  readonly cell: Cell;
  readonly name: string;
  readonly thread: Thread | undefined;
  /** What can be done about it, beside its source. */
  readonly children: ReactNode;
}

/** Why a cell says what it says: findings with their reasons, earlier marks, the thread, the cell it came from. */
export function Why({ cell, name, thread, children }: WhyProps) {
  const say = useWords(words);
  const told = new Set(cell.findings.map(({ reason }) => reason));
  const own = cell.claim?.reason ?? null;
  return (
    <div className="review-why">
      {cell.findings.map((finding) => (
        <Warned key={finding.key} finding={finding} />
      ))}
      {own !== null && !told.has(own) && <Said label={say('saidUnit')} text={own} />}
      {cell.elsewhere && <div className="quiet small">{say('elsewhere')}</div>}
      {cell.marks.map((mark) => (
        <div key={mark.revision} data-became={mark.became}>
          <StatusDot tone={OUTCOME_TONES[mark.became]}>
            {mark.became === 'ACCEPTED' ? say('markACCEPTED') : say(mark.became)}
          </StatusDot>{' '}
          <span className="quiet">
            {say('earlierMark', { revision: mark.revision })}
            {mark.text !== '' && say('earlierText', { text: mark.text })}
          </span>
          <Said label={mark.by.name} text={mark.reason} />
          {mark.explanation !== null && !told.has(mark.explanation) && <Said label={say('saidUnit')} text={mark.explanation} />}
        </div>
      ))}
      {thread && (
        <ul className="review-thread">
          {thread.messages.map(({ id, question, text, at, by }) => (
            <li key={id}>
              <Said label={say(question ? 'question' : 'answer')} text={text} />
              <span className="quiet small">
                {by.name} {moment(at)}
              </span>
            </li>
          ))}
          {thread.open && (
            <li>
              <StatusDot tone="warn">{say('waitsAnswer')}</StatusDot>
            </li>
          )}
        </ul>
      )}
      <p className="quiet small review-source">
        <Source cell={cell} name={name} />
        {children}
      </p>
    </div>
  );
}

const Said = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <p className="review-quote">
    <span className="quiet">{label}</span> {text}
  </p>
);

function Source({ cell: { claim }, name }: { readonly cell: Cell; readonly name: string }) {
  const say = useWords(words);
  const open = useOpen();
  if (claim === null) return null;
  const { kind, address, fileName } = claim.source;
  const shown = address ?? (kind === 'TYPED' ? say('typed') : say('source'));
  return (
    <span>
      {say('source')}{' '}
      <button
        type="button"
        className="link-button"
        aria-label={`${say('openSource', { cell: name })} ${shown}`}
        onClick={() => open({ claim: claim.id })}
      >
        {shown}
      </button>
      {fileName !== null && ` · ${fileName}`} · {claim.person.name}
    </span>
  );
}
