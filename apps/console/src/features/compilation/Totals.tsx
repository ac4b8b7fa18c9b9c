import type { ReactNode } from 'react';
import { count, wanYuan } from '../../shared/format';
import { useMoment } from '../../shared/as-of';
import { FigureLink } from '../../shared/ui';
import { useEither, useLanguage, useWords } from '../../shared/words';
import type { Compiled } from './operations';
import { words } from './words';

/** The figures of all units together, each opening its list at the compilation's own moment, and who is missing. */
export function Totals({ compilation }: { readonly compilation: Compiled }) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { totals, missing, asOf, madeFrom, basis } = compilation;
  // The list is asked in the basis of the address; an issue of the other basis is shown without a way to it.
  const opens = useMoment().basis === basis;
  const figure = (metric: string, name: string, text: string, unit: string, note?: ReactNode) => {
    const value = (
      <>
        <strong>{text}</strong> <span className="money-unit">{unit}</span>
      </>
    );
    return (
      <div className="figure" data-metric={metric}>
        <p className="figure-label">{name}</p>
        {opens ? (
          <FigureLink
            className="figure-value"
            figure={{ metric, asOf, knownAt: madeFrom }}
            label={say('openList', { name, value: `${text} ${unit}` })}
          >
            {value}
          </FigureLink>
        ) : (
          <p className="figure-value">{value}</p>
        )}
        {note !== undefined && <p className="figure-notes">{note}</p>}
      </div>
    );
  };
  const names = missing.map(({ short, en }) => either(short, en)).join(language === 'zh' ? '、' : ', ');
  const notes = (missing: number, disputed: Compiled['totals']['disputedProduction']): ReactNode => {
    const said = [
      ...(missing === 0 ? [] : [say('notGiven', { count: missing })]),
      ...(disputed === null || Number(disputed) === 0 ? [] : [say('disputedPart', { amount: wanYuan(disputed) })]),
    ];
    return said.length === 0 ? undefined : said.join(language === 'zh' ? '；' : '; ');
  };
  return (
    <>
      <div className="compilation-figures">
        {figure(
          'projects',
          say('projects'),
          count(totals.projects),
          say('pieces'),
          totals.disputed ? say('disputed', { count: totals.disputed }) : undefined,
        )}
        {figure('projectsRunning', say('running'), count(totals.running), say('pieces'))}
        {figure(
          'productionCost',
          say('productionCost'),
          wanYuan(totals.productionCost),
          say('wan'),
          notes(totals.productionMissing, totals.disputedProduction),
        )}
        {figure(
          'promotionCost',
          say('promotionCost'),
          wanYuan(totals.promotionCost),
          say('wan'),
          notes(totals.promotionMissing, totals.disputedPromotion),
        )}
      </div>
      <p className="compilation-missing">
        {missing.length === 0 ? (
          say('nobodyMissing')
        ) : (
          <>
            <strong>{say('missingList', { count: missing.length })}</strong>
            {names}
            <span className="quiet">
              {language === 'zh' ? '。' : '. '}
              {say('carried')}
            </span>
          </>
        )}
      </p>
    </>
  );
}
