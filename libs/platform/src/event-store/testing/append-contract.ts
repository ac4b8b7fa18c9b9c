import { AppendTooLarge, EventTooLarge, MalformedEvent } from '../errors';
import type { AppendResult, EventStore, NewEvent } from '../port';
import { idsFrom, sampleEvent } from './sample-events';

export function appendContract(current: () => EventStore): void {
  const nextId = idsFrom(0);
  const event = (data?: object, type?: string): NewEvent => sampleEvent(nextId(), data, type);
  const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));
  const conflict = (actual: number | 'none'): AppendResult => ({ ok: false, reason: 'WRONG_VERSION', actual });

  it('begins a stream that does not exist and goes on from its exact version', async () => {
    const store = current();
    expect(await store.append('project-1', 'none', events(3))).toMatchObject({ ok: true, version: 2, repeated: false });
    expect(await store.append('project-1', 2, events(1))).toMatchObject({ ok: true, version: 3, repeated: false });
    expect((await store.readStream('project-1')).map(({ version }) => version)).toEqual([0, 1, 2, 3]);
  });

  it('reports where the stream stands when the version is wrong, and writes nothing', async () => {
    const store = current();
    expect(await store.append('project-1', 0, events(1))).toEqual(conflict('none'));
    await store.append('project-1', 'none', events(2));
    expect(await store.append('project-1', 'none', events(1))).toEqual(conflict(1));
    expect(await store.append('project-1', 0, events(1))).toEqual(conflict(1));
    expect(await store.append('project-1', 7, events(1))).toEqual(conflict(1));
    expect(await store.readStream('project-1')).toHaveLength(2);
  });

  it('answers a repeat with the first success, also when the stream has gone on', async () => {
    const store = current();
    const first = events(2);
    const second = events(2);
    const done = await store.append('project-1', 'none', first);
    const again = await store.append('project-1', 'none', first);
    expect(again).toEqual({ ...done, repeated: true });
    const next = await store.append('project-1', 1, second);
    await store.append('project-1', 3, events(1));
    expect(await store.append('project-1', 'none', first)).toEqual({ ...done, repeated: true });
    expect(await store.append('project-1', 1, second)).toEqual({ ...next, repeated: true });
    expect(await store.readStream('project-1')).toHaveLength(5);
  });

  it('takes an append that is partly a repeat for a conflict', async () => {
    const store = current();
    const [a, b, c] = events(3) as [NewEvent, NewEvent, NewEvent];
    await store.append('project-1', 'none', [a, b]);
    expect(await store.append('project-1', 'none', [a])).toMatchObject({ ok: true, version: 0, repeated: true });
    expect(await store.append('project-1', 'none', [a, b, c])).toEqual(conflict(1));
    expect(await store.append('project-1', 'none', [b, a])).toEqual(conflict(1));
    expect(await store.append('project-1', 0, [b, c])).toEqual(conflict(1));
    expect(await store.readStream('project-1')).toHaveLength(2);
  });

  it('knows ids by stream: another stream may use the same ones', async () => {
    const store = current();
    const same = events(1);
    await store.append('project-1', 'none', same);
    expect(await store.append('project-2', 'none', same)).toMatchObject({ ok: true, repeated: false });
  });

  it('lets one of many racers win that start at the same moment', async () => {
    const store = current();
    await store.append('project-1', 'none', events(1));
    const results = await Promise.all(Array.from({ length: 16 }, () => store.append('project-1', 0, events(2))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result).toEqual(conflict(2));
    expect(await store.readStream('project-1')).toHaveLength(3);
  });

  it('lets one of many racers win that start one after the other while the first is under way', async () => {
    const store = current();
    const racing: Promise<AppendResult>[] = [];
    for (let racer = 0; racer < 16; racer += 1) {
      racing.push(store.append('roster-51-2026', 'none', events(1)));
      for (let turn = 0; turn < racer; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    const results = await Promise.all(racing);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.readStream('roster-51-2026')).toHaveLength(1);
  });

  it('does the same append sent several times at once only once', async () => {
    const store = current();
    const same = events(2);
    const results = await Promise.all(Array.from({ length: 8 }, () => store.append('project-1', 'none', same)));
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
    expect(results.filter((result) => result.ok && result.repeated)).toHaveLength(7);
    expect(await store.readStream('project-1')).toHaveLength(2);
  });

  it('lets appends to different streams that wait together succeed or conflict each by itself', async () => {
    const store = current();
    await store.append('project-0', 'none', events(1));
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, n) => store.append(`project-${n}`, n % 10 === 3 ? 5 : 'none', events(1 + (n % 3)))),
    );
    results.forEach((result, n) =>
      expect(result).toMatchObject(
        n === 0 ? conflict(0) : n % 10 === 3 ? conflict('none') : { ok: true, version: n % 3, repeated: false },
      ),
    );
  });

  it('keeps retrying writers of one stream from losing or doubling anything', async () => {
    const store = current();
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 5; n += 1) {
          let expected: number | 'none' = 'none';
          for (let done = false; !done;) {
            const result: AppendResult = await store.append('period-1', expected, [event({ writer, n })]);
            done = result.ok;
            if (!result.ok) expected = result.actual;
          }
        }
      }),
    );
    const written = (await store.readStream('period-1')).map(({ data }) => data as { writer: number; n: number });
    expect(written).toHaveLength(40);
    for (let writer = 0; writer < 8; writer += 1) {
      expect(written.filter((one) => one.writer === writer).map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it('reads a stream from a version on; one that does not exist is empty', async () => {
    const store = current();
    await store.append('project-1', 'none', events(4));
    await store.append('project-10', 'none', events(1));
    expect((await store.readStream('project-1', 2)).map(({ version }) => version)).toEqual([2, 3]);
    expect(await store.readStream('project-1', 4)).toEqual([]);
    expect(await store.readStream('project-2')).toEqual([]);
  });

  it('gives back what was written: key order, large numbers as text, every character', async () => {
    const store = current();
    const data = {
      zulu: 1,
      alpha: { 10: 'ten', b: null, a: [true, 1.5, -0.000001] },
      money: '9007199254740993000.10',
      text: '《川西来信》 𠮷🎬 "quoted" \\ / \u0000 \u2028 \ud800',
      __proto__x: '',
    };
    const one = event(data, '台账Noted "x"');
    await store.append('project-川西 "a"', 'none', [one]);
    const [stored] = await store.readStream('project-川西 "a"');
    expect(JSON.stringify(stored?.data)).toBe(JSON.stringify(data));
    expect(JSON.stringify(stored?.metadata)).toBe(JSON.stringify(one.metadata));
    expect(stored).toMatchObject({ id: one.id, type: one.type, stream: 'project-川西 "a"', version: 0 });
  });

  it('takes an event and an append of the largest size it states, and refuses larger ones by name', async () => {
    const store = current();
    const { maxEventBytes, maxAppendBytes } = store.capabilities();
    const sized = (bytes: number): NewEvent => {
      const empty = event({ fill: '' });
      const rest = bytes - JSON.stringify(empty.data).length - JSON.stringify(empty.metadata).length;
      return { ...empty, data: { fill: 'x'.repeat(rest) } };
    };
    const full = Math.floor(maxAppendBytes / maxEventBytes);
    expect(await store.append('project-1', 'none', [sized(maxEventBytes)])).toMatchObject({ ok: true });
    await expect(store.append('project-2', 'none', [sized(maxEventBytes + 1)])).rejects.toThrow(EventTooLarge);
    const fitting = Array.from({ length: full }, () => sized(maxEventBytes));
    expect(await store.append('project-3', 'none', fitting)).toMatchObject({ ok: true, version: full - 1 });
    const tooMuch = [...fitting, sized(maxAppendBytes - full * maxEventBytes + 1)];
    await expect(store.append('project-4', 'none', tooMuch)).rejects.toThrow(AppendTooLarge);
    expect(await store.readStream('project-2')).toEqual([]);
    expect(await store.readStream('project-4')).toEqual([]);
  });

  it.each<[string, string, number | 'none', () => NewEvent[]]>([
    ['an id that is no UUID', 'project-1', 'none', () => [{ ...event(), id: 'not-a-uuid' }]],
    [
      'an id twice in one append',
      'project-1',
      'none',
      () => [event(), event()].map((one) => ({ ...one, id: '00000000-0000-4000-8000-0000000000ff' })),
    ],
    ['a stream without a category', 'project', 'none', () => events(1)],
    ['a stream without a key', 'project-', 'none', () => events(1)],
    ['a stream with a control character', 'project-1\n2', 'none', () => events(1)],
    ['a negative version', 'project-1', -1, () => events(1)],
    ['an append of nothing', 'project-1', 'none', () => []],
    ['a value that JSON cannot hold', 'project-1', 'none', () => [event({ big: 1n })]],
    ['a type without a name', 'project-1', 'none', () => [event({}, '')]],
  ])('refuses %s before anything is written', async (_what, stream, expected, made) => {
    const store = current();
    await expect(store.append(stream, expected, made())).rejects.toThrow(MalformedEvent);
    expect(await store.head()).toBeNull();
    expect(await store.append('project-1', 'none', events(1))).toMatchObject({ ok: true });
  });
}
