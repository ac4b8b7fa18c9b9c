import fc from 'fast-check';
import { decimalTextOfNumber, formatWanYuan, parseMoney, parseMoneyNumber, wanYuanText } from './money';

const amounts = fc.oneof(fc.nat({ max: Number.MAX_SAFE_INTEGER }), fc.nat({ max: 100_000_000 }));
const codes = (text: string) => {
  const read = parseMoney(text);
  return read.ok ? read.notes.map(({ code }) => code) : [read.code];
};

describe('money', () => {
  it.each([
    ['120', 120_000_000],
    ['1.005', 1_005_000],
    ['0.000001', 1],
    ['１２０．５', 120_500_000],
    ['1,200', 1_200_000_000],
    ['1，200.50', 1_200_500_000],
    ['¥ 120', 120_000_000],
    ['120万元', 120_000_000],
    ['120 万', 120_000_000],
    ['350000元', 35_000_000],
    ['1.2亿元', 12_000_000_000],
    ['1.2亿', 12_000_000_000],
    ['人民币120万元整', 120_000_000],
    ['0', 0],
    ['.5', 500_000],
  ])('reads %s as %d 分', (text, fen) => expect(parseMoney(text)).toMatchObject({ ok: true, value: fen }));

  it.each([
    ['', 'EMPTY'],
    ['约120', 'NOT_MONEY'],
    ['120-150', 'NOT_MONEY'],
    ['1,23', 'NOT_MONEY'],
    ['1.2.3', 'NOT_MONEY'],
    ['万元', 'NOT_MONEY'],
    ['1e3', 'NOT_MONEY'],
    ['120美元', 'NOT_MONEY'],
    ['-5', 'NEGATIVE'],
    ['－5万元', 'NEGATIVE'],
    ['0.0000001', 'FINER_THAN_FEN'],
    ['1.005元', 'FINER_THAN_FEN'],
    ['9007199255', 'TOO_LARGE'],
  ])('B-13: refuses “%s” as %s', (text, code) => expect(codes(text)).toEqual([code]));

  it('a bare number is 万元 unless the caller says 元, and only a written unit changes that', () => {
    expect(parseMoney('120', { bareUnit: '元' })).toMatchObject({ value: 12_000 });
    expect(parseMoney('120万', { bareUnit: '元' })).toMatchObject({ value: 120_000_000, notes: [{ code: 'UNIT_READ' }] });
    expect(codes('120万元')).toEqual([]);
    expect(codes('350000元')).toEqual(['UNIT_READ']);
  });

  it('tells what it normalised', () => {
    expect(codes('１２０')).toEqual(['WIDTH_NORMALISED']);
    expect(codes('1,200')).toEqual(['SEPARATORS_READ']);
  });

  it('warns of an unlikely magnitude, at its very limits', () => {
    expect(codes('9999.99')).toEqual([]);
    expect(codes('10000')).toEqual(['MONEY_UNLIKELY']);
    expect(codes('0.01')).toEqual([]);
    expect(codes('0.009999')).toEqual(['MONEY_UNLIKELY']);
    expect(codes('0')).toEqual([]);
  });

  it('is shown in 万元 with commas and two decimals, more only where there are finer digits', () => {
    expect([123_456_700_0000, 1_005_000, 0, 1, -1_500_000].map(formatWanYuan)).toEqual([
      '1,234,567.00',
      '1.005',
      '0.00',
      '0.000001',
      '-1.50',
    ]);
    expect([120_000_000, 1_005_000, 0].map(wanYuanText)).toEqual(['120', '1.005', '0']);
    expect(() => formatWanYuan(0.5)).toThrow(RangeError);
  });

  it('comes back from both texts, to the last 分', () =>
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(parseMoney(wanYuanText(fen))).toMatchObject({ ok: true, value: fen });
        expect(parseMoney(formatWanYuan(fen))).toMatchObject({ ok: true, value: fen });
      }),
    ));

  it('comes back from a number cell while a spreadsheet can hold it', () =>
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999_999 }), (fen) => {
        expect(parseMoneyNumber(Number(wanYuanText(fen)))).toMatchObject({ ok: true, value: fen });
      }),
    ));

  it('takes away the noise of a computed cell and says so, but keeps refusing what is truly finer', () => {
    expect(parseMoneyNumber(0.1 + 0.2)).toMatchObject({ value: 300_000, notes: [{ code: 'FLOAT_ROUNDED' }] });
    expect(parseMoneyNumber(4.35 * 100)).toMatchObject({ value: 435_000_000, notes: [{ code: 'FLOAT_ROUNDED' }] });
    expect(parseMoneyNumber(1.005)).toMatchObject({ value: 1_005_000, notes: [] });
    expect(parseMoneyNumber(1 / 3)).toMatchObject({ ok: false, code: 'FINER_THAN_FEN' });
    expect(parseMoneyNumber(-1)).toMatchObject({ ok: false, code: 'NEGATIVE' });
    expect(parseMoneyNumber(Number.NaN)).toMatchObject({ ok: false, code: 'NOT_MONEY' });
  });
});

describe('the decimal text of a number', () => {
  it('has no exponent', () => {
    expect([1e-7, 1.5e-9, 120, 0.1, 1e20, -2.5e-8].map(decimalTextOfNumber)).toEqual([
      '0.0000001',
      '0.0000000015',
      '120',
      '0.1',
      '100000000000000000000',
      '-0.000000025',
    ]);
    expect([1e21, Number.POSITIVE_INFINITY, Number.NaN].map(decimalTextOfNumber)).toEqual([undefined, undefined, undefined]);
  });

  it('is the same number again', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e20, max: 1e20 }), (number) => {
        const text = decimalTextOfNumber(number) ?? '';
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(number === 0 ? 0 : number);
      }),
    ));
});
