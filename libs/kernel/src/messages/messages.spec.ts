import { MESSAGE_PARTS, type MessageTemplate, fillMessage, isMessageCode, message } from './index';

const parts: readonly (readonly [string, Readonly<Record<string, MessageTemplate>>])[] = Object.entries(MESSAGE_PARTS);
const all = parts.flatMap(([part, templates]) => Object.entries(templates).map(([code, template]) => ({ part, code, template })));
const holes = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();

describe('the catalogue of messages', () => {
  it('has a code in one part only', () => {
    const codes = all.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(codes.length).toBeGreaterThan(40);
  });

  it('speaks Chinese and English, of the same details', () => {
    const wrong = all.flatMap(({ code, template }) =>
      [template, template.repair].flatMap((text) => {
        if (!text) return [];
        const fine =
          /\p{Script=Han}/u.test(text.zh) && /[A-Za-z]/.test(text.en) && holes(text.zh).join() === holes(text.en).join();
        return fine ? [] : [code];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('fills in details', () => {
    expect(message('YEAR_MISSING', { value: '11月15日', offered: '2026-11-15' })).toEqual({
      zh: '日期“11月15日”没有年份',
      en: 'The date “11月15日” has no year',
      repair: { zh: '请补上年份，例如 2026-11-15', en: 'Add the year, for example 2026-11-15' },
    });
    expect(message('NOT_AN_INSTANT').repair).toBeNull();
  });

  it('shows — for what is missing, and lists and objects as text', () => {
    const template = { zh: '{a}{b}{c}', en: '{a} {b} {c}' };
    expect(fillMessage(template, { b: ['甲', '乙'], c: { x: 1 } }).en).toBe('— 甲、乙 {"x":1}');
    expect(fillMessage(template, { a: 0, b: false, c: '' }).zh).toBe('0false—');
  });

  it('knows which codes it has', () => {
    expect(isMessageCode('EMPTY')).toBe(true);
    expect(isMessageCode('toString')).toBe(false);
  });
});
