import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHILD_LIMITS, runChild } from './run-child';

/** Children that misbehave, each in one way. */
const CHILDREN = {
  sleeps: 'process.stdin.resume(); setInterval(() => undefined, 1000);',
  eats: 'const kept = []; setInterval(() => kept.push(Buffer.alloc(32 << 20, 1)), 5);',
  fills: 'const kept = []; for (;;) kept.push(Array.from({ length: 100000 }, (_, i) => ({ i })));',
  talks: 'const more = () => process.stdout.write("x".repeat(1 << 20), more); more();',
  dies: 'process.stdin.resume(); process.exit(7);',
  tells: 'process.stdin.resume(); process.stdin.on("end", () => process.stdout.write(JSON.stringify(Object.keys(process.env))));',
};

describe('the capped child', () => {
  const home = mkdtempSync(join(tmpdir(), 'slate-child-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const run = (name: keyof typeof CHILDREN, limits: Partial<typeof CHILD_LIMITS> = {}) => {
    const file = join(home, `${name}.cjs`);
    writeFileSync(file, CHILDREN[name]);
    return runChild(Buffer.from('bytes'), { ...CHILD_LIMITS, ...limits }, file);
  };

  it('is killed when it takes too long', async () =>
    expect(await run('sleeps', { milliseconds: 300 })).toMatchObject({ refusal: { code: 'WORKBOOK_TOO_SLOW' } }));

  it('is killed when its buffers grow past the limit', async () =>
    expect(await run('eats')).toMatchObject({
      refusal: { code: 'WORKBOOK_TOO_HUNGRY', detail: expect.stringMatching(/resident/) },
    }));

  it('is told apart when its heap is full', async () =>
    expect(await run('fills', { heapMb: 32 })).toMatchObject({
      refusal: { code: 'WORKBOOK_TOO_HUNGRY', detail: expect.stringMatching(/heap/) },
    }));

  it('is killed when it answers without end', async () =>
    expect(await run('talks', { answerBytes: 1 << 22 })).toMatchObject({ refusal: { code: 'WORKBOOK_TOO_HUNGRY' } }));

  it('that dies is a refusal, not an exception', async () =>
    expect(await run('dies')).toMatchObject({ refusal: { code: 'WORKBOOK_UNREADABLE' } }));

  it('sees nothing of our settings', async () => {
    const answer = await run('tells');
    expect(answer.ok && (JSON.parse(answer.text) as string[]).filter((name) => /SLATE|DATABASE|PATH|TOKEN/.test(name))).toEqual(
      [],
    );
  });
});
