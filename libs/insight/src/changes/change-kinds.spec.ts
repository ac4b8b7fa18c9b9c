import type { Row } from '#kernel';
import { changedValues, kindsOf } from './change-kinds';

const row = (over: Partial<Record<string, unknown>> = {}): Row =>
  ({
    project: '51-2026-0001',
    basis: 'reported',
    unit: 'bureau-51',
    sideState: 'ACTIVE',
    category: 'VALUES',
    levels: ['PROVINCIAL'],
    stage: 'SHOOTING',
    title: '盐道',
    writers: ['阿来'],
    productionCost: 12_000_000,
    claims: { stage: 'e1:stage', productionCost: 'e1:productionCost' },
    ...over,
  }) as Row;
const kinds = (before: Row | null, after: Row | null) => kindsOf({ before, after });

describe('the kinds of a change (I-04)', () => {
  it('is none where nothing differs', () => expect(kinds(row(), row())).toEqual([]));

  it.each<[string, string | null, string | null, readonly string[]]>([
    ['on', 'SHOOTING', 'POST', ['STAGE_FORWARD']],
    ['on from nothing', null, 'TOPIC', ['STAGE_FORWARD']],
    ['back', 'POST', 'SCRIPT', ['STAGE_BACK']],
    ['back to nothing', 'TOPIC', null, ['STAGE_BACK']],
    ['between the two names of the first step', 'TOPIC', 'INITIATION', ['STAGE_FORWARD']],
    ['back from the last', 'SUMMARY', 'EVALUATION', ['STAGE_BACK']],
  ])('says a stage that goes %s', (_words, from, to, expected) =>
    expect(kinds(row({ stage: from }), row({ stage: to }))).toEqual(expected),
  );

  it.each<[string, Partial<Record<string, unknown>>, readonly string[]]>([
    ['a cost', { promotionCost: 1 }, ['COST']],
    ['the first broadcast', { firstBroadcastOn: '2026-07-01' }, ['DATE']],
    ['the title', { title: '盐道·新' }, ['TITLE']],
    ['a number', { releaseNumber: 'x' }, ['OTHER']],
    ['the support levels', { levels: ['NATIONAL', 'PROVINCIAL'] }, ['OTHER']],
    ['the unit', { unit: 'bureau-50' }, ['HANDED_OVER']],
    ['a pause', { sideState: 'PAUSED' }, ['SIDE_STATE']],
    ['a withdrawal', { sideState: 'WITHDRAWN' }, ['DROPPED']],
    ['several at once', { stage: 'POST', productionCost: 1, title: '甲' }, ['STAGE_FORWARD', 'COST', 'TITLE']],
  ])('says %s', (_words, over, expected) => expect(kinds(row(), row(over))).toEqual(expected));

  it('says a pause that ends', () => expect(kinds(row({ sideState: 'PAUSED' }), row())).toEqual(['SIDE_STATE']));
  it('says a new one', () => expect(kinds(null, row())).toEqual(['NEW']));
  it('says one that came and went', () => expect(kinds(null, row({ sideState: 'REVOKED' }))).toEqual(['NEW', 'DROPPED']));
  it('says one handed out of sight, and nothing else of it', () => expect(kinds(row(), null)).toEqual(['HANDED_OVER']));
});

describe('the values of a change', () => {
  it('are old and new with the claims they rest on', () =>
    expect(
      changedValues({ before: row(), after: row({ productionCost: 1, claims: { productionCost: 'e2:productionCost' } }) }),
    ).toEqual([
      {
        attribute: 'productionCost',
        before: 12_000_000,
        after: 1,
        beforeClaim: 'e1:productionCost',
        afterClaim: 'e2:productionCost',
      },
    ]));

  it('have the shape of claims where a row spells them in two fields', () => {
    const after = row({ episodes: 24, episodeUnit: '集', planningNumber: '川 1', planningNumberNormal: '川1' });
    expect(changedValues({ before: row(), after })).toMatchObject([
      { attribute: 'episodes', before: null, after: { count: 24, unit: '集' } },
      { attribute: 'planningNumber', after: { typed: '川 1', normal: '川1' } },
    ]);
  });

  it('are not listed for a project that stands on one side only', () =>
    expect(changedValues({ before: null, after: row() })).toEqual([]));
});
