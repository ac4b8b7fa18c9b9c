import { Seeding, type SeedingAct } from './seeding';

const act = (lane: string, name: string, log: string[], prepare: () => Promise<void> = async () => undefined): SeedingAct => ({
  lane,
  prepare: async () => {
    await prepare();
    log.push(`${name} prepared`);
  },
  run: async () => {
    log.push(name);
  },
});

describe('the seeding of the demonstration country', () => {
  it('keeps writing closed from the first request on where it is expected, and opens it where nothing had to be done', () => {
    const seeding = new Seeding(true);
    expect(seeding.state()).toEqual({ done: 0, total: 0 });
    seeding.open();
    expect(seeding.state()).toBeNull();
    expect(new Seeding().state()).toBeNull();
  });

  it('writes facts one after another in their order, however long an earlier one is prepared', async () => {
    const log: string[] = [];
    let release = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const acts = [act('a', 'first', log, () => slow), act('b', 'second', log), act('b', 'third', log)];
    const done: number[] = [];
    const seeding = new Seeding(true);
    const running = seeding.during(acts, async (count) => done.push(count));
    expect(seeding.state()).toEqual({ done: 0, total: 3 });
    release();
    expect(await running).toBe(true);
    expect(log.filter((name) => !name.endsWith('prepared'))).toEqual(['first', 'second', 'third']);
    // One lane in its own order: the third is prepared only when the second stands.
    expect(log.indexOf('third prepared')).toBeGreaterThan(log.indexOf('second'));
    expect(log.indexOf('second prepared')).toBeLessThan(log.indexOf('first'));
    expect(done).toEqual([1, 2, 3]);
    expect(seeding.state()).toBeNull();
  });

  it('stops after the acts in hand, and says why it failed', async () => {
    const log: string[] = [];
    const stopped = new Seeding();
    const acts = Array.from({ length: 30 }, (_, at) => act('a', `act ${at}`, log));
    const running = stopped.during(acts, async () => undefined);
    await stopped.stop();
    expect(await running).toBe(false);
    expect(log.filter((name) => !name.endsWith('prepared')).length).toBeLessThan(30);

    const broken = new Seeding();
    const failing = { lane: 'a', prepare: async () => undefined, run: () => Promise.reject(new Error('refused')) };
    await expect(broken.during([failing], async () => undefined)).rejects.toThrow('refused');
    expect(broken.failed()).toBe('refused');
    expect(broken.state()).toBeNull();
  });

  it('opens writing where it failed before its first act, and says why', () => {
    const seeding = new Seeding(true);
    seeding.fail(new Error('no disk left'));
    expect([seeding.state(), seeding.failed()]).toEqual([null, 'no disk left']);
  });
});
