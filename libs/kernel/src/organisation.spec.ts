import fc from 'fast-check';
import { UNITS, isOrganisationId, organisationKind, organisationShort, parseUnit, unitOf, unitOrder } from './organisation';
import { isProjectCode, parseProjectCode, projectCode, projectCodeParts } from './project-code';

describe('units (A-03)', () => {
  it('are 32, in the order of GB/T 2260 with 兵团 after 新疆', () => {
    expect(UNITS.map(({ abbreviation }) => abbreviation).join('')).toBe(
      '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新兵',
    );
    expect(UNITS.map(({ region }) => region)).toEqual([...UNITS].map(({ region }) => region).sort());
    expect(UNITS.map(({ id }) => unitOrder(id))).toEqual(UNITS.map((_, at) => at));
    expect(unitOrder('nrta') < unitOrder('bureau-11') && unitOrder('bureau-66') < unitOrder('platform-x')).toBe(true);
  });

  it.each(UNITS)('$short is read from all its names, and from none of another’s', (unit) => {
    const { id, region, abbreviation, short, place, zh, en, aliases } = unit;
    for (const name of [
      id,
      region,
      `${region}0000`,
      abbreviation,
      short,
      place,
      zh,
      en,
      en.toUpperCase(),
      ...aliases,
      ` ${place} `,
      `${zh}（盖章）`,
    ]) {
      expect(parseUnit(name)).toMatchObject({ ok: true, value: id });
    }
    expect(unitOf(id)).toBe(unit);
  });

  it.each([
    ['５１', 'bureau-51'],
    ['内蒙', 'bureau-15'],
    ['陇', 'bureau-62'],
    ['陕西', 'bureau-61'],
    ['山西', 'bureau-14'],
    ['上海市文化和旅游局（上海市广播电视局）', 'bureau-31'],
    ['海南省广播电视局', 'bureau-46'],
    ['广东省广播电视局', 'bureau-44'],
    ['新疆兵团', 'bureau-66'],
    ['国家广播电视总局', 'nrta'],
    ['central-cmg', 'central-cmg'],
    ['platform-hongguo', 'platform-hongguo'],
  ])('read %s as %s', (text, id) => expect(parseUnit(text)).toMatchObject({ ok: true, value: id }));

  it.each(['台湾', '99', 'bureau-99', '四川省成都市', 'platform-'])('refuse %s', (text) =>
    expect(parseUnit(text)).toEqual({ ok: false, code: 'NOT_A_UNIT', detail: { value: text } }),
  );

  it('have kinds and shown names', () => {
    expect(['nrta', 'bureau-51', 'central-cmg', 'platform-x'].map(organisationKind)).toEqual([
      'nrta',
      'bureau',
      'central',
      'platform',
    ]);
    expect(() => organisationKind('bureau-99')).toThrow('No such organisation');
    expect(['bureau-51', 'nope', 'platform-X'].map(isOrganisationId)).toEqual([true, false, false]);
    expect(['nrta', 'bureau-66', 'platform-x'].map(organisationShort)).toEqual(['总局', '兵团', 'platform-x']);
  });
});

describe('project codes', () => {
  it('are built from unit, year and running number', () => {
    expect(projectCode('bureau-51', 2026, 7)).toBe('51-2026-0007');
    expect(projectCode('66', 2026, 12_345)).toBe('66-2026-12345');
    expect(() => projectCode('platform-x', 2026, 7)).toThrow(RangeError);
    expect(() => projectCode('bureau-51', 2026, 0)).toThrow(RangeError);
  });

  it('are read back', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        (unit, year, number) => {
          const code = projectCode(unit.id, year, number);
          expect(parseProjectCode(code)).toMatchObject({ ok: true, value: code });
          expect(projectCodeParts(code)).toEqual({ region: unit.region, year, number });
        },
      ),
    ));

  it('are read through full width and dashes, and not from what only looks like one', () => {
    expect(parseProjectCode(' ５１－2026—0007')).toMatchObject({ value: '51-2026-0007' });
    expect(['51-2026-7', '99-2026-0007', '51-2026-0000', '51-2026-00007', '510-2026-0007'].filter(isProjectCode)).toEqual([]);
    expect(parseProjectCode('51-2026-7')).toMatchObject({ code: 'NOT_A_PROJECT_CODE' });
  });
});
