import { csvLine, csvText } from './csv';
import { sheetCsv } from './sheet-csv';

describe('a CSV file', () => {
  it('begins with a byte order mark and ends its lines with CRLF', () => {
    expect(
      csvText([
        ['项目编号', '名称'],
        ['51-2026-0001', null],
      ]),
    ).toBe('\ufeff项目编号,名称\r\n51-2026-0001,\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', '"\'\t=1"'],
    ['\r=1', '"\'\r=1"'],
    ['  =1', "'  =1"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("http://a","b")', '"\'=HYPERLINK(""http://a"",""b"")"'],
  ])('shows %j as the text it is (S10)', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`);
  });

  it('quotes what holds a quote, a comma, a line end or an edge of spaces, and leaves the rest', () => {
    expect(csvLine(['a"b', 'a,b', 'a\nb', ' a', 'a-b', '1=2'])).toBe('"a""b","a,b","a\nb"," a",a-b,1=2\r\n');
  });

  it('writes numbers with all their digits, a negative one too, and nothing that is none', () => {
    expect(csvLine([-1.5, { decimal: '89999999999.000001' }, 0])).toBe('-1.5,89999999999.000001,0\r\n');
    expect(() => csvLine([{ decimal: '=1' }])).toThrow('Not a decimal');
    expect(() => csvLine([Number.NaN])).toThrow('Not a decimal');
  });

  it('keeps a row whose only cell is empty apart from an empty line', () => {
    expect([csvLine([null]), csvLine([''] as const), csvLine([]), csvLine([null, null])]).toEqual([
      '""\r\n',
      '""\r\n',
      '\r\n',
      ',\r\n',
    ]);
  });

  it('of a described sheet holds its cells in their places', () => {
    const cells = [
      { row: 1, column: 1, value: '标题' },
      { row: 3, column: 2, value: { date: '2026-06-20' as never } },
      { row: 3, column: 3, value: 12.5 },
      { row: 3, column: 4, value: '=1' },
    ];
    expect(sheetCsv({ cells })).toBe("\ufeff标题\r\n\r\n,2026-06-20,12.5,'=1\r\n");
  });
});
