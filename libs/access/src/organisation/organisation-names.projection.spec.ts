import { projectionSpec, type GivenFact } from '#kernel/testing';
import { baseName } from '#kernel';
import { organisationNames } from './organisation-names.projection';

const { given } = projectionSpec(organisationNames);
const organisation = 'bureau-51';
const named = (zh: string, effectiveOn: string): GivenFact => ({
  type: 'OrganisationRenamed',
  data: { organisation, name: { zh, short: zh, en: zh }, was: baseName(organisation), effectiveOn, reason: '改革' },
});
const takenBack = (effectiveOn: string): GivenFact => ({
  type: 'OrganisationRenamingRetracted',
  data: { organisation, name: baseName(organisation), effectiveOn, reason: '有误' },
});
const stretches = (...facts: readonly GivenFact[]) =>
  given(...facts)
    .rows()
    .map(({ effectiveFrom, effectiveTo, values }) => [effectiveFrom, effectiveTo, values['zh'], values['event']]);

describe('names of units over time', () => {
  it('hold from their day, with who recorded them', () =>
    given(named('甲', '2026-06-10')).thenRows({
      table: 'organisation_name',
      effectiveFrom: '2026-06-10' as never,
      effectiveTo: null,
      values: {
        organisation,
        zh: '甲',
        short: '甲',
        en: '甲',
        event: 'e1',
        reason: '改革',
        person: 'person-test',
        recordedBy: 'nrta',
        recordedAt: '2026-06-01T00:00:00.000Z',
      },
    }));

  it('end where the next begins, in whatever order they were recorded', () =>
    expect(stretches(named('乙', '2026-08-01'), named('甲', '2026-06-10'))).toEqual([
      ['2026-06-10', '2026-08-01', '甲', 'e2'],
      ['2026-08-01', null, '乙', 'e1'],
    ]));

  it('are corrected by what is said later of the same day', () =>
    expect(stretches(named('甲', '2026-06-10'), named('乙', '2026-06-10'))).toEqual([['2026-06-10', null, '乙', 'e2']]));

  it('taken back, leave the stretch to the name before', () => {
    expect(stretches(named('甲', '2026-06-10'), named('乙', '2026-08-01'), takenBack('2026-08-01'))).toEqual([
      ['2026-06-10', null, '甲', 'e1'],
    ]);
    expect(stretches(named('甲', '2026-06-10'), takenBack('2026-06-10'))).toEqual([]);
  });

  it('a fact seen twice changes nothing', () => {
    given(named('甲', '2026-06-10')).thenReplayOfLastChangesNothing();
    given(named('甲', '2026-06-10'), takenBack('2026-06-10')).thenReplayOfLastChangesNothing();
  });
});
