import { readWorkbook } from './read-workbook';
import { streamSheet, type StreamedLine } from './stream-sheet';

describe('a streamed sheet', () => {
  const write = async (lines: AsyncIterable<StreamedLine>): Promise<Buffer> => {
    const columns = [
      { heading: '名称', width: 20 },
      { heading: '制作成本（万元）', width: 14, format: '#,##0.00' },
      { heading: '登记日期', width: 12, format: 'yyyy-mm-dd' },
    ];
    const pieces: Buffer[] = [];
    for await (const piece of streamSheet('明细', columns, lines)) pieces.push(piece);
    return Buffer.concat(pieces);
  };

  it('says what it was given: texts as texts, also one that looks like a formula (S10), amounts and days as such', async () => {
    const bytes = await write(
      (async function* (): AsyncGenerator<StreamedLine> {
        yield ['=HYPERLINK("x")', 132.5, { date: '2026-06-15' as never }];
        yield ['盐道 & <山>', null, null];
      })(),
    );
    const read = await readWorkbook(bytes);
    expect(read.ok && read.grid.sheets[0]?.cells.map(({ row, kind, text }) => [row, kind, text])).toEqual([
      [1, 'text', '名称'],
      [1, 'text', '制作成本（万元）'],
      [1, 'text', '登记日期'],
      [2, 'text', '=HYPERLINK("x")'],
      [2, 'number', '132.5'],
      [2, 'date', '2026-06-15'],
      [3, 'text', '盐道 & <山>'],
    ]);
  });

  it('asks for its lines as it is read', async () => {
    let asked = 0;
    const lines = (async function* (): AsyncGenerator<StreamedLine> {
      for (asked = 0; asked < 50_000; asked += 1) yield [`${asked}`, asked, null];
    })();
    const pieces = streamSheet('明细', [{ heading: '一', width: 5 }], lines);
    await pieces.next();
    expect(asked).toBeLessThan(25_000);
    await pieces.return(undefined);
  });
});
