import { printable, table, widthOf } from './table';

describe('a table', () => {
  it('counts two cells for a Chinese character', () => {
    expect(widthOf('推进表 A1')).toBe(9);
    expect(widthOf('（１）')).toBe(6);
  });

  it('lines its columns up whatever they hold', () => {
    const lines = table(
      [{ head: '单元格' }, { head: '值' }],
      [
        ['A1', '一'],
        ['AB12', 'two'],
      ],
      80,
    ).split('\n');
    expect(lines).toEqual(['单元格  值', '──────  ───', 'A1      一', 'AB12    two']);
  });

  it('wraps what may wrap, and keeps to the width', () => {
    const text = '制作成本应以万元为单位填写请核对后重新上传 see rule B-13';
    const lines = table([{ head: 'A' }, { head: 'B', wraps: true }], [['1', text]], 30).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(30);
    expect(
      lines
        .slice(2)
        .map((line) => line.slice(3))
        .join('')
        .replace(/ /g, ''),
    ).toBe(text.replace(/ /g, ''));
  });

  it('lets no value move the cursor or break a line', () => {
    expect(printable('a\u001b[31m\r\nb\u0007')).toBe('a�[31m b�');
    expect(printable(null)).toBe('');
    expect(printable({ count: 12 })).toBe('{"count":12}');
  });
});
