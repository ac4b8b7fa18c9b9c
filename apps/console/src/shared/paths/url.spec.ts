import { parseFigure, printFigure, type FigureAddress } from './open';

describe('a figure in the address (I-09)', () => {
  it.each<FigureAddress>([
    { metric: 'projects', by: {} },
    { metric: 'projects', by: {}, filtered: true },
    { metric: 'projects', by: { unit: 'bureau-51', stage: '' } },
    { metric: 'stageMoved', by: {}, since: '2026-06-H1', period: '2026-06-H2', asOf: '2026-06-30', periods: ['2026-06-H2'] },
  ])('comes back as it was written: %j', (figure) => {
    expect(parseFigure(printFigure(figure))).toEqual(figure);
  });

  it.each(['', 'projects;unit', 'projects;<b>=1', '{"a":1}'])('is nothing where somebody wrote nonsense: %s', (text) => {
    expect(parseFigure(text)).toBeNull();
  });
});
