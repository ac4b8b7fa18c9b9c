import { instant, unitScope, type Authority, type LocalDate, type Permission } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { MemoryEventStore, type NewEvent } from '#platform/event-store';
import { RegisterProject, RegisterProjectHandler, type RegisterProjectInput } from './register-project.handler';

class StandingClock extends Clock {
  override now() {
    return instant('2026-06-17T07:00:00Z');
  }
}

/** A store whose process dies before it writes to a stream category. */
class DyingStore extends MemoryEventStore {
  dies: string | null = null;
  override append(stream: string, expected: 'none' | number, events: readonly NewEvent[]) {
    if (this.dies !== null && stream.startsWith(this.dies)) return Promise.reject(new Error('killed'));
    return super.append(stream, expected, events);
  }
}

const input: RegisterProjectInput = {
  unit: 'bureau-51',
  title: '盐道',
  category: 'REGIONAL',
  levels: ['PROVINCIAL'],
  bodies: ['乙影业'],
  effectiveOn: '2026-06-15' as LocalDate,
  inPeriod: '2026-06-H1',
};
const authority = (commandId: string, may: Permission[] = ['fill'], unit = 'bureau-51'): Authority => ({
  act: { actor: 'person-1', organisation: unit, commandId },
  scope: unitScope(unit),
  may: new Set(may),
});

describe('registering a project', () => {
  let store: DyingStore;
  let handler: RegisterProjectHandler;
  beforeEach(() => {
    store = new DyingStore();
    handler = new RegisterProjectHandler(new StreamCommands(store, new StandingClock()));
  });
  const register = (commandId: string, over: Partial<RegisterProjectInput> = {}, who = authority(commandId)) =>
    handler.execute(new RegisterProject(who, { ...input, ...over }));

  it('gives running codes, and a repeated command the same one', async () => {
    expect(await register('c-1')).toMatchObject({ ok: true, project: '51-2026-0001', repeated: false });
    expect(await register('c-2', { title: '另一部' })).toMatchObject({ ok: true, project: '51-2026-0002' });
    expect(await register('c-1')).toMatchObject({ ok: true, project: '51-2026-0001', repeated: true });
    expect(await store.readStream('roster-51-2026')).toHaveLength(2);
    expect(await store.readStream('project-51-2026-0001')).toMatchObject([
      {
        type: 'ProjectRegistered',
        data: { title: '盐道', effectiveOn: '2026-06-15' },
        metadata: { causationId: 'c-1', effectiveOn: '2026-06-15' },
      },
    ]);
  });

  it('refuses the same command id with other words', async () => {
    await register('c-1');
    expect(await register('c-1', { title: '别的' })).toMatchObject({ code: 'COMMAND_REUSED' });
  });

  it('is completed by the repeat after a crash between number and project', async () => {
    store.dies = 'project-';
    await expect(register('c-1')).rejects.toThrow('killed');
    store.dies = null;
    expect(await register('c-2')).toMatchObject({ project: '51-2026-0002' });
    expect(await register('c-1')).toMatchObject({ ok: true, project: '51-2026-0001' });
    expect(await store.readStream('project-51-2026-0001')).toHaveLength(1);
    expect(await store.readStream('roster-51-2026')).toHaveLength(2);
  });

  it('gives every one of many at once a number of its own', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, (_, at) => register(`c-${at}`)));
    expect(all.map((each) => each.ok && each.project).sort()).toEqual([1, 2, 3, 4, 5, 6].map((at) => `51-2026-000${at}`));
  });

  it('uses up no number where it is refused', async () => {
    expect(await register('c-1', { title: ' ' })).toMatchObject({ code: 'TITLE_EMPTY' });
    expect(await register('c-2', { effectiveOn: '2026-06-18' as LocalDate })).toMatchObject({ code: 'DATE_IN_FUTURE' });
    expect(await register('c-3', {}, authority('c-3', []))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await register('c-4', {}, authority('c-4', ['fill'], 'bureau-44'))).toEqual({
      ok: false,
      code: 'NOT_FOUND',
      detail: {},
    });
    expect(await store.head()).toBeNull();
  });
});
