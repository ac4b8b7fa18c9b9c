import { memo } from 'react';
import { ToScreen } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { CellRow, type Editing, type RowHandlers } from './CellRow';
import type { Line, Report, Review, Thread } from './operations';
import { Warned } from './Warned';
import { words } from './words';
import { cellKey } from './work';

interface LinesProps extends RowHandlers {
  readonly report: Report;
  readonly review: Review;
  readonly marks: Readonly<Record<string, string>>;
  readonly editing: Editing | null;
  readonly current: string | null;
}

/** Last accepted · now · why, grouped by project. */
export function Lines({ report, review, marks, editing, current, ...handlers }: LinesProps) {
  const say = useWords(words);
  const threads = new Map(report.questions.map((thread) => [cellKey(thread.project, thread.attribute), thread]));
  return (
    <table className="plain-table review-table">
      <caption className="visually-hidden">
        {say('accepted')} · {say('now')} · {say('reasons')}
      </caption>
      <colgroup>
        <col className="review-col-mark" />
        <col className="review-col-attribute" />
        <col className="review-col-value" />
        <col className="review-col-value" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{say('mark')}</span>
          </th>
          <th scope="col">{say('attribute')}</th>
          <th scope="col">{say('accepted')}</th>
          <th scope="col">{say('now')}</th>
          <th scope="col">{say('reasons')}</th>
        </tr>
      </thead>
      {review.lines.map((line) => (
        <tbody key={line.project}>
          <LineHead line={line} />
          {line.cells.map((cell) => {
            const key = cellKey(line.project, cell.attribute);
            return (
              <Row
                key={key}
                {...handlers}
                report={report}
                line={line}
                cell={cell}
                thread={threads.get(key) as Thread | undefined}
                reason={marks[key]}
                editing={editing?.key === key ? editing.kind : null}
                current={current === key}
              />
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

const Row = memo(CellRow);

const WHY = { FINISHED: 'FINISHED', WITHDRAWN: 'WITHDRAWN', MOVED: 'MOVED', UNCHANGED: 'UNCHANGEDWHY' } as const;

/** The project a group of cells is about, and what happened to the project itself. */
function LineHead({ line }: { readonly line: Line }) {
  const say = useWords(words);
  const either = useEither();
  return (
    <tr className="review-project">
      <th scope="rowgroup" colSpan={5}>
        <ToScreen screen="project" params={{ code: line.project }}>
          {line.title}
        </ToScreen>{' '}
        <span className="mono quiet">{line.project}</span>
        {line.kinds.map((kind) => (
          <span key={kind} className="review-kind">
            {kind in KINDS ? say(kind as Kind) : either(line.kindsZh[line.kinds.indexOf(kind)] ?? kind, kind)}
          </span>
        ))}
        {line.titleBefore !== null && <span className="review-note">{say('renamed', { title: line.titleBefore })}</span>}
        {line.explanation && (
          <span className="review-note">
            {say('missingFile')}
            {say(WHY[line.explanation.why])} {line.explanation.text}
          </span>
        )}
        {line.findings.map((finding) => (
          <div key={finding.key} className="review-note">
            <Warned finding={finding} />
          </div>
        ))}
      </th>
    </tr>
  );
}

const KINDS = { NEW: 1, HANDED_OVER: 1, DROPPED: 1, SIDE_STATE: 1, STAGE_BACK: 1, TITLE: 1 };
type Kind = keyof typeof KINDS;
