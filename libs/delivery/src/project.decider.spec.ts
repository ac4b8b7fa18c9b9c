import { foldEvents, nationScope, unitScope, type LocalDate, type OrgScope } from '#kernel';
import type { ProjectEvent } from './events';
import type { OfficialAct } from './official-acts/official-acts.part';
import { projectDecider, type ProjectCommand } from './project.decider';

const day = (text: string): LocalDate => `2026-${text}` as LocalDate;
const today = day('10-20');
const project = '51-2026-0001';

const register = (over: Partial<Extract<ProjectCommand, { type: 'RegisterProject' }>> = {}): ProjectCommand => ({
  type: 'RegisterProject',
  project,
  unit: 'bureau-51',
  title: '川西来信',
  category: 'REGIONAL',
  levels: ['PROVINCIAL'],
  bodies: ['甲影业'],
  effectiveOn: day('06-02'),
  today,
  ...over,
});
const registered: ProjectEvent = {
  type: 'ProjectRegistered',
  data: {
    project,
    unit: 'bureau-51',
    title: '川西来信',
    category: 'REGIONAL',
    levels: ['PROVINCIAL'],
    bodies: ['甲影业'],
    effectiveOn: day('06-02'),
  },
};
const stageRecorded = (stage: 'SCRIPT' | 'FILING' | 'SHOOTING' | 'POST', on: string): ProjectEvent => ({
  type: 'StageRecorded',
  data: { project, stage, effectiveOn: day(on) },
});
const sideState = (state: 'PAUSED' | 'TERMINATED' | 'WITHDRAWN', was: 'ACTIVE' = 'ACTIVE'): ProjectEvent => ({
  type: 'SideStateRecorded',
  data: { project, state, was, effectiveOn: day('09-01'), reason: '资金未到位' },
});

const given = (...past: ProjectEvent[]) => ({
  when: (command: ProjectCommand) => projectDecider.decide(command, foldEvents(projectDecider, past)),
  whenActed: (act: OfficialAct, scope: OrgScope = nationScope) =>
    projectDecider.decide({ ...act, scope }, foldEvents(projectDecider, past)),
});

describe('registering a project', () => {
  it('records what it was registered as (P-03)', () =>
    expect(given().when(register())).toEqual({ ok: true, events: [registered] }));

  it('keeps each level once, highest first (P-03)', () => {
    const decision = given().when(register({ levels: ['PLATFORM', 'NATIONAL', 'PLATFORM'] }));
    expect(decision).toMatchObject({ events: [{ data: { levels: ['NATIONAL', 'PLATFORM'] } }] });
  });

  it.each([
    ['PROJECT_EXISTS', [registered], register()],
    ['TITLE_EMPTY', [], register({ title: '  ' })],
    ['LEVEL_MISSING', [], register({ levels: [] })],
    ['DATE_IN_FUTURE', [], register({ effectiveOn: day('10-21') })],
  ] as const)('is refused: %s', (code, past, command) => expect(given(...past).when(command)).toMatchObject({ ok: false, code }));
});

describe('an official act', () => {
  const rename = (over: Partial<Extract<OfficialAct, { type: 'RenameProject' }>> = {}): OfficialAct => ({
    type: 'RenameProject',
    title: '川西来信（第二版）',
    was: '川西来信',
    reason: '片方申请更名',
    standing: { title: '川西来信', fromReport: false },
    effectiveOn: day('07-01'),
    today,
    ...over,
  });

  it('renames and names what it was', () =>
    expect(given(registered).whenActed(rename())).toMatchObject({
      ok: true,
      events: [{ type: 'ProjectRenamed', data: { title: '川西来信（第二版）', was: '川西来信', reason: '片方申请更名' } }],
    }));

  it('is refused with both values where another title stands', () => {
    const renamed: ProjectEvent = {
      type: 'ProjectRenamed',
      data: { project, title: '来信', was: '川西来信', effectiveOn: day('06-20'), reason: '更名' },
    };
    expect(given(registered, renamed).whenActed(rename())).toEqual({
      ok: false,
      code: 'VALUE_CHANGED',
      detail: { project, seen: '川西来信', actual: '来信' },
    });
  });

  it('starts from a title that a report gave', () =>
    expect(
      given(registered).whenActed(rename({ was: '雪山来信', standing: { title: '雪山来信', fromReport: true } })),
    ).toMatchObject({
      ok: true,
      events: [{ data: { was: '雪山来信' } }],
    }));

  it('changes nothing where the value stands already', () =>
    expect(given(registered).whenActed(rename({ title: '川西来信' }))).toEqual({ ok: true, events: [] }));

  it('cannot tell what is out of scope from what does not exist (I-06)', () => {
    const outside = given(registered).whenActed(rename(), unitScope('bureau-44'));
    expect(outside).toEqual(given().whenActed(rename()));
    expect(outside).toEqual({ ok: false, code: 'NOT_FOUND', detail: {} });
  });

  it.each([
    ['REASON_REQUIRED', rename({ reason: ' ' })],
    ['TITLE_EMPTY', rename({ title: '' })],
    ['DATE_IN_FUTURE', rename({ effectiveOn: day('10-21') })],
    [
      'VALUE_CHANGED',
      { type: 'RecategoriseProject', category: 'VALUES', was: 'EVERYDAY', reason: '误报', effectiveOn: day('07-01'), today },
    ],
    [
      'LEVEL_MISSING',
      { type: 'SetSupportLevels', levels: [], was: ['PROVINCIAL'], reason: '误报', effectiveOn: day('07-01'), today },
    ],
    [
      'VALUE_CHANGED',
      { type: 'SetSupportLevels', levels: ['NATIONAL'], was: ['PLATFORM'], reason: '入选', effectiveOn: day('07-01'), today },
    ],
  ] as const)('is refused: %s', (code, act) => expect(given(registered).whenActed(act)).toMatchObject({ ok: false, code }));

  it('moves a project to another category', () =>
    expect(
      given(registered).whenActed({
        type: 'RecategoriseProject',
        category: 'VALUES',
        was: 'REGIONAL',
        reason: '归类有误',
        effectiveOn: day('07-01'),
        today,
      }),
    ).toMatchObject({ events: [{ type: 'ProjectRecategorised', data: { category: 'VALUES', was: 'REGIONAL' } }] }));

  it('adds a support level (P-03)', () =>
    expect(
      given(registered).whenActed({
        type: 'SetSupportLevels',
        levels: ['PROVINCIAL', 'NATIONAL'],
        was: ['PROVINCIAL'],
        reason: '入选总局项目',
        effectiveOn: day('07-01'),
        today,
      }),
    ).toMatchObject({ events: [{ data: { levels: ['NATIONAL', 'PROVINCIAL'], was: ['PROVINCIAL'] } }] }));
});

describe('an act that is dated before another of its kind', () => {
  const recategorised: ProjectEvent = {
    type: 'ProjectRecategorised',
    data: { project, category: 'VALUES', was: 'REGIONAL', effectiveOn: day('09-01'), reason: '归类有误' },
  };
  const recategorise = (category: 'VALUES' | 'EVERYDAY', was: 'VALUES' | 'EVERYDAY', on: string): OfficialAct => ({
    ...{ type: 'RecategoriseProject', category, was, reason: '补记', effectiveOn: day(on), today },
  });

  it('holds until that one, which stands in the end', () => {
    const backdated: ProjectEvent = {
      type: 'ProjectRecategorised',
      data: { project, category: 'EVERYDAY', was: 'REGIONAL', effectiveOn: day('07-01'), reason: '补记' },
    };
    expect(given(registered, recategorised).whenActed(recategorise('EVERYDAY', 'VALUES', '07-01'))).toEqual({
      ok: true,
      events: [backdated],
    });
    const both = given(registered, recategorised, backdated);
    expect(both.whenActed(recategorise('EVERYDAY', 'EVERYDAY', '10-01'))).toMatchObject({ code: 'VALUE_CHANGED' });
    expect(both.whenActed(recategorise('EVERYDAY', 'VALUES', '10-01'))).toMatchObject({ ok: true });
  });
});

describe('a stage recorded outside reports (J-06)', () => {
  const record = (
    stage: 'INITIATION' | 'SCRIPT' | 'FILING' | 'SHOOTING',
    on: string,
    reported: readonly (readonly [string, 'TOPIC' | 'SCRIPT' | 'POST'])[] = [],
    reason?: string,
  ): OfficialAct => ({
    type: 'RecordStage',
    stage,
    effectiveOn: day(on),
    today,
    standing: { stage: null, stageFromReport: false },
    reported: reported.map(([at, claimed]) => ({ stage: claimed, effectiveOn: day(at) })),
    ...(reason === undefined ? {} : { reason }),
  });

  it('goes forward without a reason', () =>
    expect(
      given(registered).whenActed(
        record('FILING', '07-09', [
          ['06-15', 'TOPIC'],
          ['06-22', 'SCRIPT'],
        ]),
      ),
    ).toMatchObject({
      ok: true,
      events: [{ type: 'StageRecorded', data: { stage: 'FILING', effectiveOn: day('07-09') } }],
    }));

  it('may be learned after a later stage without going back (worked example, 27)', () =>
    expect(
      given(registered, stageRecorded('FILING', '07-09')).whenActed(record('SHOOTING', '08-20', [['09-28', 'POST']])),
    ).toMatchObject({ ok: true }));

  it('is asked for a reason when the stage before it stands further', () =>
    expect(given(registered).whenActed(record('SCRIPT', '10-12', [['09-28', 'POST']]))).toEqual({
      ok: false,
      code: 'STAGE_GOES_BACK',
      detail: { project, from: 'POST', to: 'SCRIPT', side: 'before' },
    }));

  it('is asked for a reason when it makes the stage after it go back', () =>
    expect(given(registered, stageRecorded('SCRIPT', '09-01')).whenActed(record('SHOOTING', '08-20'))).toMatchObject({
      code: 'STAGE_GOES_BACK',
      detail: { from: 'SHOOTING', to: 'SCRIPT', side: 'after' },
    }));

  it('goes back with a reason, and the fact keeps it', () =>
    expect(given(registered).whenActed(record('SCRIPT', '10-12', [['09-28', 'POST']], '剧本重写'))).toMatchObject({
      ok: true,
      events: [{ data: { reason: '剧本重写' } }],
    }));

  it('covers a fact of the same day instead of going back from it', () =>
    expect(given(registered, stageRecorded('POST', '09-01')).whenActed(record('SHOOTING', '09-01'))).toMatchObject({ ok: true }));

  it('does not go back between TOPIC and INITIATION, which are one step (J-05)', () =>
    expect(given(registered).whenActed(record('INITIATION', '07-01', [['06-15', 'TOPIC']]))).toMatchObject({ ok: true }));
});

describe('a side state (J-06)', () => {
  const set = (
    state: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN' | 'REVOKED',
    was: 'ACTIVE' | 'PAUSED' | 'TERMINATED' | 'WITHDRAWN',
    on = '09-10',
  ): OfficialAct => ({ type: 'RecordSideState', state, was, reason: '核查', effectiveOn: day(on), today });

  it.each([
    ['PAUSED', [registered], set('PAUSED', 'ACTIVE')],
    ['ACTIVE', [registered, sideState('PAUSED')], set('ACTIVE', 'PAUSED')],
    ['TERMINATED', [registered, sideState('PAUSED')], set('TERMINATED', 'PAUSED')],
    ['REVOKED', [registered], set('REVOKED', 'ACTIVE')],
    ['ACTIVE', [registered, sideState('WITHDRAWN')], set('ACTIVE', 'WITHDRAWN')],
  ] as const)('becomes %s', (state, past, act) =>
    expect(given(...past).whenActed(act)).toMatchObject({ ok: true, events: [{ type: 'SideStateRecorded', data: { state } }] }),
  );

  it('cannot be left once terminated', () =>
    expect(given(registered, sideState('TERMINATED')).whenActed(set('ACTIVE', 'TERMINATED'))).toMatchObject({
      code: 'SIDE_STATE_FINAL',
    }));

  it('is refused where another one stands', () =>
    expect(given(registered, sideState('PAUSED')).whenActed(set('TERMINATED', 'ACTIVE'))).toMatchObject({
      code: 'VALUE_CHANGED',
      detail: { seen: 'ACTIVE', actual: 'PAUSED' },
    }));

  it('is nothing new where it stands already', () =>
    expect(given(registered, sideState('PAUSED')).whenActed(set('PAUSED', 'PAUSED'))).toEqual({ ok: true, events: [] }));

  const resumed: ProjectEvent = {
    type: 'SideStateRecorded',
    data: { project, state: 'ACTIVE', was: 'PAUSED', effectiveOn: day('09-17'), reason: '资金到位' },
  };

  it('dated before another is judged by both of its neighbours, and names what it took over from', () => {
    const past = given(registered, sideState('PAUSED'), resumed);
    expect(past.whenActed(set('ACTIVE', 'ACTIVE', '09-05'))).toMatchObject({ events: [{ data: { was: 'PAUSED' } }] });
    expect(past.whenActed(set('WITHDRAWN', 'ACTIVE', '09-05'))).toMatchObject({ ok: true });
    expect(past.whenActed(set('TERMINATED', 'ACTIVE', '09-05'))).toEqual({
      ok: false,
      code: 'SIDE_STATE_FOLLOWS',
      detail: { project, asked: 'TERMINATED', effectiveOn: day('09-05'), state: 'ACTIVE', since: day('09-17') },
    });
    expect(past.whenActed(set('TERMINATED', 'ACTIVE', '09-17'))).toMatchObject({ ok: true });
    expect(past.whenActed(set('PAUSED', 'ACTIVE', '06-01'))).toMatchObject({ code: 'BEFORE_REGISTRATION' });
  });

  it('is seen as it stands in the end, not as it was recorded last', () => {
    const earlier: ProjectEvent = {
      type: 'SideStateRecorded',
      data: { project, state: 'WITHDRAWN', was: 'PAUSED', effectiveOn: day('09-05'), reason: '补记' },
    };
    const past = given(registered, sideState('PAUSED'), resumed, earlier);
    expect(past.whenActed(set('TERMINATED', 'WITHDRAWN', '10-01'))).toMatchObject({ code: 'VALUE_CHANGED' });
    expect(past.whenActed(set('TERMINATED', 'ACTIVE', '10-01'))).toMatchObject({ ok: true });
  });
});

describe('handing a project over', () => {
  const move = (over: Partial<Extract<OfficialAct, { type: 'MoveProject' }>> = {}): OfficialAct => ({
    type: 'MoveProject',
    to: 'bureau-50',
    was: 'bureau-51',
    reason: '出品机构迁至重庆',
    effectiveOn: day('09-01'),
    today,
    ...over,
  });
  const moved: ProjectEvent = {
    type: 'ProjectMoved',
    data: { project, from: 'bureau-51', to: 'bureau-50', effectiveOn: day('09-01'), reason: '出品机构迁至重庆' },
  };

  it('names both units, the first day and the reason, and is said once', () => {
    expect(given(registered).whenActed(move())).toEqual({ ok: true, events: [moved] });
    expect(given(registered, moved).whenActed(move({ was: 'bureau-50' }))).toEqual({ ok: true, events: [] });
  });

  it('makes it the new unit’s', () => {
    const pause: OfficialAct = {
      ...{ type: 'RecordSideState', state: 'PAUSED', was: 'ACTIVE', reason: '资金未到位', effectiveOn: day('09-02'), today },
    } as const;
    expect(given(registered, moved).whenActed(pause, unitScope('bureau-51'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(given(registered, moved).whenActed(pause, unitScope('bureau-50'))).toMatchObject({ ok: true });
  });

  it.each([
    ['VALUE_CHANGED', [registered, moved], move()],
    ['NOT_A_REGISTERING_UNIT', [registered], move({ to: 'bureau-99' })],
    ['REASON_REQUIRED', [registered], move({ reason: ' ' })],
    ['DATE_IN_FUTURE', [registered], move({ effectiveOn: day('10-21') })],
    ['MOVE_TOO_EARLY', [registered], move({ effectiveOn: day('06-02') })],
    ['MOVE_TOO_EARLY', [registered, moved], move({ was: 'bureau-50', to: 'bureau-44' })],
  ] as const)('is refused: %s', (code, past, act) => expect(given(...past).whenActed(act)).toMatchObject({ code }));
});
