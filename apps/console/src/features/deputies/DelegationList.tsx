import { Button } from 'antd';
import { moment } from '../../shared/format';
import { useViewer } from '../../shared/session';
import { Empty, Heads, StatusDot, type Tone } from '../../shared/ui';
import { useWords } from '../../shared/words';
import type { Delegation } from './operations';
import { words } from './words';

const TONES: Readonly<Record<Delegation['state'], Tone>> = {
  COMING: 'calm',
  CURRENT: 'good',
  OVER: 'still',
  WITHDRAWN: 'violet',
};

interface ListProps {
  readonly delegations: readonly Delegation[];
  readonly past: boolean;
  readonly onWithdraw: (delegation: Delegation) => void;
}

/** Every delegation of the unit, the last to begin first: who, for whom, when, and where it stands. */
export function DelegationList({ delegations, past, onWithdraw }: ListProps) {
  const say = useWords(words);
  const { may } = useViewer();
  if (delegations.length === 0) {
    return <Empty title={say('none')} hint={say(may.includes('CERTIFY') ? 'noneApprover' : 'noneFiller')} />;
  }
  return (
    <div className="deputies-scroll" tabIndex={0} role="region" aria-label={say('list')}>
      <table className="plain-table">
        <caption className="visually-hidden">{say('list')}</caption>
        <Heads of={['deputy', 'principal', 'days', 'state', 'reason', 'acts']} say={say} />
        <tbody>
          {delegations.map((each) => (
            <tr key={each.id}>
              <th scope="row">{each.deputy.name}</th>
              <td>{each.principal.name}</td>
              <td className="deputies-days">
                {say('daysText', { from: each.from, to: each.to })}
                <div className="small quiet">{say('namedAt', { at: moment(each.namedAt) })}</div>
              </td>
              <td>
                <StatusDot tone={TONES[each.state]}>{say(each.state)}</StatusDot>
              </td>
              <td>
                {each.reason ?? '–'}
                <Withdrawn of={each} />
              </td>
              <td>
                {each.mayWithdraw && !past ? (
                  <Button
                    size="small"
                    aria-label={say('withdrawOf', { name: each.deputy.name })}
                    onClick={() => onWithdraw(each)}
                  >
                    {say('withdraw')}
                  </Button>
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Withdrawn({ of: { withdrawnAt, withdrawReason } }: { readonly of: Delegation }) {
  const say = useWords(words);
  if (withdrawnAt === null) return null;
  const at = moment(withdrawnAt);
  return (
    <div className="small quiet">
      {withdrawReason === null ? say('withdrawnText', { at }) : say('withdrawnWhy', { at, reason: withdrawReason })}
    </div>
  );
}
