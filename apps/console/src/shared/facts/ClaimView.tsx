import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useRead } from '../api/read';
import type { Moment } from '../as-of/moment';
import { doerOfUnit, moment, periodText } from '../format';
import { attributeName, valueText } from '../format/values';
import { useUnitName } from '../organisations';
import { NotFound, Reading } from '../ui/states';
import { useEither, useLanguage, useWords } from '../words';
import { ClaimQuery } from './operations';
import { words } from './words';

/** One fact: what it says, which report and revision, who, when, and the cell it stood in. */
export function ClaimView({
  id,
  at,
  onBack,
}: {
  readonly id: string;
  readonly at: Moment['at'];
  readonly onBack: (() => void) | null;
}) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const unitName = useUnitName(at);
  const read = useRead(ClaimQuery, { id }, at === undefined ? {} : { at });
  return (
    <>
      {onBack && (
        <Button size="small" className="facts-back" onClick={onBack}>
          ← {say('toProject')}
        </Button>
      )}
      <Reading of={read}>
        {({ claim }) => {
          if (!claim) return <NotFound />;
          const report =
            claim.reportPeriod && claim.reportUnit
              ? `${unitName(claim.reportUnit)} ${periodText(claim.reportPeriod, language)} · ${say('revision', { revision: claim.revision ?? 1 })}`
              : say('official');
          const lines: readonly (readonly [string, ReactNode])[] = [
            [say('report'), report],
            [say('state'), say(claim.state)],
            [
              say('person'),
              doerOfUnit(claim.person, either(claim.person.organisation.short, claim.person.organisation.en), language),
            ],
            [say('recordedAt'), moment(claim.recordedAt)],
            [say('effectiveOn'), claim.effectiveOn],
            ...(claim.source.kind === 'ACT'
              ? []
              : ([[say('file'), claim.source.kind === 'FILE' ? (claim.source.fileName ?? '–') : say('typed')]] as const)),
            ...(claim.source.address
              ? ([
                  [
                    say('cell'),
                    <span key="cell" className="mono">
                      {claim.source.address}
                    </span>,
                  ],
                ] as const)
              : []),
            ...(claim.raw === null ? [] : ([[say('raw'), claim.raw]] as const)),
            ...(claim.reason === null ? [] : ([[say('reason'), claim.reason]] as const)),
          ];
          return (
            <>
              <p className="quiet">
                {attributeName(claim.attribute, language)} · <span className="mono">{claim.project}</span>
              </p>
              <p className="facts-value">{valueText(claim.attribute, claim.value, claim.text, language) || say('empty')}</p>
              <dl className="facts">
                {lines.map(([label, value]) => (
                  <div key={label} style={{ display: 'contents' }}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </>
          );
        }}
      </Reading>
    </>
  );
}
