import { doerOfUnit, doerText } from './person';

const own = { name: '乙', onBehalfOf: null };
const deputy = { name: '乙', onBehalfOf: { name: '甲' } };

describe('who did it, and in whose name (I-10)', () => {
  it('names the deputy first, then whose right it was', () => {
    expect([doerText(deputy, 'zh'), doerText(deputy, 'en')]).toEqual(['乙（代甲）', '乙 for 甲']);
    expect([doerOfUnit(deputy, '四川', 'zh'), doerOfUnit(deputy, 'Sichuan', 'en')]).toEqual([
      '乙（四川，代甲）',
      '乙 for 甲 (Sichuan)',
    ]);
  });
  it('names nobody else where it was in the own name', () => {
    expect([doerText(own, 'zh'), doerText(own, 'en')]).toEqual(['乙', '乙']);
    expect([doerOfUnit(own, '四川', 'zh'), doerOfUnit(own, 'Sichuan', 'en')]).toEqual(['乙（四川）', '乙 (Sichuan)']);
  });
});
