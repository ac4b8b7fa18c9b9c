import type { MoneyText } from '../api/graphql';
import { wanYuan } from '../format';
import { useWords } from '../words';
import { words } from './words';

/** An amount in 万元 with two decimals; its unit beside it unless the column's head says it. – where there is none. */
export function Money({ amount, unit = true }: { readonly amount: MoneyText | null | undefined; readonly unit?: boolean }) {
  const say = useWords(words);
  if (amount === null || amount === undefined) return <span className="number">–</span>;
  return (
    <span className="number">
      {wanYuan(amount)}
      {unit && <span className="money-unit">{say('wan')}</span>}
    </span>
  );
}
