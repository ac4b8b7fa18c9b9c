import { claimAt, openedOf, parseFigure, printFigure, type FigureAddress } from './open';

describe('a figure in the address (I-09)', () => {
  it.each<FigureAddress>([
    { metric: 'projects', by: {} },
    { metric: 'projects', by: {}, filtered: true },
    { metric: 'projects', by: { unit: 'bureau-51', stage: '' } },
    { metric: 'stageMoved', by: {}, since: '2026-06-H1', period: '2026-06-H2', asOf: '2026-06-30', periods: ['2026-06-H2'] },
    {
      metric: 'productionCost',
      by: { level: 'NATIONAL' },
      asOf: '2026-08-31',
      knownAt: '2026-09-30T10:00:00+08:00',
      filter: { units: ['bureau-51', 'bureau-44'], stages: ['POST'], text: '川西；a b;c' },
    },
    { metric: 'projects', by: {}, knownAt: '' },
  ])('comes back as it was written: %j', (figure) => {
    expect(parseFigure(printFigure(figure))).toEqual(figure);
  });

  it('names with a claim the place it was known at', () => {
    expect(openedOf({ claim: claimAt('e1:stage', '0a1b2c3d-0000000000000000007') })).toMatchObject({
      claim: 'e1:stage',
      claimKnownAt: '0a1b2c3d-0000000000000000007',
    });
    expect(openedOf({ claim: 'e1:stage' })).toMatchObject({ claim: 'e1:stage', claimKnownAt: null });
    expect(openedOf({})).toMatchObject({ claim: null, claimKnownAt: null });
  });

  it.each(['', 'projects;unit', 'projects;<b>=1', '{"a":1}'])('is nothing where somebody wrote nonsense: %s', (text) => {
    expect(parseFigure(text)).toBeNull();
  });
});
