import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { instant, nationScope, type Authority, type LocalDate } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { MemoryEventStore } from '#platform/event-store';
import { DeliveryModule, ProjectStandingPort, RecordOfficialAct, RegisterProject } from './index';

class StandingClock extends Clock {
  override now() {
    return instant('2026-06-30T08:30:00Z');
  }
}

const authority = (commandId: string): Authority => ({
  act: { actor: 'person-9', organisation: 'nrta', commandId },
  scope: nationScope,
  may: new Set(['manage']),
});

describe('the delivery module', () => {
  it('answers every command of its front door by the command bus', async () => {
    const standing = { standingOf: () => Promise.resolve({ title: '盐道', titleFromReport: false, stages: [] }) };
    const providers = [
      { provide: StreamCommands, useValue: new StreamCommands(new MemoryEventStore(), new StandingClock()) },
      { provide: ProjectStandingPort, useValue: standing },
    ];
    const app = await Test.createTestingModule({ imports: [DeliveryModule.with({ providers })] }).compile();
    await app.init();
    const bus = app.get(CommandBus, { strict: false });
    const effectiveOn = '2026-06-15' as LocalDate;
    const input = {
      unit: 'bureau-51',
      title: '盐道',
      category: 'REGIONAL',
      levels: ['PROVINCIAL'],
      bodies: [],
      effectiveOn,
    } as const;
    expect(await bus.execute(new RegisterProject(authority('c-1'), input))).toMatchObject({ ok: true, project: '51-2026-0001' });
    const stage = { type: 'RecordStage', stage: 'SCRIPT' } as const;
    expect(await bus.execute(new RecordOfficialAct(authority('c-2'), '51-2026-0001', effectiveOn, stage))).toMatchObject({
      ok: true,
    });
    await app.close();
  });
});
