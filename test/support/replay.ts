import {
  evaluateMetric,
  type ChangeRow,
  type Instant,
  type LocalDate,
  type Metric,
  type MetricGroup,
  type Parameters,
  type RecordedEvent,
  type Row,
} from '../../libs/kernel/src';
import { naiveProjects, naiveReports } from './naive';

/** One moment on both clocks, as the replay finds it. */
export interface ReplayCut {
  readonly asOf: LocalDate;
  /** Last position of an append; 0 before the first. */
  readonly position: number;
  readonly now: Instant;
}

/** Rows of one relation at a cut: all of the nation, or one unit's. */
export type RowsAt = (metric: Metric, cut: ReplayCut) => readonly Row[];

/**
 * A large log replayed naively in reasonable time: what concerns one project, or one report, is read alone. Which facts
 * those are is taken from the facts' own words, never from streams' names or folds.
 */
export class Replay {
  private readonly ofProject = new Map<string, RecordedEvent[]>();
  private readonly ofReport = new Map<string, RecordedEvent[]>();
  private readonly ends: readonly { readonly position: number; readonly runningMax: Instant }[];
  private readonly found = new Map<string, readonly Row[]>();

  constructor(readonly log: readonly RecordedEvent[]) {
    for (const event of log) {
      const data = event.data as {
        project?: string;
        projects?: readonly string[] | number;
        unit?: string;
        units?: readonly string[];
        optional?: readonly string[];
        period?: string;
      };
      const projects = data.project === undefined ? data.projects : [data.project];
      if (Array.isArray(projects)) for (const code of projects as readonly string[]) put(this.ofProject, code, event);
      if (data.period === undefined) continue;
      const units = data.unit === undefined ? [...(data.units ?? []), ...(data.optional ?? [])] : [data.unit];
      if (event.type.startsWith('Line')) continue;
      for (const unit of units) put(this.ofReport, `${unit}/${data.period}`, event);
    }
    let runningMax = '' as Instant;
    this.ends = log.flatMap(({ position, batch, metadata }) => {
      if (metadata.recordedAt > runningMax) runningMax = metadata.recordedAt;
      return batch.index === batch.size - 1 ? [{ position, runningMax }] : [];
    });
  }

  get head(): number {
    return this.ends[this.ends.length - 1]?.position ?? 0;
  }

  /** Everything whose append ended at or before the position. */
  atPosition(position: number): Omit<ReplayCut, 'asOf'> {
    const known = this.ends.filter((end) => end.position <= position).pop();
    return { position: known?.position ?? 0, now: known?.runningMax ?? ('' as Instant) };
  }

  /** Everything before the first append by whose end something later than the instant had been recorded. */
  atInstant(now: Instant): Omit<ReplayCut, 'asOf'> {
    return { position: this.ends.filter(({ runningMax }) => runningMax <= now).pop()?.position ?? 0, now };
  }

  readonly rows: RowsAt = ({ relation }, { asOf, position }) => {
    const key = relation === 'project' ? `project ${asOf} ${position}` : `report ${position}`;
    const known = this.found.get(key);
    if (known) return known;
    const rows =
      relation === 'project'
        ? [...this.ofProject.values()].flatMap((facts) => naiveProjects(facts, asOf, position))
        : [...this.ofReport].flatMap(([of, facts]) => naiveReports(facts, position).filter((row) => keyOf(row) === of));
    this.found.set(key, rows);
    return rows;
  };
}

function put(into: Map<string, RecordedEvent[]>, key: string, event: RecordedEvent): void {
  const list = into.get(key);
  if (list) list.push(event);
  else into.set(key, [event]);
}

/** A metric's groups and the rows behind it, from rows in memory; `before` for a change between two moments. */
export function replayed(
  metric: Metric,
  rowsAt: RowsAt,
  at: { readonly cut: ReplayCut; readonly before: ReplayCut; readonly parameters: Parameters; readonly by: readonly string[] },
): { readonly groups: readonly MetricGroup[]; readonly keys: readonly string[] } {
  const after = rowsAt(metric, at.cut);
  const rows: readonly (Row | ChangeRow)[] = metric.over === 'cut' ? after : joined(rowsAt(metric, at.before), after);
  const groups = evaluateMetric(metric, rows, at.parameters, at.by);
  const keys = rows.flatMap((row) =>
    evaluateMetric({ ...metric, measure: { count: true } }, [row], at.parameters)[0]?.rows === 1 ? [keyOf(row)] : [],
  );
  return { groups, keys: keys.sort() };
}

const keyOf = (row: Row | ChangeRow): string => {
  const shown = ('before' in row && 'after' in row ? (row.after ?? row.before) : row) as Row;
  return shown['project'] === undefined ? `${String(shown['unit'])}/${String(shown['period'])}` : String(shown['project']);
};

function joined(before: readonly Row[], after: readonly Row[]): readonly ChangeRow[] {
  const nameOf = (row: Row): string => `${String(row['project'])} ${String(row['basis'])}`;
  const earlier = new Map(before.map((row) => [nameOf(row), row]));
  const later = new Map(after.map((row) => [nameOf(row), row]));
  return [...new Set([...earlier.keys(), ...later.keys()])].map((name) => ({
    before: earlier.get(name) ?? null,
    after: later.get(name) ?? null,
  }));
}
