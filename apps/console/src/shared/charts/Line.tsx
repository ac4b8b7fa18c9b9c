import { Link } from '@tanstack/react-router';
import { printFigure, type FigureAddress } from '../paths/open';
import { roundUp } from './scale';

export interface LinePoint {
  readonly key: string;
  /** Under the axis. */
  readonly name: string;
  readonly value: number;
  readonly text: string;
  readonly label: string;
  readonly figure: FigureAddress;
}

/** Letters that a number above a point has room for. */
export const POINT_ROOM = 6;

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 16;
const TOP = 24;
const BOTTOM = 30;

/** A line over up to 24 half-months from zero; each point opens its list. */
export function Line({ points, label }: { readonly points: readonly LinePoint[]; readonly label: string }) {
  const top = roundUp(Math.max(...points.map(({ value }) => value), 0));
  const x = (at: number): number => LEFT + 26 + (at * (WIDTH - 2 * LEFT - 52)) / Math.max(1, points.length - 1);
  const y = (value: number): number => HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={label}>
      {[0, 0.5, 1].map((share) => (
        <line key={share} className="chart-grid" x1={LEFT} x2={WIDTH - LEFT} y1={y(top * share)} y2={y(top * share)} />
      ))}
      <polyline className="chart-line" points={points.map(({ value }, at) => `${x(at)},${y(value)}`).join(' ')} />
      {points.map((point, at) => (
        <g key={point.key}>
          <text className="chart-quiet" x={x(at)} y={HEIGHT - 10} textAnchor="middle">
            {point.name}
          </text>
          <Link
            to="."
            resetScroll={false}
            search={((previous: object) => ({ ...previous, figure: printFigure(point.figure) })) as never}
            aria-label={point.label.includes(point.text) ? point.label : `${point.label} ≈ ${point.text}`}
          >
            <rect x={x(at) - 22} y={y(point.value) - 24} width="44" height="34" fill="transparent" />
            <circle className="chart-dot" cx={x(at)} cy={y(point.value)} r="4" />
            <text x={x(at)} y={y(point.value) - 10} textAnchor="middle">
              {point.text}
            </text>
          </Link>
        </g>
      ))}
    </svg>
  );
}
