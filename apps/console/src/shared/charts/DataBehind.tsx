import { CopyButton } from '../ui/Copy';
import { useWords } from '../words';
import { words } from '../ui/words';

export interface DataTableOf {
  readonly caption: string;
  readonly head: readonly string[];
  /** First cell names the row; numbers are right-aligned from the second on. */
  readonly rows: readonly (readonly string[])[];
}

/** The table behind a picture, to be read and copied into a spreadsheet. */
export function DataBehind({ caption, head, rows }: DataTableOf) {
  const say = useWords(words);
  return (
    <details className="chart-data no-print">
      <summary>{say('showData')}</summary>
      <div tabIndex={0} role="region" aria-label={caption}>
        <table className="plain-table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={cell} scope="col" className={at === 0 ? undefined : 'number'}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name = '', ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]} className="number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <CopyButton size="small" text={[head, ...rows].map((cells) => cells.join('\t')).join('\n')} />
      </div>
    </details>
  );
}
