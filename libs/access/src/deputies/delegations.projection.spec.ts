import { projectionSpec, type GivenFact } from '#kernel/testing';
import { instant } from '#kernel';
import { delegations } from './delegations.projection';

const { given } = projectionSpec(delegations);
const organisation = 'bureau-51';
const data = { organisation, principal: 'person-jia', deputy: 'person-yi', from: '2026-07-06', to: '2026-07-15' };
const named = (over: object = {}): GivenFact => ({ type: 'DeputyNamed', data: { ...data, ...over } });
const withdrawn: GivenFact = {
  type: 'DeputyWithdrawn',
  data: { ...data, reason: '已返岗' },
  metadata: { recordedAt: instant('2026-07-08T01:00:00Z') },
};
const rows = (...facts: readonly GivenFact[]) =>
  given(...facts)
    .rows()
    .map(({ values }) => [values['delegation'], values['deputy'], values['withdrawnAt'], values['withdrawReason']]);

describe('delegations of a unit (I-10)', () => {
  it('say who acts for whom, and when it was said', () =>
    given(named({ reason: '出差' })).thenRows({
      table: 'delegation',
      values: {
        ...data,
        delegation: 'e1',
        reason: '出差',
        namedAt: '2026-06-01T00:00:00.000Z',
        withdrawnAt: null,
        withdrawReason: null,
      },
    }));

  it('stay where they are withdrawn, and say so', () =>
    expect(rows(named(), named({ deputy: 'person-bing' }), withdrawn)).toEqual([
      ['e1', 'person-yi', '2026-07-08T01:00:00.000Z', '已返岗'],
      ['e2', 'person-bing', null, null],
    ]));

  it('given once more after that are another', () =>
    expect(rows(named(), withdrawn, named())).toEqual([
      ['e1', 'person-yi', '2026-07-08T01:00:00.000Z', '已返岗'],
      ['e3', 'person-yi', null, null],
    ]));

  it('a fact seen twice changes nothing', () => {
    given(named()).thenReplayOfLastChangesNothing();
    given(named(), withdrawn).thenReplayOfLastChangesNothing();
  });
});
