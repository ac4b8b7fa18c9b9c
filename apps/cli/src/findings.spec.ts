import { addressOf, questionLines } from './findings';

describe('the place of a finding', () => {
  it.each([
    [{ sheet: '填报表', row: 12, column: 'I' }, '填报表!I12'],
    [{ sheet: '填报表', row: 12, column: 9 }, '填报表!I12'],
    [{ sheet: '填报表', row: 3, column: 26 }, '填报表!Z3'],
    [{ sheet: '填报表', row: 3, column: 27 }, '填报表!AA3'],
    [{ sheet: '填报表', row: 3, column: 702 }, '填报表!ZZ3'],
    [{ sheet: '填报表', row: null, column: 'AB' }, '填报表!AB'],
    [{ sheet: '填报表', row: 7, column: null }, '填报表!第7行'],
    [{ sheet: '填报表', row: 7, column: '播出日期' }, '填报表!播出日期 第7行'],
    [{ sheet: '填报表', row: null, column: null }, '填报表'],
    [{}, ''],
  ])('%j is %s', (place, address) => expect(addressOf(place)).toBe(address));
});

describe('a question', () => {
  it('lists the projects a line may mean (D-04)', () => {
    const candidates = [{ project: '51-2026-0007', title: '归途' }];
    expect(questionLines([{ line: 14, kind: 'WHICH_PROJECT', title: '归途二', candidates }])).toEqual([
      '  ? 14 《归途二》：新项目，还是下列之一改名？ · a new project, or one of these renamed?',
      '      51-2026-0007 《归途》',
    ]);
  });

  it('says how a blank over an old value is answered', () => {
    expect(questionLines([{ line: '51-2026-0007', kind: 'BLANK_OVER_VALUE', candidates: [] }])[0]).toContain('清除请写“无”');
  });
});
