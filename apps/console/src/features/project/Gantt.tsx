import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { addDays, daysBetween, localDate, partsOf, type LocalDate } from '#kernel';
import { useEither, useWords } from '../../shared/words';
import type { ShownProgress } from './operations';
import { words } from './words';

type Row = ShownProgress['stages'][number];
type Span = Row['now'][number];

const WIDTH = 980;
const LEFT = 116;
const RIGHT = 150;
const TOP = 44;
const FULL = 46;
const EMPTY = 26;
const BAR = 15;

/** `06-15 起` or `06-15 — 07-20`; several stretches one after the other, – where there is none. */
export const spansText = (spans: readonly Span[], until: string): string =>
  spans.length === 0
    ? '–'
    : spans.map(({ from, to }) => (to === null ? `${from} ${until}` : `${from} — ${addDays(to, -1)}`)).join('；');

/** First days of months from the one before the picture's first day on, for the axis. */
function months(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const { year, month } = partsOf(from);
  const list: LocalDate[] = [];
  for (let at = 0; at < 240; at += 1) {
    const index = month - 1 + at;
    const first = localDate(`${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`);
    if (first > to) return list;
    list.push(first);
  }
  return list;
}

/**
 * Each stage a row: above, hatched, what was told at the chosen moment; below, solid, what is told now. Told apart by
 * pattern, place and word, so that it prints in black and white.
 */
export function Gantt({
  progress,
  asOf,
  firstDay,
  present,
}: {
  readonly progress: ShownProgress;
  readonly asOf: LocalDate;
  readonly firstDay: LocalDate;
  /** False: the bar shows a day of the past, and the line says so. */
  readonly present: boolean;
}) {
  const say = useWords(words);
  const either = useEither();
  const hatch = `hatch-${useId().replace(/\W/g, '')}`;
  const thenDay = progress.then.asOf;
  const last = asOf > thenDay ? asOf : thenDay;
  const start = localDate(`${(firstDay < thenDay ? firstDay : thenDay).slice(0, 8)}01`);
  const days = Math.max(15, daysBetween(start, last) + 3);
  const x = (date: LocalDate): number => LEFT + (daysBetween(start, date) / days) * (WIDTH - LEFT - RIGHT);
  const tops: number[] = [];
  let height = TOP;
  for (const { now, then } of progress.stages) {
    tops.push(height);
    height += now.length + then.length === 0 ? EMPTY : FULL;
  }
  const axis = months(start, last);
  const step = Math.ceil(axis.length / 12);
  return (
    <figure className="gantt">
      <p className="legend">
        <span>
          <svg width="26" height="12" aria-hidden="true">
            <rect x="0.5" y="0.5" width="25" height="11" fill={`url(#${hatch})`} className="gantt-then" />
          </svg>{' '}
          {say('barThen')}
        </span>
        <span>
          <svg width="26" height="12" aria-hidden="true">
            <rect width="26" height="12" className="gantt-now" />
          </svg>{' '}
          {say('barNow')}
        </span>
      </p>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${height + 8}`} role="group" aria-label={say('ganttLabel')}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="#fff" />
            <rect width="2" height="6" fill="#5d6b7c" />
          </pattern>
        </defs>
        {axis.map((first, at) => (
          <g key={first}>
            <line className="chart-grid" x1={x(first)} x2={x(first)} y1={TOP - 6} y2={height} />
            {at % step === 0 && (
              <text className="chart-quiet" x={x(first) + 4} y={TOP - 10}>
                {first.slice(5, 7) === '01' || at === 0
                  ? first.slice(0, 7)
                  : either(`${Number(first.slice(5, 7))}月`, first.slice(5, 7))}
              </text>
            )}
          </g>
        ))}
        <Moment x={x(thenDay)} height={height} dashed left={thenDay <= asOf} text={`${say('then')} ${thenDay.slice(5)}`} />
        <Moment x={x(asOf)} height={height} left={thenDay > asOf} text={`${say(present ? 'now' : 'asOf')} ${asOf.slice(5)}`} />
        {progress.stages.map((row, at) => {
          const top = tops[at] ?? 0;
          const name = either(row.zh, row.en);
          const empty = row.now.length + row.then.length === 0;
          return (
            <g key={row.stage}>
              <line className="chart-grid" x1="0" x2={WIDTH} y1={top} y2={top} />
              <text x="0" y={top + (empty ? 18 : 28)} className={empty ? 'chart-quiet' : 'gantt-name'}>
                {name}
              </text>
              {empty && (
                <text x={LEFT + 4} y={top + 18} className="chart-quiet">
                  {say('notEntered')}
                </text>
              )}
              {(['then', 'now'] as const).flatMap((side) =>
                row[side].map((span, index) => (
                  <Bar
                    key={`${side}-${span.from}`}
                    side={side}
                    fill={side === 'then' ? `url(#${hatch})` : undefined}
                    span={span}
                    x1={x(span.from)}
                    x2={x(span.to ?? (side === 'then' ? thenDay : asOf))}
                    y={top + (side === 'then' ? 6 : 25)}
                    text={index === row[side].length - 1 ? shortly(span, say('until')) : ''}
                    label={say('barLabel', {
                      stage: name,
                      side: say(side === 'then' ? 'barThen' : 'barNow'),
                      days: spansText([span], say('until')),
                    })}
                  />
                )),
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

const shortly = ({ from, to }: Span, until: string): string =>
  to === null ? `${from.slice(5)} ${until}` : `${from.slice(5)} — ${addDays(to, -1).slice(5)}`;

interface MomentProps {
  readonly x: number;
  readonly height: number;
  readonly text: string;
  readonly left: boolean;
  readonly dashed?: boolean;
}

function Moment({ x, height, text, left, dashed = false }: MomentProps) {
  return (
    <>
      <line className={dashed ? 'gantt-moment gantt-moment-then' : 'gantt-moment'} x1={x} x2={x} y1="18" y2={height} />
      <text x={left ? x - 5 : x + 5} y="14" textAnchor={left ? 'end' : 'start'}>
        {text}
      </text>
    </>
  );
}

interface BarProps {
  readonly side: 'then' | 'now';
  readonly fill: string | undefined;
  readonly span: Span;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly text: string;
  readonly label: string;
}

/** A stretch; one that goes on ends in a point. It opens the claim it began with, where the reader may see that. */
function Bar({ side, fill, span, x1, x2, y, text, label }: BarProps) {
  const end = Math.max(x2, x1 + 5);
  const tip = span.to === null ? 7 : 0;
  const points = `${x1},${y} ${end},${y} ${end + tip},${y + BAR / 2} ${end},${y + BAR} ${x1},${y + BAR}`;
  const drawn = (
    <>
      <polygon className={`gantt-${side}`} points={points} {...(fill === undefined ? {} : { fill })} />
      {text !== '' && (
        <text x={end + tip + 6} y={y + 12} className={side === 'then' ? 'chart-quiet' : undefined}>
          {text}
        </text>
      )}
    </>
  );
  if (!span.claim) {
    return (
      <g role="img" aria-label={label}>
        {drawn}
      </g>
    );
  }
  const { id } = span.claim;
  return (
    <Link
      to="."
      resetScroll={false}
      search={((previous: object) => ({ ...previous, claim: id, figure: undefined, row: undefined })) as never}
      aria-label={label}
    >
      {drawn}
    </Link>
  );
}
