import { addDays, ATTRIBUTES, CATEGORIES, instantOfMillis, type LocalDate, STAGES, type Attribute } from '../../libs/kernel/src';
import type { EventStore, NewEvent } from '../../libs/platform/src/event-store';

/** A stream of small whole numbers, from which a log is made: the same numbers, the same log. */
export type Draw = (below: number) => number;

export const drawFrom = (numbers: readonly number[]): Draw => {
  let at = 0;
  return (below) => {
    const number = numbers[at % numbers.length] ?? 0;
    at += 1;
    return Math.abs(number + at) % below;
  };
};

const UNITS = ['bureau-51', 'bureau-11', 'platform-demo'];
const PERIODS = ['2026-06-H1', '2026-06-H2', '2026-07-H1'];

interface Made {
  readonly project: string;
  readonly attribute: Attribute;
  readonly event: string;
  taken: boolean;
}

interface Report {
  revision: number;
  open: boolean;
  readonly claims: Made[];
}

/** Writes a random, lawful history: registrations, reports, returns, corrections, official acts, a wavering clock. */
export class RandomLog {
  private readonly versions = new Map<string, number>();
  private readonly projects: { readonly code: string; readonly unit: string }[] = [];
  private readonly reports = new Map<string, Report>();
  private readonly periods = new Set<string>();
  private ids = 0;
  private clock = Date.parse('2026-06-01T00:00:00Z');

  constructor(
    private readonly store: EventStore,
    private readonly draw: Draw,
  ) {}

  async write(appends: number): Promise<void> {
    for (let made = 0; made < appends; made += 1) {
      const move = this.draw(10);
      if (this.projects.length < 2 || move === 0) await this.register();
      else if (move <= 2) await this.act();
      else if (move === 3) await this.openPeriod();
      else await this.report();
    }
  }

  private async register(): Promise<void> {
    const unit = this.pick(UNITS);
    const code = `51-2026-${String(this.projects.length + 1).padStart(4, '0')}`;
    this.projects.push({ code, unit });
    await this.append(`project-${code}`, [
      {
        type: 'ProjectRegistered',
        data: {
          project: code,
          unit,
          title: `剧${this.projects.length}`,
          category: this.pick(CATEGORIES).code,
          levels: this.pick([['PROVINCIAL'], ['NATIONAL', 'PLATFORM']]),
          bodies: ['甲公司'],
          effectiveOn: this.day(),
        },
      },
    ]);
  }

  private async act(): Promise<void> {
    const { code: project } = this.pick(this.projects);
    const dated = { project, effectiveOn: this.day(), reason: '缘由' };
    const acts = [
      { type: 'StageRecorded', data: { ...dated, stage: this.pick(STAGES).code } },
      { type: 'ProjectRenamed', data: { ...dated, title: `新名${this.ids}`, was: '旧名' } },
      { type: 'ProjectRecategorised', data: { ...dated, category: this.pick(CATEGORIES).code, was: 'VALUES' } },
      { type: 'SupportLevelsSet', data: { ...dated, levels: this.pick([['PLATFORM'], ['NATIONAL']]), was: ['PROVINCIAL'] } },
      { type: 'SideStateRecorded', data: { ...dated, state: this.pick(['ACTIVE', 'PAUSED', 'WITHDRAWN']), was: 'ACTIVE' } },
      { type: 'ProjectMoved', data: { ...dated, from: this.pick(UNITS), to: this.pick(UNITS) } },
    ];
    await this.append(`project-${project}`, [this.pick(acts)]);
  }

  private async openPeriod(): Promise<void> {
    const period = this.pick(PERIODS);
    if (this.periods.has(period)) return;
    this.periods.add(period);
    await this.append(`period-${period}`, [
      {
        type: 'PeriodOpened',
        data: {
          period,
          from: '2026-06-01',
          to: '2026-06-15',
          units: UNITS.slice(0, 2),
          optional: UNITS.slice(2),
          dueOn: '2026-06-15',
          graceWorkingDays: 2,
          lateFrom: instantOfMillis(Date.parse('2026-06-03T16:00:00Z') + this.draw(20) * 3_600_000),
          rule: { id: 'half-month', version: '1', source: 'test' },
        },
      },
    ]);
  }

  private async report(): Promise<void> {
    const unit = this.pick(UNITS);
    const period = this.pick(PERIODS);
    const stream = `report-${unit}-${period}`;
    const report = this.reports.get(stream) ?? { revision: 0, open: false, claims: [] };
    this.reports.set(stream, report);
    const base = { unit, period };
    if (report.revision === 0 && this.draw(4) === 0 && !this.versions.has(stream)) {
      await this.append(stream, [{ type: 'ReportOpened', data: base }]);
      return;
    }
    if (report.revision === 0 && this.draw(6) === 0) {
      const [was, dueOn] = [this.day(), this.day()];
      const data = { ...base, was, dueOn, lateFrom: `${dueOn}T16:00:00.000Z`, reason: '系统停机' };
      await this.append(stream, [{ type: 'DeadlineExtended', data }]);
      return;
    }
    if (report.open) {
      await this.settle(stream, base, report);
      return;
    }
    await this.submit(stream, base, report);
  }

  private async settle(stream: string, base: object, report: Report): Promise<void> {
    report.open = false;
    const projects = [...new Set(report.claims.map((claim) => claim.project))];
    const { revision } = report;
    if (this.draw(3) > 0) {
      await this.append(stream, [{ type: 'ReportAccepted', data: { ...base, revision, projects } }]);
      return;
    }
    const marked = this.draw(2) === 0 ? [] : report.claims.filter(() => this.draw(3) === 0);
    const marks = marked.map(({ project, attribute }) => ({ project, attribute }));
    await this.append(stream, [{ type: 'ReportReturned', data: { ...base, revision, reason: '请核实', marks, projects } }]);
  }

  private async submit(stream: string, base: { readonly unit: string }, report: Report): Promise<void> {
    report.revision += 1;
    report.open = true;
    const { revision } = report;
    const events: { readonly type: string; readonly data: object }[] = [];
    for (const claim of report.claims.filter((each) => !each.taken && this.draw(3) === 0)) {
      claim.taken = true;
      const cells = [{ attribute: claim.attribute, event: claim.event }];
      events.push({ type: 'LineRetracted', data: { ...base, revision, project: claim.project, cells } });
    }
    let counted = 0;
    for (const { code } of this.projects.filter((each) => each.unit === base.unit && this.draw(2) === 0)) {
      const attributes = ATTRIBUTES.map((each) => each.attribute).filter(() => this.draw(4) === 0);
      if (attributes.length === 0) continue;
      const cells = attributes.map((attribute) => ({
        attribute,
        value: this.value(attribute),
        was: null,
        effectiveOn: this.day(),
        source: 'typed',
      }));
      const event = this.idOf(this.ids + events.length + 1);
      report.claims.push(...attributes.map((attribute) => ({ project: code, attribute, event, taken: false })));
      counted += cells.length;
      events.push({ type: 'LineReported', data: { ...base, revision, project: code, cells } });
    }
    const counts = { projects: this.projects.length, lines: events.length, cells: counted, retracted: 0 };
    events.push({
      type: 'ReportSubmitted',
      data: {
        ...base,
        revision,
        zero: counted === 0,
        counts,
        hash: 'h',
        receipt: `${stream}/${revision}`,
        certifier: 'person-x',
        undatedOn: '2026-06-15',
        explanations: [],
        waivers: [],
      },
    });
    await this.append(stream, events);
  }

  private value(attribute: Attribute): unknown {
    if (this.draw(6) === 0) return null;
    const number = this.draw(5);
    const values: Readonly<Record<string, unknown>> = {
      stage: this.pick(STAGES).code,
      firstBroadcastOn: addDays('2026-06-01' as LocalDate, number * 7),
      episodes: { count: number + 1, unit: '集' },
      productionCost: number * 1_000_000,
      promotionCost: number * 500_000,
      planningNumber: { typed: `备${number}`, normal: `备${number}` },
      releaseNumber: { normal: `上${number}`, typed: `上${number}` },
      title: `题${number}`,
      note: number === 0 ? '' : `注"\\${number}\n`,
    };
    return values[attribute] ?? (number === 0 ? [] : [`名${number}`, '乙']);
  }

  private day = (): LocalDate => addDays('2026-06-01' as LocalDate, this.draw(45));
  private pick = <T>(list: readonly T[]): T => list[this.draw(list.length)] as T;

  private idOf(number: number): string {
    return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  }

  private async append(stream: string, events: readonly { readonly type: string; readonly data: object }[]): Promise<void> {
    // Mostly forwards, now and then half a minute back: the order of the log decides, not the clock.
    this.clock += this.draw(5) === 0 ? -30_000 : 3_600_000 * (1 + this.draw(30));
    const metadata = {
      actor: 'person-x',
      organisation: 'nrta',
      commandId: `c-${this.ids}`,
      commandHash: 'h',
      correlationId: `c-${this.ids}`,
      schemaVersion: 1,
      recordedAt: instantOfMillis(this.clock),
    };
    const numbered = events.map((event, at): NewEvent => ({ ...event, id: this.idOf(this.ids + at + 1), metadata }));
    this.ids += events.length;
    const result = await this.store.append(stream, this.versions.get(stream) ?? 'none', numbered);
    if (!result.ok) throw new Error(`${stream} stands at ${result.actual}`);
    this.versions.set(stream, result.version);
  }
}
