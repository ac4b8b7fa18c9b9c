import { defineRule, findRule, judge, ruleOn } from './rule';
import { localDate } from './time';

const [first, second] = [localDate('2022-11-14'), localDate('2026-09-01')];
const minutes = defineRule('EPISODE_MINUTES', [
  { version: '2', from: second, to: null, value: 20, source: '总局令第16号' },
  { version: '1', from: first, to: second, value: 15, source: '广电办发〔2022〕345号', soft: true },
]);

describe('dated rules', () => {
  it('Z-15: hold from their day to the day before the next', () => {
    expect(ruleOn(minutes, localDate('2026-08-31')).value).toBe(15);
    expect(ruleOn(minutes, second).value).toBe(20);
  });

  it('a gap is a fault of the data', () => {
    expect(findRule(minutes, localDate('2022-11-13'))).toBeUndefined();
    expect(() => ruleOn(minutes, localDate('2022-11-13'))).toThrow('No version of EPISODE_MINUTES');
  });

  it('a soft version warns where a hard one refuses, and the verdict names the version', () => {
    const under = (limit: number) => 18 < limit;
    expect(judge(minutes, localDate('2026-08-31'), under)).toMatchObject({ version: '1', outcome: 'WARNED' });
    expect(judge(minutes, second, under)).toMatchObject({ rule: 'EPISODE_MINUTES', version: '2', outcome: 'PASSED' });
    expect(judge(minutes, second, () => false)).toMatchObject({ source: '总局令第16号', outcome: 'REFUSED' });
  });

  it('versions may not overlap, be empty or share a name', () => {
    const version = (name: string, from: typeof first, to: typeof first | null) => ({
      version: name,
      from,
      to,
      value: 1,
      source: '',
    });
    expect(() => defineRule('R', [version('1', first, null), version('2', second, null)])).toThrow('overlap');
    expect(() => defineRule('R', [version('1', second, second)])).toThrow('no day');
    expect(() => defineRule('R', [version('1', first, second), version('1', second, null)])).toThrow('twice');
  });
});
