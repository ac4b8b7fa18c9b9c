import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { instant, nationScope, type Authority } from '#kernel';
import { Clock } from '#platform/clock';
import { StreamCommands } from '#platform/commands';
import { EventStore, MemoryEventStore } from '#platform/event-store';
import { AcceptReport, DraftService, OpenPeriod, ProjectsPort, ReportingModule, ReturnReport, SubmitReport } from './index';
import { FakeProjects } from './testing/fake-projects';

class StandingClock extends Clock {
  override now() {
    return instant('2026-06-30T08:30:00Z');
  }
}

const nrta: Authority = {
  act: { actor: 'person-9', organisation: 'nrta', commandId: 'c-1' },
  scope: nationScope,
  may: new Set(['manage']),
};

describe('the reporting module', () => {
  it('answers every command of its front door by the command bus', async () => {
    const store = new MemoryEventStore();
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: StreamCommands, useValue: new StreamCommands(store, new StandingClock()) },
      { provide: DataSource, useValue: new DataSource({ type: 'postgres' }) },
      { provide: ProjectsPort, useValue: new FakeProjects(store) },
    ];
    const app = await Test.createTestingModule({ imports: [ReportingModule.with({ providers })] }).compile();
    await app.init();
    const bus = app.get(CommandBus, { strict: false });
    const unit = 'bureau-51';
    const period = '2026-06-H2';
    expect(await bus.execute(new OpenPeriod(nrta, period))).toMatchObject({ ok: true });
    expect(await bus.execute(new AcceptReport(nrta, { unit, period, revision: 1 }))).toMatchObject({ code: 'NOT_SUBMITTED' });
    expect(await bus.execute(new ReturnReport(nrta, { unit, period, revision: 1, reason: '误', marks: [] }))).toMatchObject({
      code: 'NOT_SUBMITTED',
    });
    expect(await bus.execute(new SubmitReport(nrta, { unit, period, certified: true }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(app.get(DraftService, { strict: false })).toBeInstanceOf(DraftService);
    await app.close();
  });
});
