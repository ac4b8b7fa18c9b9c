import { StatusDot } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { words } from './words';

interface Shown {
  readonly severity: string;
  readonly code: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly message: string;
  readonly messageEn: string;
  readonly repair: string | null;
  readonly repairEn: string | null;
}

/** One finding as it is said everywhere: how grave, where, what, the repair, its code. */
export function FindingText({ finding }: { readonly finding: Shown }) {
  const say = useWords(words);
  const either = useEither();
  const { severity, code, row, column, message, messageEn, repair, repairEn } = finding;
  const error = severity.toLowerCase() === 'error';
  return (
    <li className="finding-text" data-code={code}>
      <StatusDot tone={error ? 'bad' : 'warn'}>{say(error ? 'error' : 'warning')}</StatusDot>{' '}
      {row !== null && column !== null && <span className="mono">{`${column}${row} `}</span>}
      <span>{either(message, messageEn)}</span>
      {repair !== null && (
        <span className="quiet">
          {' '}
          {say('repair')}
          {either(repair, repairEn ?? repair)}
        </span>
      )}{' '}
      <span className="small quiet mono">{code}</span>
    </li>
  );
}
