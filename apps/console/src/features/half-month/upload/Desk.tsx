import { useEffect, useRef } from 'react';
import { useAct } from '../../../shared/api';
import { moment } from '../../../shared/format';
import { urlText, useUrl } from '../../../shared/paths';
import { useViewer } from '../../../shared/session';
import { Refused, StatusDot, ToScreen } from '../../../shared/ui';
import { forgetUnsent } from '../../../shared/unsent';
import { useWords } from '../../../shared/words';
import { DiscardDraft } from '../acts';
import { Confirm } from '../Confirm';
import { placeOf } from '../place';
import type { Draft } from '../operations';
import { words as common } from '../words';
import { words } from './desk-words';
import { DraftChanges } from './DraftChanges';
import { openCount } from './faults';
import { Files } from './Files';
import { Mending } from './Mending';
import { Missing } from './Missing';
import { DRAFT_PLACES } from './place-of-draft';
import { Questions } from './Questions';

const shape = { at: urlText() };

/** The draft as it stands on the server: what is left to settle, in the order one settles it; everything can be resumed. */
export function Desk({
  place,
  period,
  draft,
  onDiscarded,
}: {
  readonly place: string;
  readonly period: string;
  readonly draft: Draft;
  readonly onDiscarded: () => void;
}) {
  const say = useWords(words);
  const sayCommon = useWords(common);
  const { id, organisation } = useViewer();
  const unit = organisation.id;
  const of = { unit, period };
  const discard = useAct(DiscardDraft);
  const [{ at }] = useUrl(shape);
  const head = useRef<HTMLDivElement>(null);
  // Where the error summary of the next step led to.
  const finding = draft.findings.find(({ key }) => key === at);
  const target = finding ? placeOf(finding) : null;
  useEffect(() => {
    if (target === null) return undefined;
    const timer = setTimeout(() => {
      const place = document.getElementById(target);
      place?.scrollIntoView({ block: 'center' });
      place?.focus({ preventScroll: true });
    }, 80);
    return () => clearTimeout(timer);
  }, [target]);
  // What was settled goes away with its button: the keyboard stays here, and the count left is said.
  useEffect(() => {
    if (document.activeElement === document.body) head.current?.focus();
  }, [draft.edits, draft.findings.length]);
  const left = openCount(draft);
  const { differences, changedLines } = draft;
  return (
    <section className="stack" aria-labelledby="desk-title">
      <div className="panel desk-head" ref={head} tabIndex={-1}>
        <div>
          <h2 id="desk-title">
            <StatusDot tone={left === 0 ? 'good' : 'warn'}>
              {left === 0 ? say('deskDone') : say('desk', { count: left })}
            </StatusDot>
          </h2>
          <p className="quiet">
            {say('saved', { at: moment(draft.editedAt), who: draft.editor === id ? sayCommon('you') : sayCommon('colleague') })}
          </p>
          {left === 0 && differences.length === 0 && <p>{say('nothing')}</p>}
        </div>
        <ToScreen screen="submit" params={{ period }} className={left === 0 ? 'half-next half-next-go' : 'half-next'}>
          {say(left === 0 ? 'next' : 'nextAll')}
        </ToScreen>
      </div>
      <Questions {...of} draft={draft} />
      <Missing {...of} draft={draft} />
      <Mending {...of} draft={draft} />
      <DraftChanges
        {...{ ...of, draft }}
        title={
          differences.length === 0
            ? say('changes')
            : `${say('changes')} · ${say('changed', { lines: changedLines, cells: differences.length })}`
        }
      />
      <Files place={place} edits={draft.edits} />
      <Refused errors={discard.refused} problem={discard.problem} />
      <Confirm
        label={say('discard')}
        question={say('discardAsk')}
        danger
        running={discard.running}
        onYes={() =>
          void discard
            .run(of)
            .then(({ done }) => {
              if (!done) return;
              forgetUnsent(id, { ...of, place: DRAFT_PLACES });
              onDiscarded();
            })
            .catch(() => undefined)
        }
      />
    </section>
  );
}
