import { useWords } from '../../../shared/words';
import { words } from './words';

const WIDTH = 760;
const ROWS = ['川西来信', '盐道', '绿皮车'];

/** What the sheet looks like: which cells are to be filled, drawn so that it prints and scales. */
export function SheetPicture({ unit }: { /** Its two digits, as project codes begin. */ readonly unit: string }) {
  const say = useWords(words);
  const columns = [
    { x: 0, width: 110, head: say('code'), kind: 'locked' },
    { x: 110, width: 120, head: say('title'), kind: 'input' },
    { x: 230, width: 90, head: say('stage'), kind: 'input' },
    { x: 320, width: 120, head: say('cost'), kind: 'input' },
    { x: 440, width: 110, head: say('reason'), kind: 'input' },
    { x: 550, width: 90, head: say('stage'), kind: 'locked' },
    { x: 640, width: 120, head: say('cost'), kind: 'locked' },
  ] as const;
  const samples = [
    [`${unit}-2026-0001`, ROWS[0], '拍摄', '132.50', '', '剧本开发', '120.00'],
    [`${unit}-2026-0002`, ROWS[1], '剧本备案', '300.50', '', '剧本备案', '300.50'],
    [`${unit}-2026-0003`, ROWS[2], '选题策划', '80.00', '', '选题策划', '80.00'],
    ['', '', '', '', '', '', ''],
    ['', '', '', '', '', '', ''],
  ];
  const groups = [
    { x: 0, width: 110, text: say('keys') },
    { x: 110, width: 440, text: say('input') },
    { x: 550, width: 210, text: say('last') },
  ];
  const top = (row: number): number => 52 + row * 26 + (row >= 3 ? 26 : 0);
  return (
    <svg viewBox={`0 0 ${WIDTH} 212`} role="img" aria-label={say('pictureLabel')} className="sheet-picture" lang="zh-CN">
      {groups.map(({ x, width, text }) => (
        <g key={x}>
          <rect x={x} y={0} width={width} height={24} className="sheet-group" />
          <text x={x + width / 2} y={17} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      {columns.map(({ x, width, head, kind }) => (
        <g key={x}>
          <rect x={x} y={24} width={width} height={28} className={`sheet-head-${kind}`} />
          <text x={x + width / 2} y={42} textAnchor="middle" className="sheet-head">
            {head}
          </text>
        </g>
      ))}
      <rect x={0} y={130} width={WIDTH} height={26} className="sheet-section" />
      <text x={8} y={147} className="sheet-head">
        {say('fresh')}
      </text>
      {samples.map((texts, row) =>
        columns.map(({ x, width, kind }, at) => {
          const money = at === 3 || at === 6;
          return (
            <g key={`${row}-${x}`}>
              <rect
                x={x}
                y={top(row)}
                width={width}
                height={26}
                className={row >= 3 && at > 4 ? 'sheet-locked' : `sheet-${kind}`}
              />
              <text
                x={money ? x + width - 8 : x + 8}
                y={top(row) + 17}
                textAnchor={money ? 'end' : 'start'}
                className="sheet-cell"
              >
                {texts[at]}
              </text>
            </g>
          );
        }),
      )}
      {[
        { x: 218, y: 64, mark: '①' },
        { x: 538, y: 64, mark: '②' },
        { x: 218, y: 170, mark: '③' },
      ].map(({ x, y, mark }) => (
        <text key={mark} x={x} y={y + 6} textAnchor="middle" className="sheet-mark">
          {mark}
        </text>
      ))}
    </svg>
  );
}
