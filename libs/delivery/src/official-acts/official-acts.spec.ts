import { instant, nationScope, unitScope, type Authority, type LocalDate, type Permission } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { MemoryEventStore } from '#platform/event-store';
import { ProjectStandingPort, type ProjectStanding } from '../ports';
import { RegisterProject, RegisterProjectHandler } from '../registration/register-project.handler';
import { RecordOfficialAct, RecordOfficialActHandler, type OfficialActInput } from './official-acts.handler';

class StandingClock extends Clock {
  override now() {
    return instant('2026-10-16T07:00:00Z');
  }
}

class Standing extends ProjectStandingPort {
  answer: ProjectStanding = { title: '盐道', titleFromReport: false, stage: null, stageFromReport: false, stages: [] };
  override standingOf() {
    return Promise.resolve(this.answer);
  }
}

const day = (text: string) => `2026-${text}` as LocalDate;
let commandNumber = 0;
const nrta = (may: readonly Permission[] = ['manage']): Authority => ({
  act: { actor: 'person-9', organisation: 'nrta', commandId: `c-${(commandNumber += 1)}` },
  scope: nationScope,
  may: new Set(may),
});

describe('an official act on a project', () => {
  let standing: Standing;
  let record: (input: OfficialActInput, who?: Authority, project?: string) => ReturnType<RecordOfficialActHandler['execute']>;
  beforeEach(async () => {
    const commands = new StreamCommands(new MemoryEventStore(), new StandingClock());
    standing = new Standing();
    const unit = 'bureau-51';
    const bureau: Authority = {
      act: { actor: 'person-1', organisation: unit, commandId: 'r-1' },
      scope: unitScope(unit),
      may: new Set(['fill']),
    };
    const input = {
      unit,
      title: '盐道',
      category: 'REGIONAL',
      levels: ['PROVINCIAL'],
      bodies: [],
      effectiveOn: day('06-15'),
    } as const;
    await new RegisterProjectHandler(commands).execute(new RegisterProject(bureau, input));
    const handler = new RecordOfficialActHandler(commands, standing);
    record = (act, who = nrta(), project = '51-2026-0001') =>
      handler.execute(new RecordOfficialAct(who, project, day('10-12'), act));
  });
  const rename: OfficialActInput = { type: 'RenameProject', title: '盐道（新）', was: '盐道', reason: '片方申请' };

  it('is done once, whatever the read models learn meanwhile', async () => {
    const who = nrta();
    const first = await record(rename, who);
    expect(first).toMatchObject({
      ok: true,
      events: [{ type: 'ProjectRenamed', data: { was: '盐道', effectiveOn: '2026-10-12' } }],
    });
    standing.answer = { ...standing.answer, title: '盐道（新）' };
    expect(await record(rename, who)).toEqual({ ...first, repeated: true });
    expect(await record(rename)).toMatchObject({ code: 'VALUE_CHANGED' });
  });

  it('asks for a reason where the stage goes back from one that a report claimed (J-06)', async () => {
    standing.answer = { ...standing.answer, stages: [{ stage: 'SHOOTING', effectiveOn: day('09-20') }] };
    expect(await record({ type: 'RecordStage', stage: 'SCRIPT' })).toMatchObject({ code: 'STAGE_GOES_BACK' });
    expect(await record({ type: 'RecordStage', stage: 'SCRIPT', reason: '剧本重写' })).toMatchObject({ ok: true });
  });

  it('names the stage its author saw, given by a report or by an act; another is refused with both', async () => {
    const seen = (was: 'SCRIPT' | 'SHOOTING' | null) => record({ type: 'RecordStage', stage: 'POST', was });
    standing.answer = { ...standing.answer, stage: 'SHOOTING', stageFromReport: true };
    expect(await seen('SCRIPT')).toMatchObject({ code: 'VALUE_CHANGED', detail: { seen: 'SCRIPT', actual: 'SHOOTING' } });
    expect(await seen('SHOOTING')).toMatchObject({ ok: true });
    standing.answer = { ...standing.answer, stage: 'POST', stageFromReport: false };
    expect(await seen(null)).toMatchObject({ code: 'VALUE_CHANGED', detail: { seen: '', actual: 'POST' } });
  });

  it('is for whoever manages, and only on what exists', async () => {
    expect(await record(rename, nrta([]))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await record(rename, nrta(), '51-2026-0099')).toEqual({ ok: false, code: 'NOT_FOUND', detail: {} });
  });
});
