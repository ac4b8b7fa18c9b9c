import type { WorkbookPlan } from './grid';
import { inTurn, readWorkbook, WORKBOOK_LIMITS, type ChildRunner } from './read-workbook';
import type { ChildAnswer } from './run-child';
import { writeWorkbook } from './write-workbook';

const read: ChildAnswer = { ok: true, text: JSON.stringify({ grid: { sheets: [] } }), pid: 1, peakRssKb: 1 };

/** Children that end when they are told to, in any order. */
class Children {
  readonly begun: string[] = [];
  most = 0;
  private readonly ends = new Map<string, { resolve(answer: ChildAnswer): void; reject(error: Error): void }>();

  readonly run: ChildRunner = (bytes) => {
    const name = bytes.toString();
    this.begun.push(name);
    const ended = new Promise<ChildAnswer>((resolve, reject) => this.ends.set(name, { resolve, reject }));
    this.most = Math.max(this.most, this.ends.size);
    return ended;
  };

  async end(name: string, error?: Error): Promise<void> {
    const child = this.ends.get(name);
    this.ends.delete(name);
    if (error) child?.reject(error);
    else child?.resolve(read);
    await settled();
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the parsing children take turns (S9)', () => {
  const queue = (atOnce: number, mayWait: number) => {
    const children = new Children();
    const run = inTurn(children.run, atOnce, mayWait);
    return { children, ask: (name: string) => run(Buffer.from(name), WORKBOOK_LIMITS.child) };
  };

  it('so many at once, the others in the order in which they came', async () => {
    const { children, ask } = queue(2, 10);
    const answers = ['a', 'b', 'c', 'd', 'e'].map(ask);
    await settled();
    expect(children.begun).toEqual(['a', 'b']);
    await children.end('b');
    expect(children.begun).toEqual(['a', 'b', 'c']);
    await children.end('c');
    await children.end('a');
    expect(children.begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    await children.end('d');
    await children.end('e');
    expect(await Promise.all(answers)).toEqual([read, read, read, read, read]);
    expect(children.most).toBe(2);
  });

  it('nobody behind a full queue, and again once it is shorter', async () => {
    const { children, ask } = queue(1, 1);
    const waiting = [ask('a'), ask('b')];
    expect(await ask('c')).toEqual({ ok: false, refusal: { code: 'WORKBOOK_BUSY', detail: '1 files wait' } });
    await children.end('a');
    waiting.push(ask('d'));
    await settled();
    expect(children.begun).toEqual(['a', 'b']);
    await children.end('b');
    await children.end('d');
    await Promise.all(waiting);
    expect(children.begun).toEqual(['a', 'b', 'd']);
  });

  it('nobody whose file would make those that wait too large, and the small ones still', async () => {
    const children = new Children();
    const run = inTurn(children.run, 1, 50);
    const large = Buffer.alloc(20 * 1024 * 1024, 'x');
    const first = run(Buffer.from('a'), WORKBOOK_LIMITS.child);
    const waiting = Array.from({ length: 5 }, (_, at) => run(large.fill(`${at}`, 0, 1), WORKBOOK_LIMITS.child));
    expect(await run(large, WORKBOOK_LIMITS.child)).toMatchObject({ refusal: { code: 'WORKBOOK_BUSY' } });
    expect(waiting).toHaveLength(5);
    await children.end('a');
    expect(await first).toEqual(read);
  });

  it('and a turn is not lost with the child that fails', async () => {
    const { children, ask } = queue(1, 1);
    const failing = ask('a').catch((error: unknown) => error);
    const next = ask('b');
    await children.end('a', new Error('spawn'));
    expect(await failing).toEqual(new Error('spawn'));
    await children.end('b');
    expect(await next).toEqual(read);
    const last = ask('c');
    await children.end('c');
    expect(await last).toEqual(read);
  });

  it('three at once and fifty waiting, unless said otherwise', async () => {
    const children = new Children();
    const run = inTurn(children.run);
    const answers = Array.from({ length: 54 }, (_, at) => run(Buffer.from(`${at}`), WORKBOOK_LIMITS.child));
    expect(await answers[53]).toMatchObject({ refusal: { code: 'WORKBOOK_BUSY' } });
    expect(children.begun).toEqual(['0', '1', '2']);
    for (let at = 0; at < 53; at += 1) await children.end(`${at}`);
    expect((await Promise.all(answers.slice(0, 53))).every(({ ok }) => ok)).toBe(true);
  });

  it('is a named refusal of the file', async () => {
    const at = '2026-06-10T02:00:00.000Z' as WorkbookPlan['createdAt'];
    const sheets = [{ name: '填报表', cells: [{ row: 1, column: 1, value: '川西来信' }] }];
    const bytes = await writeWorkbook({ title: '推进表', createdAt: at, styles: {}, sheets });
    const full = inTurn(new Children().run, 0, 0);
    expect(await readWorkbook(bytes, WORKBOOK_LIMITS, full)).toMatchObject({ ok: false, refusal: { code: 'WORKBOOK_BUSY' } });
    expect(await readWorkbook(bytes, WORKBOOK_LIMITS, () => Promise.resolve(read))).toMatchObject({ ok: true });
  });
});
