import { Link } from '@tanstack/react-router';
import { useEither, useLanguage } from '../words';
import { TILE_COLUMNS, TILE_ROWS, TILES } from './tiles';

/** What one unit's tile says. `share` 0–1 gives the depth of its colour; null has no data. */
export interface TileValue {
  /** What the unit is called at the moment shown. */
  readonly name: string;
  readonly text: string;
  readonly share: number | null;
  /** Where the tile leads, and its full name for a screen reader. */
  readonly search: Readonly<Record<string, unknown>>;
  readonly label: string;
}

const STEPS = ['#eef3fa', '#d3e0f0', '#a9c3e1', '#6e97c8', '#2f66a8'];
export const tileStep = (share: number): number => Math.min(STEPS.length - 1, Math.floor(share * STEPS.length));

const SIZE = 66;
const GAP = 3;
/** Letters a tile has room for at the common size; a longer name is set narrower. */
const LONG_NAME = 7;
/** Letters that can be set narrower and still be read; of a longer name only the beginning is shown. */
const LONGEST_NAME = 15;
/** In Latin letters: a Chinese character is two wide. */
const roomOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

/** The nation as a grid of equal tiles: every unit a link, those out of scope grey and said so. */
export function TileGrid({
  label,
  outside,
  values,
}: {
  readonly label: string;
  readonly outside: string;
  readonly values: ReadonlyMap<string, TileValue>;
}) {
  const either = useEither();
  const { language } = useLanguage();
  return (
    <svg className="chart tiles" viewBox={`0 0 ${TILE_COLUMNS * SIZE} ${TILE_ROWS * 52}`} role="group" aria-label={label}>
      {TILES.map(({ abbreviation, column, row, zh, en, unit }) => {
        const value = unit === null ? undefined : values.get(unit);
        const called = value?.name ?? either(zh, en);
        const name = roomOf(called) > LONGEST_NAME ? `${called.slice(0, language === 'zh' ? 6 : 12)}…` : called;
        const step = value?.share === null || value === undefined ? -1 : tileStep(value.share);
        const dark = step >= 4;
        const tile = (
          <>
            <rect
              width={SIZE - GAP}
              height={52 - GAP}
              rx="3"
              fill={STEPS[step] ?? '#eef1f5'}
              stroke={step < 0 ? '#b9c3cf' : 'none'}
              strokeDasharray={step < 0 ? '3 3' : undefined}
            />
            <text
              x="7"
              y="18"
              style={dark ? { fill: '#fff' } : undefined}
              className={step < 0 ? 'chart-quiet' : undefined}
              {...(roomOf(name) > LONG_NAME ? { textLength: SIZE - GAP - 12, lengthAdjust: 'spacingAndGlyphs' } : {})}
            >
              {name}
            </text>{' '}
            <text
              x={SIZE - GAP - 7}
              y="39"
              textAnchor="end"
              fontWeight="600"
              fontSize={(value?.text.length ?? 0) > 7 ? 10.5 : 13}
              style={dark ? { fill: '#fff' } : undefined}
            >
              {value?.text ?? '–'}
            </text>
          </>
        );
        return (
          <g key={abbreviation} transform={`translate(${column * SIZE} ${row * 52})`}>
            {value ? (
              <Link
                to="."
                resetScroll={false}
                search={((previous: object) => ({ ...previous, ...value.search })) as never}
                aria-label={
                  value.label.startsWith(`${name} ${value.text}`) ? value.label : `${name} ${value.text} · ${value.label}`
                }
              >
                {tile}
              </Link>
            ) : (
              <g role="img" aria-label={`${either(zh, en)}: ${outside}`}>
                <title>{`${either(zh, en)}：${outside}`}</title>
                {tile}
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What the depths of colour stand for. */
export function TileLegend({
  least,
  most,
  outside,
}: {
  readonly least: string;
  readonly most: string;
  readonly outside: string;
}) {
  return (
    <p className="legend">
      <span>
        {least}{' '}
        {STEPS.map((colour) => (
          <i key={colour} style={{ background: colour, marginRight: 0 }} />
        ))}{' '}
        {most}
      </span>
      <span>
        <i style={{ borderStyle: 'dashed', background: '#eef1f5' }} />
        {outside}
      </span>
    </p>
  );
}
