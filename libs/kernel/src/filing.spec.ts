import { numberForm, parseNumber } from './filing';

const warnings = (text: string, kind: 'planning' | 'release') => {
  const read = parseNumber(text, kind);
  return read.ok ? read.notes.filter(({ level }) => level === 'warning').map(({ code }) => code) : [read.code];
};

/** Real samples, good and wrong (requirements 25.1). */
const SAMPLES = [
  ['（总局）网剧审字（2022）第001号', 'WEB_LICENCE'],
  ['（总局）网影审字（2022）第002号', 'WEB_LICENCE'],
  ['（四川）网微剧审字（2026）第001号', 'MICRO_LICENCE'],
  ['（七猫）网微剧备字（2025）第01177号', 'MICRO_FILING'],
  ['（番茄）网微剧备字（2026）第847205号', 'MICRO_FILING'],
  ['V3101248', 'ONLINE_V'],
  ['1907174', 'SERVICE_LICENCE'],
  ['0110487', 'SERVICE_LICENCE'],
  ['（京）字第2638号', 'PRODUCTION_LICENCE'],
  ['甲第147号', 'PRODUCTION_LICENCE'],
  ['91230199556108842C', 'CREDIT_CODE'],
  ['影剧备字〔2021〕第1547号', 'FILM_FILING'],
  ['影剧备字[2016]第1482号', 'FILM_FILING'],
  ['广电办发〔2026〕124号', 'DOCUMENT_NUMBER'],
  ['2026123456789012', 'DIGITS_16'],
  ['许可证号或16位备案号', 'OTHER'],
] as const;

describe('filing numbers', () => {
  it('N-06: brackets, width, spaces and case do not make two numbers; leading zeros do', () => {
    const normals = [
      '（七猫）网微剧备字（2025）第01177号',
      '(七猫)网微剧备字(2025)第01177号',
      '【七猫】网微剧备字〔２０２５〕第 01177 号',
      ' [七猫]网微剧备字[2025]第01177号',
    ].map((text) => parseNumber(text, 'release'));
    for (const read of normals)
      expect(read).toMatchObject({ ok: true, value: { normal: '（七猫）网微剧备字（2025）第01177号' } });
    expect(normals[2]).toMatchObject({
      value: { typed: '【七猫】网微剧备字〔２０２５〕第 01177 号' },
      notes: [{ code: 'WIDTH_NORMALISED' }],
    });
    expect(parseNumber('第1177号', 'release')).not.toMatchObject({ value: { normal: '第01177号' } });
    expect(parseNumber('v3101248', 'release')).toMatchObject({ value: { normal: 'V3101248' } });
  });

  it.each(SAMPLES)('knows %s as %s', (text, form) => {
    const read = parseNumber(text, 'release');
    expect(read.ok && numberForm(read.value.normal)).toBe(form);
  });

  it.each([
    ['（四川）网微剧审字（2026）第001号', 'release', []],
    ['2026123456789012', 'release', []],
    ['V3101248', 'release', []],
    ['川微剧规备2026-001', 'release', ['NUMBER_FORM_UNKNOWN']],
    ['川微剧规备2026-001', 'planning', []],
    ['（四川）网微剧审字（2026）第001号', 'planning', ['NUMBER_OF_ANOTHER_KIND']],
    ['91230199556108842C', 'planning', ['NUMBER_IS_CREDIT_CODE']],
    ['1907174', 'planning', ['NUMBER_OF_ANOTHER_KIND']],
    ['（京）字第2638号', 'release', ['NUMBER_OF_ANOTHER_KIND']],
    ['一'.repeat(32), 'planning', []],
    ['一'.repeat(33), 'planning', ['NUMBER_LONG']],
    ['（甲）网微剧备字（2026）第1号、（乙）网微剧备字（2026）第2号', 'release', ['NUMBERS_SEVERAL']],
    ['一'.repeat(201), 'planning', ['TOO_LONG']],
    ['　', 'planning', ['EMPTY']],
  ] as const)('%s as %s number: %j', (text, kind, expected) => expect(warnings(text, kind)).toEqual(expected));

  it('a sixteen-digit number kept as a number cell may have lost its end', () =>
    expect(parseNumber(2026123456789012, 'release')).toMatchObject({
      notes: [{ code: 'NUMBER_DIGITS_LOST', level: 'warning' }],
    }));
});
