import type { RecordedEvent } from '#kernel';
import type { ProjectEvent } from '../events';
import { projectFile, type ProjectFile } from '../project-file';
import { suspectedDuplicates } from './duplicates.projection';
import { sharesOf, type Shares } from './shares';

const SICHUAN = '51-2026-0001';
const GUANGDONG = '44-2026-0001';
const NUMBER = { typed: '（川）网微剧备字（2026）第00101号', normal: '（川）网微剧备字（2026）第00101号' };

/** Facts of any streams, laid down in order; the rows they leave. */
class Log {
  private readonly files = new Map<string, ProjectFile>();
  private position = 0;

  add(type: string, data: object, stream = 'report-x'): string {
    this.position += 1;
    const event = { type, data, stream, id: `e-${this.position}`, position: this.position } as unknown as RecordedEvent;
    for (const project of projectFile.keys(event)) {
      const next = projectFile.fold(this.files.get(project), event, project);
      if (next) this.files.set(project, next);
    }
    return event.id;
  }

  register(project: string, over: Partial<Extract<ProjectEvent, { type: 'ProjectRegistered' }>['data']> = {}): void {
    const unit = `bureau-${project.slice(0, 2)}`;
    const own = { title: `剧${project}`, category: 'VALUES', levels: ['PROVINCIAL'], bodies: [`公司${project}`] };
    this.add('ProjectRegistered', { project, unit, ...own, effectiveOn: '2026-06-02', ...over });
  }

  report(project: string, attribute: string, value: unknown, effectiveOn: string): string {
    const cells = [{ attribute, value, was: null, effectiveOn, source: 's' }];
    const unit = `bureau-${project.slice(0, 2)}`;
    return this.add('LineReported', { unit, period: '2026-06-H1', revision: 1, project, cells }, `report-${unit}`);
  }

  rows(): readonly { readonly from: unknown; readonly to: unknown; readonly values: Record<string, unknown> }[] {
    const gathered = new Map<string, Record<string, Shares>>();
    for (const [project, file] of this.files) {
      for (const [key, part] of Object.entries(sharesOf(file))) {
        gathered.set(key, { ...gathered.get(key), [project]: part });
      }
    }
    return [...gathered].flatMap(([key, parts]) =>
      suspectedDuplicates
        .rows(parts, key)
        .map(({ effectiveFrom, effectiveTo, values }) => ({ from: effectiveFrom, to: effectiveTo, values })),
    );
  }
}

describe('works that may have been entered twice', () => {
  let log: Log;
  beforeEach(() => {
    log = new Log();
    log.register(SICHUAN);
    log.register(GUANGDONG);
  });

  it('share a planning number, from the day on which both have it (D-03, example 6)', () => {
    log.report(SICHUAN, 'planningNumber', NUMBER, '2026-06-10');
    expect(log.rows()).toEqual([]);
    const made = log.report(GUANGDONG, 'planningNumber', { ...NUMBER, typed: '(川)网微剧备字(2026)第00101号' }, '2026-06-15');
    const both = { kind: 'PLANNING_NUMBER', acrossUnits: true, open: true, since: '2026-06-15', learned: 4 };
    expect(log.rows()).toMatchObject([
      {
        from: '2026-06-15',
        to: null,
        values: {
          ...both,
          project: GUANGDONG,
          unit: 'bureau-44',
          written: '(川)网微剧备字(2026)第00101号',
          first: true,
          others: [{ project: SICHUAN, unit: 'bureau-51', title: `剧${SICHUAN}` }],
          claims: [`${made}:planningNumber`],
        },
      },
      { from: '2026-06-15', values: { ...both, project: SICHUAN, first: false, written: NUMBER.typed } },
    ]);
  });

  it('say nothing of the other side but unit, code and title', () => {
    log.report(SICHUAN, 'planningNumber', NUMBER, '2026-06-10');
    log.report(GUANGDONG, 'planningNumber', NUMBER, '2026-06-10');
    log.report(GUANGDONG, 'productionCost', 987_654_300, '2026-06-10');
    const [of] = log.rows().filter(({ values }) => values['project'] === SICHUAN);
    const others = of?.values['others'] as readonly object[];
    expect(others.map((each) => Object.keys(each).sort())).toEqual([['project', 'title', 'unit']]);
    expect(JSON.stringify(of)).not.toContain('9876543');
  });

  it('share title and producing body, whatever the width and the marks; a title alone is nothing (D-04)', () => {
    log.register('44-2026-0002', { title: '盐道', bodies: ['甲影业（成都）有限公司', '乙公司'] });
    log.register('51-2026-0002', { title: '《盐道》', bodies: ['丙公司', '甲影业(成都)有限公司'] });
    log.register('31-2026-0001', { title: '盐道', bodies: ['丁公司'] });
    expect(log.rows().map(({ values }) => [values['project'], values['kind'], values['written']])).toEqual([
      ['44-2026-0002', 'TITLE_AND_BODY', '盐道 · 甲影业（成都）有限公司'],
      ['51-2026-0002', 'TITLE_AND_BODY', '《盐道》 · 甲影业(成都)有限公司'],
    ]);
  });

  it('are not told by words in a number’s place, nor by each platform’s own numbers', () => {
    for (const project of [SICHUAN, GUANGDONG])
      log.report(project, 'planningNumber', { typed: '待批', normal: '待批' }, '2026-06-10');
    const ofPlatform = (name: string) => ({ typed: '', normal: `（${name}）网微剧备字（2026）第01177号` });
    log.report(SICHUAN, 'releaseNumber', ofPlatform('七猫'), '2026-06-10');
    log.report(GUANGDONG, 'releaseNumber', ofPlatform('红果'), '2026-06-10');
    expect(log.rows()).toEqual([]);
  });

  it('end where the number is taken back, and where another takes its place only from that day on', () => {
    log.report(SICHUAN, 'planningNumber', NUMBER, '2026-06-10');
    const made = log.report(GUANGDONG, 'planningNumber', NUMBER, '2026-06-10');
    log.report(SICHUAN, 'planningNumber', { typed: '新1', normal: '新1' }, '2026-06-25');
    expect(log.rows().map(({ from, to }) => [from, to])).toEqual([
      ['2026-06-10', '2026-06-25'],
      ['2026-06-10', '2026-06-25'],
    ]);
    const cells = [{ attribute: 'planningNumber', event: made }];
    const back = { unit: 'bureau-44', period: '2026-06-H1', revision: 2, project: GUANGDONG, cells };
    log.add('LineRetracted', back, 'report-bureau-44');
    expect(log.rows()).toEqual([]);
  });

  it('stay listed when one withdraws, no longer open (D-05)', () => {
    for (const project of [SICHUAN, GUANGDONG]) log.report(project, 'planningNumber', NUMBER, '2026-06-10');
    const done = { project: SICHUAN, state: 'WITHDRAWN', was: 'ACTIVE', effectiveOn: '2026-06-20', reason: '重复申报' };
    log.add('SideStateRecorded', done);
    expect(log.rows().map(({ from, to, values }) => [values['project'], from, to, values['open'], values['sideState']])).toEqual([
      [GUANGDONG, '2026-06-10', '2026-06-20', true, 'ACTIVE'],
      [GUANGDONG, '2026-06-20', null, false, 'ACTIVE'],
      [SICHUAN, '2026-06-10', '2026-06-20', true, 'ACTIVE'],
      [SICHUAN, '2026-06-20', null, false, 'WITHDRAWN'],
    ]);
  });

  it('are of one unit, and are told apart, once one was handed over; a handed-over project is none of itself (I-06)', () => {
    log.report(SICHUAN, 'planningNumber', NUMBER, '2026-06-10');
    const moved = { project: SICHUAN, from: 'bureau-51', to: 'bureau-44', effectiveOn: '2026-06-18', reason: '迁址' };
    log.add('ProjectMoved', moved);
    expect(log.rows()).toEqual([]);
    log.report(GUANGDONG, 'planningNumber', NUMBER, '2026-06-12');
    const mine = log.rows().filter(({ values }) => values['project'] === SICHUAN);
    expect(mine.map(({ from, values }) => [from, values['unit'], values['acrossUnits'], values['since']])).toEqual([
      ['2026-06-12', 'bureau-51', true, '2026-06-12'],
      ['2026-06-18', 'bureau-44', false, '2026-06-12'],
    ]);
  });
});
