import type { ReactNode } from 'react';
import { useRead } from '../../shared/api';
import { count } from '../../shared/format';
import { Money, Reading } from '../../shared/ui';
import { useEither, useWords } from '../../shared/words';
import { ChangeTable } from './ChangeTable';
import { FIRST, type Which } from './Changes';
import { DifferencesQuery, type Figures } from './operations';
import { words } from './words';

const COUNTS = ['projects', 'running'] as const;
const COSTS = ['productionCost', 'promotionCost'] as const;

/** What later facts changed against the issue: as issued beside as it stands now, by unit and project (B-03, I-03). */
export function Differences({ of }: { readonly of: Which }) {
  const say = useWords(words);
  const either = useEither();
  const read = useRead(DifferencesQuery, { ...of, first: FIRST });
  return (
    <Reading of={read} lines={8}>
      {({ compilation }) => {
        const differences = compilation?.differences;
        if (!differences || differences.none) return <p>{say('noDifferences')}</p>;
        const lines = [
          ...differences.byUnit.map(({ unit, issued, now }) => ({
            key: unit?.id ?? '',
            name: unit ? either(unit.short, unit.en) : '',
            issued,
            now,
          })),
          { key: 'total', name: say('total'), ...differences.total },
        ];
        return (
          <div className="stack">
            <p className="quiet">{say('differencesHint')}</p>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{say('unit')}</th>
                  {COUNTS.map((key) => (
                    <th key={key} scope="col" className="number">
                      {say(key)}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    {say('costWan')}
                  </th>
                  <th scope="col" className="number">
                    {say('promotionWan')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ key, name, issued, now }) => (
                  <tr key={key}>
                    <th scope="row">{name}</th>
                    {COUNTS.map((field) => (
                      <td key={field} className="number">
                        <Pair
                          was={issued ? count(issued[field]) : '–'}
                          is={now ? count(now[field]) : '–'}
                          same={issued?.[field] === now?.[field]}
                        />
                      </td>
                    ))}
                    {COSTS.map((field) => (
                      <td key={field} className="number">
                        <Amounts issued={issued} now={now} field={field} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <ChangeTable list={differences.changes} label={say('differences')} />
          </div>
        );
      }}
    </Reading>
  );
}

function Amounts({ issued, now, field }: { issued: Figures | null; now: Figures | null; field: (typeof COSTS)[number] }) {
  const was = <Money amount={issued?.[field]} unit={false} />;
  const is = <Money amount={now?.[field]} unit={false} />;
  return <Pair was={was} is={is} same={issued?.[field] === now?.[field]} />;
}

function Pair({ was, is, same }: { readonly was: ReactNode; readonly is: ReactNode; readonly same: boolean }) {
  const say = useWords(words);
  if (same) return <>{is}</>;
  return (
    <>
      <span className="quiet">
        <span className="visually-hidden">{say('asIssued')} </span>
        {was} →{' '}
      </span>
      <span className="visually-hidden">{say('asNow')} </span>
      <strong>{is}</strong>
    </>
  );
}
