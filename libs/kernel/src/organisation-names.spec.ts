import { baseName, firstNames, NameBook, type NameStretch } from './organisation-names';
import { instant, localDate, type LocalDate } from './time';

const day = (text: string): LocalDate => localDate(`2026-${text}`);
const stretch = (zh: string, from: LocalDate, to: LocalDate | null, organisation = 'bureau-51'): NameStretch => ({
  organisation,
  zh,
  short: zh.slice(0, 2),
  en: zh,
  from,
  to,
  event: zh,
  reason: '改革',
  person: 'person-nrta-001',
  recordedBy: 'nrta',
  recordedAt: instant('2026-06-01T00:00:00Z'),
});
const book = new NameBook([stretch('四川省视听发展局', day('08-01'), null), stretch('四川省视听局', day('06-10'), day('08-01'))]);

describe('names of their time', () => {
  it.each([
    ['06-09', '四川省广播电视局'],
    ['06-10', '四川省视听局'],
    ['07-31', '四川省视听局'],
    ['08-01', '四川省视听发展局'],
  ])('on %s it is called %s', (on, zh) => expect(book.on(day(on)).of('bureau-51').zh).toBe(zh));

  it('leave all others as they were, and ids that the list does not know', () => {
    expect(book.nameOn('bureau-50', day('08-01'))).toEqual(baseName('bureau-50'));
    expect(book.nameOn('nrta', day('08-01')).short).toBe('总局');
    expect(book.nameOn('platform-x', day('08-01'))).toEqual({ zh: 'platform-x', short: 'platform-x', en: 'platform-x' });
  });

  it('tell every name it has borne, the first one first', () =>
    expect(book.borne('bureau-51').map(({ zh }) => zh)).toEqual(['四川省广播电视局', '四川省视听局', '四川省视听发展局']));

  it('are found in a printed line, of whatever time', () => {
    const printed = (text: string, own = 'bureau-51') => book.namedIn(text, own)?.unit;
    expect(printed('填报单位：四川省广播电视局')).toBe('bureau-51');
    expect(printed('填报单位：四川省视听发展局（盖章）', 'bureau-44')).toBe('bureau-51');
    expect(printed('填报单位：广东省广播电视局')).toBe('bureau-44');
    expect(printed('填报单位：')).toBeUndefined();
    expect(firstNames.namedIn('填报单位：四川省视听局', 'bureau-51')).toBeUndefined();
  });

  it('the longest name in a line wins, and of equal ones the reader’s own', () => {
    const longer = new NameBook([stretch('四川省广播电视局（新）', day('06-10'), null, 'bureau-44')]);
    expect(longer.namedIn('四川省广播电视局(新)', 'bureau-51')).toMatchObject({ unit: 'bureau-44' });
    const swapped = new NameBook([stretch('广东省广播电视局', day('06-10'), null)]);
    expect(swapped.namedIn('广东省广播电视局', 'bureau-51')?.unit).toBe('bureau-51');
    expect(swapped.namedIn('广东省广播电视局', 'bureau-44')?.unit).toBe('bureau-44');
  });
});
