import type { Clock } from '#platform/clock';
import { ProcessRunner, type ProcessNotice } from './process-runner';

const clock = { now: () => '2026-06-15T01:00:00.000Z' } as unknown as Clock;
const noTicker = { every: () => ({ stop: () => Promise.resolve() }) };

describe('a process', () => {
  it('is off until it is started, and only the named ones are', async () => {
    const ran: string[] = [];
    const process = (name: string) => ({ name, run: () => Promise.resolve(ran.push(name)) });
    const runner = new ProcessRunner([process('a'), process('b')], clock, () => undefined);
    await runner.tick();
    runner.start(noTicker, ['b']);
    expect(runner.state().map(({ name, state }) => [name, state])).toEqual([
      ['a', 'off'],
      ['b', 'waiting'],
    ]);
    await runner.tick();
    expect(ran).toEqual(['b']);
  });

  it('tells a failure once for each reason, tries again with the next tick and does not stop the others', async () => {
    const notices: ProcessNotice[] = [];
    const answers = [new Error('gone'), new Error('gone'), new Error('other'), 3];
    const shaky = {
      name: 'shaky',
      run: () => {
        const next = answers.shift();
        return typeof next === 'number' ? Promise.resolve(next) : Promise.reject(next as Error);
      },
    };
    let steady = 0;
    const runner = new ProcessRunner([shaky, { name: 'steady', run: () => Promise.resolve((steady += 1)) }], clock, (it) =>
      notices.push(it),
    );
    runner.start(noTicker, ['shaky', 'steady']);
    await runner.tick();
    await runner.tick();
    await runner.tick();
    expect(runner.state()[0]).toMatchObject({ state: 'failing', failures: 3, error: 'other', lastSuccessAt: null });
    await runner.tick();
    expect(runner.state()[0]).toMatchObject({ state: 'following', failures: 0, error: null, done: 3 });
    expect(steady).toBe(4);
    expect(notices).toEqual([
      { kind: 'failed', process: 'shaky', error: 'gone' },
      { kind: 'failed', process: 'shaky', error: 'other' },
      { kind: 'recovered', process: 'shaky', after: 3 },
    ]);
  });
});
