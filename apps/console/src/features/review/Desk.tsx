import { useMemo, useState } from 'react';
import type { UserError } from '../../shared/api';
import { useMoment } from '../../shared/as-of';
import { periodText } from '../../shared/format';
import { useViewer } from '../../shared/session';
import { Panel, Refused, Segments, State, useOpen } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import { AcceptDialog } from './AcceptDialog';
import { announce } from './announce';
import { Bar, type Dialog } from './Bar';
import type { Editing } from './CellRow';
import { Conflict } from './Conflict';
import { Head } from './Head';
import { Help } from './Help';
import { Lines } from './Lines';
import { Live } from './Live';
import { cellName, isMarkable } from './names';
import { useMarked } from './useMarked';
import type { Report, Review } from './operations';
import { after, useQueue } from './queue';
import { ReturnDialog } from './ReturnDialog';
import { useGo } from './useGo';
import { focusRow, useKeys } from './useKeys';
import { useStable } from './useStable';
import { words as decide } from './words-decide';
import { words } from './words';
import { carriedTo, emptyWork, hasContent, useWork, withMark, withoutMark } from './work';

interface DeskProps {
  readonly report: Report;
  readonly review: Review;
  readonly cells: 'changed' | 'all';
  readonly onCells: (cells: 'changed' | 'all') => void;
  readonly refetch: () => Promise<unknown>;
}

/** The desk over one report: what is marked and typed, where the keys lead, how it is decided. */
export function Desk({ report, review, cells, onCells, refetch }: DeskProps) {
  const say = useWords(words);
  const sayDecide = useWords(decide);
  const either = useEither();
  const { language } = useLanguage();
  const viewer = useViewer();
  const { past } = useMoment();
  const open = useOpen();
  const go = useGo();
  const { waiting } = useQueue();
  const [work, setWork] = useWork(viewer.id, report.unit.id, report.period);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const marked = useMarked(report, review, work);
  const places = marked.places;

  const mayManage = viewer.may.includes('MANAGE');
  const waits = review.decision === null;
  const stale = work !== null && hasContent(work) && (!waits || work.revision !== review.revision);
  const may = mayManage && !past && waits && !stale;
  const mine = work ?? emptyWork(review.revision);
  const marks = stale ? EMPTY : mine.marks;
  const name = `${report.unit.id}/${report.period}`;
  const title = `${either(report.unit.short, report.unit.en)} ${periodText(report.period, language)}`;
  const first = useMemo(() => [...places.values()].find(({ cell }) => cell.changed)?.key ?? null, [places]);

  const mark = (key: string): void => {
    const place = places.get(key);
    if (!may || !place) return;
    const words = cellName(either, place.line, place.cell);
    if (!isMarkable(place.cell)) return announce(sayDecide('cannotMark'));
    const next = key in mine.marks ? withoutMark(mine, key) : withMark(mine, key);
    setWork(hasContent(next) ? next : null);
    if (!(key in next.marks) && editing?.key === key) setEditing(null);
    announce(sayDecide(key in next.marks ? 'markedNow' : 'unmarked', { cell: words, count: Object.keys(next.marks).length }));
  };
  const edit = (next: Editing | null): void => {
    setEditing(next);
    if (next === null && editing !== null) focusRow(editing.key);
  };
  const onReason = (key: string, text: string): void => setWork(withMark(mine, key, text));
  const nextReport = (): void => {
    const next = after(waiting, name);
    if (next) go(next.report.unit.id, next.report.period);
    else announce(sayDecide('noOther'));
  };
  const decided = (text: string): void => {
    const next = after(waiting, name);
    setWork(null);
    setDialog(null);
    const then = next
      ? sayDecide('nextIs', {
          report: `${either(next.report.unit.short, next.report.unit.en)} ${periodText(next.report.period, language)}`,
        })
      : sayDecide('noneLeft');
    announce(`${text} ${then}`);
    go(next?.report.unit.id, next?.report.period);
  };
  const conflicted = (errors: readonly UserError[]): void => {
    setRefused(errors);
    setDialog(null);
    void refetch();
  };

  useKeys({
    covered: dialog !== null,
    current: current ?? first,
    say: { first: sayDecide('firstCell'), last: sayDecide('lastCell') },
    run: {
      mark,
      reason: (key) => {
        const place = places.get(key);
        if (!may || !place) return;
        if (!isMarkable(place.cell)) return announce(sayDecide('cannotMark'));
        if (!(key in mine.marks)) setWork(withMark(mine, key));
        setEditing({ key, kind: 'reason' });
      },
      ask: (key) => may && setEditing({ key, kind: 'ask' }),
      source: (key) => {
        const { cell } = places.get(key) ?? {};
        const claim = cell?.claim?.id ?? cell?.acceptedClaim;
        if (claim) open({ claim });
      },
      accept: () => may && setDialog('accept'),
      return: () => may && marked.known && setDialog('return'),
      nextReport,
      back: () => go(),
      help: () => setDialog('help'),
    },
  });

  const handlers = useStable({ onFocus: setCurrent, onMark: mark, onReason, onEdit: edit });
  const count = Object.keys(marks).length;
  return (
    <>
      <Head report={report} review={review} title={title} may={mayManage} past={past} />
      <Live />
      <Refused errors={refused} />
      {stale && work && (
        <Conflict
          work={work}
          review={review}
          places={places}
          onCarry={() => {
            const markable = new Set([...places.values()].filter(({ cell }) => isMarkable(cell)).map(({ key }) => key));
            setRefused([]);
            setWork(carriedTo(work, review.revision, markable).work);
          }}
          onDiscard={() => {
            setRefused([]);
            setWork(null);
          }}
        />
      )}
      <Panel
        title={`${say('changedCount', { count: review.changedCells })} · ${say('projectsCount', { count: review.projects })}`}
        aside={
          <Segments
            label={say('cells')}
            value={cells}
            options={[
              { value: 'changed', label: say('showChanged') },
              { value: 'all', label: say('showAll') },
            ]}
            onChange={onCells}
          />
        }
      >
        {review.lines.length === 0 ? (
          <State
            title={say(report.zero === true ? 'zeroTitle' : 'nothingChanged')}
            hint={say(report.zero === true ? 'zeroHint' : 'nothingChangedHint')}
          />
        ) : (
          <div className="review-scroll">
            <Lines
              report={report}
              review={review}
              marks={marks}
              editing={editing}
              current={current ?? first}
              may={may}
              {...handlers}
            />
          </div>
        )}
      </Panel>
      <Bar may={may && marked.known} marked={count} onDialog={setDialog} onNext={nextReport} />
      {dialog === 'help' && <Help onClose={() => setDialog(null)} />}
      {dialog === 'accept' && (
        <AcceptDialog
          report={report}
          review={review}
          title={title}
          work={mine}
          onWork={(next) => setWork(hasContent(next) ? next : null)}
          onClose={() => setDialog(null)}
          onDone={() => decided(sayDecide('accepted', { report: title }))}
          onConflict={conflicted}
        />
      )}
      {dialog === 'return' && (
        <ReturnDialog
          report={report}
          review={review}
          title={title}
          work={mine}
          places={places}
          onWork={(next) => setWork(hasContent(next) ? next : null)}
          onClose={() => setDialog(null)}
          onDone={() => decided(sayDecide('returned', { report: title, count }))}
          onConflict={conflicted}
        />
      )}
    </>
  );
}

const EMPTY: Readonly<Record<string, string>> = {};
