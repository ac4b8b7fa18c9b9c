import { figureShort } from './index';

describe('an amount where there is little room (I-11)', () => {
  it.each([
    [8_500, 6, '0.01'],
    [850_000, 6, '0.85'],
    [120_000_000, 6, '120.00'],
    [1_234_567_890, 9, '1,234.57'],
    [1_999_600_000, 6, '2,000'],
    [-850_000, 6, '-0.85'],
  ])('%d 分 in %d letters is %s', (fen, room, shown) => expect(figureShort(fen, '分', room)).toBe(shown));
  it('is a count as it is', () => expect(figureShort(1234, '个', 2)).toBe('1,234'));
});
