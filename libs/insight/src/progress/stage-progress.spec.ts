import { localDate, type StageCode } from '#kernel';
import { stageDifferences, stagePath, stageSpans, type StageSpan } from './stage-progress';

const span = (stage: StageCode, from: string, to: string | null = null, claim = `${stage}:${from}`): StageSpan => ({
  stage,
  from: localDate(from),
  to: to === null ? null : localDate(to),
  claim,
});
const known = (asOf: string, ...spans: readonly StageSpan[]) => stageSpans(localDate(asOf), spans);

describe('stages as a moment knows them (I-01, J-06)', () => {
  it('joins a stage that was told again, under the claim it began with', () => {
    const rows = [span('SCRIPT', '2026-06-15', '2026-06-30', 'c-1'), span('SCRIPT', '2026-06-30', null, 'c-2')];
    expect(known('2026-07-31', ...rows).spans).toEqual([span('SCRIPT', '2026-06-15', null, 'c-1')]);
  });

  it('keeps apart a stage that was left and entered again', () => {
    const rows = [
      span('SHOOTING', '2026-06-01', '2026-07-01'),
      span('POST', '2026-07-01', '2026-07-20'),
      span('SHOOTING', '2026-07-20'),
    ];
    expect(known('2026-07-31', ...rows).spans).toHaveLength(3);
  });

  it('tells nothing that begins after the day asked about, and no end after it', () => {
    const rows = [span('SCRIPT', '2026-06-01', '2026-07-10'), span('FILING', '2026-07-10')];
    expect(known('2026-06-30', ...rows).spans).toEqual([{ ...span('SCRIPT', '2026-06-01'), to: null }]);
  });

  it('shows the category’s own path, and a stage outside it that was told all the same (Z-4)', () => {
    expect(stagePath('KEY_DATES', known('2026-07-31'))).toEqual([
      'INITIATION',
      'SCRIPT',
      'FILING',
      'SHOOTING',
      'POST',
      'RELEASE',
    ]);
    expect(stagePath('KEY_DATES', known('2026-07-31', span('PROMOTION', '2026-07-01'))).at(-1)).toBe('PROMOTION');
    expect(stagePath('VALUES', known('2026-07-31'))).toHaveLength(9);
  });
});

describe('what was told then and what is told now', () => {
  const then = known('2026-06-30', span('SCRIPT', '2026-06-01', '2026-06-20'), span('SHOOTING', '2026-06-20'));

  it('is equal where nothing was said since', () => expect(stageDifferences(then, then)).toEqual([]));

  it('names a stage entered since, one told late, one moved and one dropped', () => {
    const now = known(
      '2026-08-31',
      span('TOPIC', '2026-05-10', '2026-06-05'),
      span('SCRIPT', '2026-06-05', '2026-07-02'),
      span('FILING', '2026-07-02'),
    );
    expect(stageDifferences(then, now).map(({ stage, kind }) => `${stage} ${kind}`)).toEqual([
      'TOPIC LEARNED',
      'SCRIPT MOVED',
      'SHOOTING DROPPED',
      'FILING ENTERED',
    ]);
    expect(stageDifferences(then, now)[1]).toMatchObject({ then: { from: '2026-06-01' }, now: { from: '2026-06-05' } });
  });

  it('compares a stage entered twice with its like', () => {
    const again = known(
      '2026-08-31',
      ...then.spans.map((each) => ({ ...each, to: localDate('2026-07-01') })),
      span('SCRIPT', '2026-08-01'),
    );
    expect(stageDifferences(then, again).map(({ stage, kind }) => `${stage} ${kind}`)).toEqual(['SCRIPT ENTERED']);
  });
});
