import { specFor } from '#kernel/testing';
import { baseName, localDate, type LocalDate, type OrganisationName } from '#kernel';
import type { OrganisationEvent } from '../events';
import { organisationDecider, organisationStream, type OrganisationCommand } from './organisation.decider';
import type { Renamings } from './renamings';

const day = (text: string): LocalDate => localDate(`2026-${text}`);
const { given } = specFor(organisationDecider);
const organisation = 'bureau-51';
const OLD = baseName(organisation);
const NEW: OrganisationName = { zh: '四川省广播电视和网络视听局', short: '四川视听', en: 'Sichuan Audiovisual' };
const NEWER: OrganisationName = { zh: '四川省视听发展局', short: '四川视听', en: 'Sichuan Audiovisual' };
const others = new Map<string, Renamings>([
  ['bureau-50', []],
  ['bureau-44', [{ from: day('09-01'), name: { zh: '广东省视听局', short: '粤视听', en: 'Guangdong Audiovisual' } }]],
]);
type Rename = Extract<OrganisationCommand, { type: 'RenameOrganisation' }>;
const rename = (over: Partial<Rename> = {}): OrganisationCommand => ({
  type: 'RenameOrganisation',
  organisation,
  name: NEW,
  was: OLD,
  effectiveOn: day('06-10'),
  reason: '机构改革',
  today: day('06-12'),
  others,
  ...over,
});
const retract = (effectiveOn = day('06-10'), reason = '录入有误'): OrganisationCommand => ({
  type: 'RetractRenaming',
  organisation,
  effectiveOn,
  reason,
  today: day('06-12'),
});
const renamed = (name = NEW, effectiveOn = day('06-10'), was = OLD): OrganisationEvent => ({
  type: 'OrganisationRenamed',
  data: { organisation, name, was, effectiveOn, reason: '机构改革' },
});
const retracted: OrganisationEvent = {
  type: 'OrganisationRenamingRetracted',
  data: { organisation, name: NEW, effectiveOn: day('06-10'), reason: '录入有误' },
};

describe('renaming a unit', () => {
  it('is said with what it was called on that day', () => given().when(rename()).then(renamed()));
  it('is tidied of blanks around the names', () =>
    given()
      .when(rename({ name: { zh: ` ${NEW.zh} `, short: NEW.short, en: `${NEW.en} ` } }))
      .then(renamed()));

  it('goes on from the renaming before, and before a later one', () => {
    const later = renamed(NEWER, day('08-01'), NEW);
    given(renamed())
      .when(rename({ name: NEWER, was: NEW, effectiveOn: day('08-01') }))
      .then(later);
    given(later)
      .when(rename({ effectiveOn: day('06-10') }))
      .then(renamed());
  });

  it('said again for the same day corrects', () =>
    given(renamed())
      .when(rename({ name: NEWER, was: NEW }))
      .then(renamed(NEWER, day('06-10'), NEW)));

  it('is refused where something else stands now, both told', () =>
    given(renamed())
      .when(rename({ name: NEWER }))
      .thenRefused('VALUE_CHANGED', { seen: expect.stringContaining(OLD.zh), actual: expect.stringContaining(NEW.zh) }));

  it.each([
    ['NOT_A_REPORTING_UNIT', { organisation: 'nrta' }],
    ['NOT_A_REPORTING_UNIT', { organisation: 'platform-x' }],
    ['REASON_REQUIRED', { reason: ' ' }],
    ['NAME_EMPTY', { name: { ...NEW, short: ' ' } }],
    ['NAME_UNCHANGED', { name: OLD }],
    ['RENAMED_TOO_FAR_AHEAD', { effectiveOn: localDate('2027-06-14') }],
    ['NAME_TAKEN', { name: { ...NEW, short: '重庆' } }],
    ['NAME_TAKEN', { name: { ...NEW, zh: '重庆市文化和旅游发展委员会' } }],
  ] as const)('is refused with %s', (code, over) => given().when(rename(over)).thenRefused(code));

  it('is possible up to a year ahead', () =>
    given()
      .when(rename({ effectiveOn: localDate('2027-06-13') }))
      .then(renamed(NEW, localDate('2027-06-13'))));

  it('is refused for a name another bears on one of its days only, and tells whose', () => {
    const name = { ...NEW, short: '粤视听' };
    given().when(rename({ name })).thenRefused('NAME_TAKEN', { name: '粤视听', by: 'bureau-44' });
    // A later renaming of its own ends it before the other one begins.
    given(renamed(NEWER, day('08-01')))
      .when(rename({ name }))
      .then(renamed(name));
    // And what the other one was called until then is free from then on.
    const freed = { ...NEW, short: '广东' };
    given()
      .when(rename({ name: freed, effectiveOn: day('09-01') }))
      .then(renamed(freed, day('09-01')));
    given()
      .when(rename({ name: freed, effectiveOn: day('08-31') }))
      .thenRefused('NAME_TAKEN');
  });

  it('is one stream per organisation', () => expect(organisationStream(organisation)).toBe('organisation-bureau-51'));
});

describe('taking a renaming back', () => {
  it('names what it takes back', () => given(renamed()).when(retract()).then(retracted));
  it('leaves the unit as it was before', () => given(renamed(), retracted).when(rename()).then(renamed()));
  it('is refused where there is none of that day, or no more', () => {
    given(renamed())
      .when(retract(day('06-11')))
      .thenRefused('NO_SUCH_RENAMING');
    given(renamed(), retracted).when(retract()).thenRefused('NO_SUCH_RENAMING');
  });
  it('needs a reason', () =>
    given(renamed())
      .when(retract(day('06-10'), ''))
      .thenRefused('REASON_REQUIRED'));
});
