import { parseEpisodes } from './episodes';

const read = (raw: string | number) => {
  const result = parseEpisodes(raw);
  return result.ok ? [result.value.count, result.value.unit, ...result.notes.map(({ code }) => code)] : result.code;
};

describe('episodes', () => {
  it.each([
    ['24集', [24, '集']],
    ['12期', [12, '期']],
    ['24', [24, '集']],
    [24, [24, '集']],
    ['共 24 集', [24, '集']],
    ['２４集', [24, '集', 'WIDTH_NORMALISED']],
    ['24集×3分钟', [24, '集', 'EXTRA_TEXT_IGNORED']],
    ['24集（每集3-5分钟）', [24, '集', 'WIDTH_NORMALISED', 'EXTRA_TEXT_IGNORED']],
    ['24.0', [24, '集']],
    ['501集', [501, '集', 'EPISODES_UNLIKELY']],
  ])('%j are %j', (raw, expected) => expect(read(raw)).toEqual(expected));

  it.each([
    ['', 'EMPTY'],
    ['0', 'EPISODES_BELOW_ONE'],
    ['-3集', 'EPISODES_BELOW_ONE'],
    [2.5, 'NOT_EPISODES'],
    ['约24集', 'NOT_EPISODES'],
    ['1-24集', 'NOT_EPISODES'],
    ['24部', 'NOT_EPISODES'],
    ['24集完结', 'NOT_EPISODES'],
    ['1000001', 'TOO_LARGE'],
  ])('B-13: %j is refused as %s', (raw, code) => expect(read(raw)).toBe(code));

  it('a bare number takes the unit the project counts in', () =>
    expect(parseEpisodes('12', { unit: '期' })).toMatchObject({ value: { count: 12, unit: '期' } }));
});
