import { CommandBus } from '@nestjs/cqrs';
import { SYSTEM_PERSON } from '../../libs/access/src';
import { Clock } from '../../libs/platform/src/clock';
import { instant } from '../../libs/kernel/src';
import { ProcessRunner } from '../../libs/platform/src/processes';
import { OPEN_PERIODS, REMIND_UNITS, seasonProcesses } from '../../apps/api/src/processes/season';
import { acting, MANAGER, type Country } from '../support/country';
import { testApi, type TestApi } from '../support/api';

const PERIOD = '2026-06-H1';
const byHand = { every: () => ({ stop: () => Promise.resolve() }) };
const REPORT = `query Report($unit: ID!, $period: ID!) { report(unit: $unit, period: $period) {
  state reminders { kind dueOn text at by { id name organisation { id } } } } }`;

interface Reminder {
  readonly kind: string;
  readonly dueOn: string;
  readonly by: { readonly id: string; readonly name: string };
}

describe('a season goes by itself (I-08, P-10)', () => {
  let api: TestApi;
  let act: Country['act'];
  let runner: ProcessRunner;

  const settle = async (): Promise<void> => {
    const head = await api.runtime.store.head();
    if (head) await api.runtime.reads.waitFor(head);
  };
  const tick = async (at: string, of: ProcessRunner = runner): Promise<void> => {
    await settle();
    await api.runtime.clock.at(instant(at), () => of.tick());
    await settle();
  };
  const reminders = async (unit: string): Promise<readonly Reminder[]> => {
    const data: { readonly report?: unknown } = await api.data(MANAGER, REPORT, { unit, period: PERIOD });
    return (data.report as { readonly reminders: readonly Reminder[] }).reminders;
  };
  const kinds = async (unit: string): Promise<readonly string[]> => (await reminders(unit)).map(({ kind }) => kind);
  const another = (): ProcessRunner => {
    const { reads } = api.runtime;
    const given = { commands: api.app.get(CommandBus), reads, clock: api.app.get(Clock) };
    const made = new ProcessRunner(seasonProcesses(given), given.clock, () => undefined);
    made.start(byHand, [OPEN_PERIODS, REMIND_UNITS]);
    return made;
  };
  const done = (): readonly number[] => runner.state().map((each) => each.done);

  beforeAll(async () => {
    api = await testApi();
    ({ act } = acting(api));
    runner = api.app.get(ProcessRunner);
  }, 120_000);
  afterAll(() => api.close());

  it('does nothing where it is switched off', async () => {
    await tick('2026-06-01T00:00:30+08:00');
    expect(await api.runtime.store.head()).toBeNull();
    expect(runner.state().map(({ state }) => state)).toEqual(['off', 'off']);
  });

  it('opens the half-month on its first day, once, in the name of the system', async () => {
    runner.start(byHand, [OPEN_PERIODS, REMIND_UNITS]);
    // The read models of a service that has just begun may not answer yet: a look that failed is made again.
    for (let looks = 0; looks < 5_000 && done()[0] === 0; looks += 1) await tick('2026-06-01T00:00:30+08:00');
    await tick('2026-06-01T00:01:30+08:00');
    const [opened, ...more] = await api.runtime.store.readStream(`period-${PERIOD}`);
    expect(more).toEqual([]);
    expect(opened?.metadata).toMatchObject({
      actor: SYSTEM_PERSON.id,
      organisation: 'nrta',
      commandId: `process/open-period/${PERIOD}`,
      recordedAt: '2026-05-31T16:00:30.000Z',
    });
    expect(done()).toEqual([1, 0]);
  });

  it('reminds every unit two working days before, and a second process nobody again', async () => {
    await tick('2026-06-11T08:59:59+08:00');
    expect(await kinds('bureau-44')).toEqual([]);
    const at = '2026-06-11T09:00:30+08:00';
    await settle();
    await Promise.all([
      api.runtime.clock.at(instant(at), () => runner.tick()),
      api.runtime.clock.at(instant(at), () => another().tick()),
    ]);
    await tick('2026-06-11T09:01:30+08:00', another());
    expect(await reminders('bureau-44')).toMatchObject([
      {
        kind: 'BEFORE_DUE',
        dueOn: '2026-06-15',
        by: { id: 'person-system', name: '系统（自动）', organisation: { id: 'nrta' } },
      },
    ]);
    expect(await kinds('bureau-66')).toEqual(['BEFORE_DUE']);
  });

  it('reminds no unit that has sent, not even one that sends in between', async () => {
    api.stand('2026-06-12T10:00:00+08:00');
    await act('demo-11-approver', 'submitReport', { unit: 'bureau-11', period: PERIOD, certify: true, zero: true });
    await tick('2026-06-15T09:00:30+08:00');
    expect(await kinds('bureau-11')).toEqual(['BEFORE_DUE']);
    expect(await kinds('bureau-44')).toEqual(['BEFORE_DUE', 'DUE']);
    // The process has read that 12 owes its report; before its command comes, 12 sends it.
    const bus = api.app.get(CommandBus);
    const { reads } = api.runtime;
    let sent = false;
    const racing = {
      execute: async (command: { readonly input?: { readonly unit: string } }) => {
        if (!sent && command.input?.unit === 'bureau-12') {
          sent = true;
          api.stand('2026-06-18T09:00:20+08:00');
          await act('demo-12-approver', 'submitReport', { unit: 'bureau-12', period: PERIOD, certify: true, zero: true });
        }
        return bus.execute(command as never);
      },
    } as unknown as CommandBus;
    const clock = api.app.get(Clock);
    const raced = new ProcessRunner(seasonProcesses({ commands: racing, reads, clock }), clock, () => undefined);
    raced.start(byHand, [REMIND_UNITS]);
    await tick('2026-06-18T09:00:30+08:00', raced);
    expect(sent).toBe(true);
    expect(raced.state()[1]).toMatchObject({ state: 'following', failures: 0 });
    expect(await kinds('bureau-12')).toEqual(['BEFORE_DUE', 'DUE']);
    expect(await kinds('bureau-44')).toEqual(['BEFORE_DUE', 'DUE', 'OVERDUE']);
  });

  it('follows an extension, and is silent about what is out of reach', async () => {
    api.stand('2026-06-18T10:00:00+08:00');
    const more = { unit: 'bureau-21', period: PERIOD, dueOn: '2026-06-24', was: '2026-06-15', reason: '暴雨停电' };
    await act(MANAGER, 'extendDeadline', more);
    await tick('2026-06-22T09:00:30+08:00');
    const last = (await reminders('bureau-21')).slice(-1);
    expect(last).toMatchObject([{ kind: 'BEFORE_DUE', dueOn: '2026-06-24' }]);
    const before = await kinds('bureau-44');
    await tick('2026-07-20T09:00:30+08:00');
    expect(await kinds('bureau-44')).toEqual(before);
  });

  it('tells a failure in its state and its readiness, and goes on with the next tick', async () => {
    const spy = jest.spyOn(CommandBus.prototype, 'execute').mockRejectedValue(new Error('the database went away'));
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await tick('2026-08-01T00:00:30+08:00');
    const ready = async () => ((await api.http().get('/health/ready')).body as { processes: readonly object[] }).processes;
    expect(await ready()).toMatchObject([{ name: OPEN_PERIODS, state: 'failing', failures: 1 }, { name: REMIND_UNITS }]);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('the database went away'));
    spy.mockRestore();
    said.mockRestore();
    await tick('2026-08-01T00:01:30+08:00');
    expect(await ready()).toMatchObject([{ name: OPEN_PERIODS, state: 'following', failures: 0, error: null }, {}]);
    expect(await api.runtime.store.readStream('period-2026-08-H1')).toHaveLength(1);
  });
});
