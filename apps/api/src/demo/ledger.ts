import { periodRange, sameValue, shanghaiDateOf, type AttributeValue, type Instant } from '#kernel';
import type { CellEdit } from '#reporting';
import { unitOn, valueAt, type CellOf, type Country, type PlannedCell, type PlannedProject, type PlannedReport } from './plan';

/** What the units have said so far: codes of the projects, and what was last reported of each. */
export class Ledger {
  private readonly codes = new Map<PlannedProject, string>();
  private readonly keys: ReadonlyMap<string, PlannedProject>;
  /** By code and attribute. */
  private readonly reported = new Map<string, Map<string, AttributeValue>>();

  constructor(private readonly country: Country) {
    this.keys = new Map(country.projects.flatMap((project) => (project.key === undefined ? [] : [[project.key, project]])));
  }

  registered(project: PlannedProject, code: string): void {
    this.codes.set(project, code);
    if (!this.reported.has(code)) this.reported.set(code, new Map());
  }

  codeOf = (project: PlannedProject): string => {
    const code = this.codes.get(project);
    if (code === undefined) throw new Error(`${project.title} is not registered yet`);
    return code;
  };

  /** The code of a story's project. */
  code = (key: string): string => this.codeOf(this.byKey(key));

  /** The last planned value of each attribute up to the period's end and the day of sending, where it is news. */
  news(report: PlannedReport): CellEdit[] {
    const { submitAt } = report;
    if (report.zero || submitAt === null) return [];
    const { to } = periodRange(report.period);
    const sent = shanghaiDateOf(submitAt);
    const until = sent < to ? sent : to;
    return this.country.projects.flatMap((project) => {
      const line = this.codes.get(project);
      if (line === undefined || project.registeredOn > until || unitOn(project, to) !== report.unit) return [];
      const latest = new Map(project.cells.filter(({ on }) => on <= until).map((cell) => [cell.attribute, cell]));
      return [...latest.values()].flatMap((cell) => this.edit(line, cell, submitAt));
    });
  }

  /** Without what a file of this report has brought in already: its cells stay the file's. */
  toType({ period }: PlannedReport, news: readonly CellEdit[]): readonly CellEdit[] {
    const brought = this.country.projects.filter(({ answeredNew }) => answeredNew?.period === period);
    const lines = new Set(brought.map((project) => this.codes.get(project)));
    return news.filter(({ line }) => !lines.has(line));
  }

  /** What is true of some cells by a moment, over what was reported of them. */
  truth(cells: readonly CellOf[], moment: Instant): CellEdit[] {
    return cells.flatMap(({ project: key, attribute }) => {
      const project = this.byKey(key);
      const cell = project.cells.filter((each) => each.attribute === attribute).at(-1);
      return cell ? this.edit(this.codeOf(project), cell, moment) : [];
    });
  }

  seen = (line: string, attribute: string): AttributeValue => this.reported.get(line)?.get(attribute) ?? null;

  /** What was sent is what stands reported from now on. */
  sent(cells: readonly CellEdit[]): void {
    for (const { line, attribute, value } of cells) this.reported.get(line)?.set(attribute, value);
  }

  private edit(line: string, cell: PlannedCell, moment: Instant): CellEdit[] {
    const { attribute, reason, on } = cell;
    const value = valueAt(cell, moment);
    const seen = this.seen(line, attribute);
    if (sameValue(attribute, seen, value)) return [];
    const since = attribute === 'stage' ? { since: on } : {};
    return [{ line, attribute, value, seen, ...since, ...(reason === undefined ? {} : { reason }) }];
  }

  private byKey(key: string): PlannedProject {
    const project = this.keys.get(key);
    if (!project) throw new Error(`No story has a project ${key}`);
    return project;
  }
}
