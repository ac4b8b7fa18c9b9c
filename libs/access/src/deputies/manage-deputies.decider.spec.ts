import { specFor } from '#kernel/testing';
import { localDate, type LocalDate } from '#kernel';
import type { DeputyEvent } from '../events';
import { organisationDecider } from '../organisation/organisation.decider';
import { lentTo } from './delegations';
import type { DeputyCommand } from './manage-deputies.decider';

const day = (text: string): LocalDate => localDate(`2026-${text}`);
const { given } = specFor(organisationDecider);
const organisation = 'bureau-51';
const [JIA, YI, BING] = ['person-jia', 'person-yi', 'person-bing'] as const;
type Name = Extract<DeputyCommand, { type: 'NameDeputy' }>;
type Withdraw = Extract<DeputyCommand, { type: 'WithdrawDeputy' }>;
const name = (over: Partial<Name> = {}): DeputyCommand => ({
  ...{ type: 'NameDeputy', organisation, principal: JIA, deputy: YI, from: day('07-06'), to: day('07-15') },
  ...{ reason: '出差', today: day('07-01'), holds: true, people: new Set([JIA, YI, BING]), ...over },
});
const withdraw = (over: Partial<Withdraw> = {}): DeputyCommand => ({
  ...{ type: 'WithdrawDeputy', organisation, principal: JIA, deputy: YI, from: day('07-06'), today: day('07-10') },
  ...over,
});
const delegation = { organisation, principal: JIA, deputy: YI, from: day('07-06'), to: day('07-15') };
const named = (over: Partial<DeputyEvent['data']> = {}): DeputyEvent => ({
  type: 'DeputyNamed',
  data: { ...delegation, reason: '出差', ...over },
});
const withdrawn: DeputyEvent = { type: 'DeputyWithdrawn', data: delegation };

describe('naming a deputy (I-10)', () => {
  it('says who, for whom, from which day to which', () => given().when(name()).then(named()));
  it('needs no reason, and a blank one is none', () =>
    given()
      .when(name({ reason: '  ' }))
      .then({ type: 'DeputyNamed', data: delegation }));
  it('may be for one day, today', () =>
    given()
      .when(name({ from: day('07-01'), to: day('07-01') }))
      .then(named({ from: day('07-01'), to: day('07-01') })));

  it('is refused of the person himself', () =>
    given()
      .when(name({ deputy: JIA }))
      .thenRefused('DEPUTY_IS_PRINCIPAL'));
  it('is refused of somebody of no or another unit', () =>
    given()
      .when(name({ deputy: 'person-44' }))
      .thenRefused('NOT_OF_THIS_UNIT', { deputy: 'person-44' }));
  it('is refused where it ends before it begins', () =>
    given()
      .when(name({ to: day('07-05') }))
      .thenRefused('DELEGATION_ENDS_FIRST', { from: '2026-07-06', to: '2026-07-05' }));
  it('is refused for days that are past', () =>
    given()
      .when(name({ today: day('07-07') }))
      .thenRefused('DELEGATION_IN_PAST', { from: '2026-07-06', today: '2026-07-07' }));
  it('is refused of who has not the right', () =>
    given()
      .when(name({ holds: false }))
      .thenRefused('RIGHT_NOT_HELD'));
  it('is refused of who has only borrowed it: it is not handed on', () =>
    given(named())
      .when(name({ principal: YI, deputy: BING, holds: false, today: day('07-06') }))
      .thenRefused('RIGHT_BORROWED'));

  it('is refused where the same two have a delegation on one of the days', () => {
    for (const [from, to] of [
      ['07-15', '07-20'],
      ['07-01', '07-06'],
      ['07-01', '07-31'],
      ['07-10', '07-10'],
    ] as const)
      given(named())
        .when(name({ from: day(from), to: day(to) }))
        .thenRefused('DELEGATION_OVERLAPS', { from: '2026-07-06', to: '2026-07-15' });
  });
  it('is taken where days touch, of another deputy, and of another principal', () => {
    const after = { from: day('07-16'), to: day('07-20') };
    given(named()).when(name(after)).then(named(after));
    given(named())
      .when(name({ deputy: BING }))
      .then(named({ deputy: BING }));
    given(named())
      .when(name({ principal: BING }))
      .then(named({ principal: BING }));
  });
});

describe('withdrawing a deputy (I-10)', () => {
  it('says which delegation, on one of its days or before', () => {
    given(named()).when(withdraw()).then(withdrawn);
    given(named())
      .when(withdraw({ today: day('07-02') }))
      .then(withdrawn);
    given(named())
      .when(withdraw({ today: day('07-15'), reason: '已返岗' }))
      .then({ type: 'DeputyWithdrawn', data: { ...delegation, reason: '已返岗' } });
  });
  it('is refused where there is nothing to withdraw', () => {
    given().when(withdraw()).thenRefused('NO_SUCH_DELEGATION', { deputy: YI, from: '2026-07-06' });
    given(named(), withdrawn).when(withdraw()).thenRefused('NO_SUCH_DELEGATION');
    given(named())
      .when(withdraw({ from: day('07-07') }))
      .thenRefused('NO_SUCH_DELEGATION');
    given(named())
      .when(withdraw({ today: day('07-16') }))
      .thenRefused('NO_SUCH_DELEGATION');
  });
  it('is refused of who did not give it', () =>
    given(named())
      .when(withdraw({ principal: BING }))
      .thenRefused('NO_SUCH_DELEGATION'));
  it('frees the days', () =>
    given(named(), withdrawn)
      .when(name({ today: day('07-06') }))
      .then(named()));
});

describe('who may act for whom on a day (I-10)', () => {
  const on = (date: string, ...facts: readonly DeputyEvent[]) =>
    lentTo(given(...facts).state().delegations, YI, day(date)).map(({ principal }) => principal);

  it('the deputy, from the first day to the last', () =>
    expect(['07-05', '07-06', '07-15', '07-16'].map((date) => on(date, named()))).toEqual([[], [JIA], [JIA], []]));
  it('nobody once it is withdrawn', () => expect(on('07-10', named(), withdrawn)).toEqual([]));
  it('of two the one named first first', () =>
    expect(on('07-10', named({ principal: BING }), named(), named({ deputy: BING }))).toEqual([BING, JIA]));
});
