import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { figureText, inUnit } from '../format';
import { graphql, type ResultOf } from '../api/graphql';
import { printFigure, type FigureAddress } from '../paths/open';
import { useEither, useLanguage, useWords } from '../words';
import { words } from './words';

/** What a figure needs to be shown with all that it takes to read it. Spread it into an operation that asks for figures. */
export const FigureFields = graphql(`
  fragment FigureFields on Figure {
    metric {
      id
      zh
      en
      unit
      relation
    }
    basis
    at {
      asOf
      position
      present
    }
    value
    missing
    rowCount
    disputed
    earlier {
      at {
        asOf
      }
      value
      difference
    }
  }
`);
export type ShownFigure = ResultOf<typeof FigureFields>;

/** Opens the drawer at a figure's list, a project or a claim; what is left out is closed. */
export function useOpen(): (opened: { readonly figure?: FigureAddress; readonly row?: string; readonly claim?: string }) => void {
  const navigate = useNavigate();
  return ({ figure, row, claim }) =>
    void navigate({
      to: '.',
      resetScroll: false,
      search: ((previous: object) => ({ ...previous, figure: figure && printFigure(figure), row, claim })) as never,
    });
}

/** A number that opens its list. */
export function FigureLink({
  figure,
  label,
  className = 'figure-inline',
  children,
}: {
  readonly figure: FigureAddress;
  /** For those who do not see where it stands: what it counts and how much. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to="."
      resetScroll={false}
      search={((previous: object) => ({ ...previous, figure: printFigure(figure), row: undefined, claim: undefined })) as never}
      className={className}
      aria-label={label}
    >
      {children}
    </Link>
  );
}

/** A figure with its name, unit, as-of and basis, what is missing or disputed in it, and the way to its list. */
export function FigureView({
  figure,
  address,
}: {
  readonly figure: ShownFigure;
  readonly address?: Omit<FigureAddress, 'metric'>;
}) {
  const say = useWords(words);
  const either = useEither();
  const { language } = useLanguage();
  const { text, unit } = figureText(figure.value, figure.metric.unit);
  const name = either(figure.metric.zh, figure.metric.en);
  // 万元 follows its number; "10,000 yuan" would be read with it, and stands with the name.
  const shownUnit = either(unit, '');
  return (
    <div className="figure" data-metric={figure.metric.id}>
      <p className="figure-label">{language === 'zh' ? name : inUnit(name, figure.metric.unit, language)}</p>
      <FigureLink
        className="figure-value"
        figure={{ metric: figure.metric.id, ...address }}
        label={say('openList', { name, value: `${text} ${shownUnit}`.trim() })}
      >
        <strong>{text}</strong> <span className="money-unit">{shownUnit}</span>
      </FigureLink>
      <p className="figure-notes">
        <span>
          {say('asOf')} {figure.at.asOf}
        </span>
        {figure.metric.relation === 'PROJECT' && <span>{say(figure.basis)}</span>}
        <Difference figure={figure} />
        {figure.missing > 0 && <span>{say('missing', { count: figure.missing })}</span>}
        {(figure.disputed ?? 0) > 0 && <span>{say('disputed', { count: figure.disputed ?? 0 })}</span>}
      </p>
    </div>
  );
}

/** What became of a figure since the end of the half-month before: a sign and an amount, told in words to those who do not see it. */
function Difference({ figure: { metric, earlier } }: { readonly figure: ShownFigure }) {
  const say = useWords(words);
  if (!earlier) return null;
  const difference = Number(earlier.difference);
  const { text } = figureText(Math.abs(difference), metric.unit);
  const told = difference === 0 ? say('noChange') : `${difference > 0 ? '▲' : '▼'} ${text}`;
  const spoken = difference === 0 ? say('noChange') : say(difference > 0 ? 'up' : 'down', { by: text });
  return (
    <span className="figure-difference" title={`${earlier.at.asOf}: ${figureText(earlier.value, metric.unit).text}`}>
      {say('change')} <span aria-hidden>{told}</span>
      <span className="visually-hidden">{spoken}</span>
    </span>
  );
}
