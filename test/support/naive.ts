import type { Attribute, AttributeValue, Basis, LocalDate, RecordedEvent, Row } from '../../libs/kernel/src';
import type { ProjectEvent } from '../../libs/delivery/src/events';
import type { PeriodEvent, ReportEvent } from '../../libs/reporting/src/events';

/**
 * The oracle: relation rows at (asOf, position) by reading the log again from its start, in the plainest way the rules
 * of the worked example can be written. It shares no code with folds, timelines or the read store.
 */
type Fact = (ProjectEvent | ReportEvent | PeriodEvent) & RecordedEvent;

interface Said {
  readonly id: string;
  readonly project: string;
  readonly attribute: string;
  readonly value: unknown;
  readonly on: LocalDate;
  readonly position: number;
  /** Undefined for an official act. */
  readonly stream?: string;
  readonly revision?: number;
}

const upTo = (log: readonly RecordedEvent[], position: number): readonly Fact[] =>
  log.filter((event) => event.position <= position) as unknown as readonly Fact[];

/** Rows of `project` on a day, as known at the end of an append. */
export function naiveProjects(log: readonly RecordedEvent[], asOf: LocalDate, position: number): readonly Row[] {
  const facts = upTo(log, position);
  const said = facts.flatMap(saidBy);
  return facts.flatMap((fact) => {
    if (fact.type !== 'ProjectRegistered' || fact.data.effectiveOn > asOf) return [];
    const { project, unit, effectiveOn } = fact.data;
    return (['reported', 'accepted'] as const).map((basis) => {
      const mine = said.filter((each) => each.project === project && each.on <= asOf && counts(each, basis, facts));
      return rowOf(project, unit, effectiveOn, basis, mine, facts);
    });
  });
}

function saidBy(fact: Fact): Said[] {
  const { position, stream, id } = fact;
  if (fact.type === 'LineReported') {
    const { project, revision, cells } = fact.data;
    return cells.map(({ attribute, value, effectiveOn: on }) => ({
      id: `${id}:${attribute}`,
      project,
      attribute,
      value,
      on,
      position,
      stream,
      revision,
    }));
  }
  const act = (attribute: string, value: unknown): Said => {
    const { project, effectiveOn } = fact.data as { project: string; effectiveOn: LocalDate };
    return { id: `${id}:${attribute}`, project, attribute, value, on: effectiveOn, position };
  };
  switch (fact.type) {
    case 'ProjectRegistered':
      return [
        act('title', fact.data.title),
        act('bodies', fact.data.bodies),
        act('category', fact.data.category),
        act('levels', fact.data.levels),
        act('sideState', 'ACTIVE'),
      ];
    case 'ProjectRenamed':
      return [act('title', fact.data.title)];
    case 'ProjectRecategorised':
      return [act('category', fact.data.category)];
    case 'SupportLevelsSet':
      return [act('levels', fact.data.levels)];
    case 'ProjectMoved':
      return [act('unit', fact.data.to)];
    case 'StageRecorded':
      return [act('stage', fact.data.stage)];
    case 'SideStateRecorded':
      return [act('sideState', fact.data.state)];
    default:
      return [];
  }
}

function counts(said: Said, basis: Basis, facts: readonly Fact[]): boolean {
  if (said.stream === undefined) return true;
  const taken = retractedIn(said, facts);
  if (basis === 'reported') return taken === null;
  const accepted = acceptances(said, facts);
  return accepted.some((n) => n >= (said.revision as number)) && (taken === null || !accepted.some((n) => n >= taken));
}

function retractedIn(said: Said, facts: readonly Fact[]): number | null {
  for (const fact of facts) {
    if (fact.type !== 'LineRetracted' || fact.stream !== said.stream) continue;
    if (fact.data.cells.some((cell) => `${cell.event}:${cell.attribute}` === said.id)) return fact.data.revision;
  }
  return null;
}

const acceptances = (said: Said, facts: readonly Fact[], after = said.position): number[] =>
  facts.flatMap((fact) =>
    fact.type === 'ReportAccepted' &&
    fact.stream === said.stream &&
    fact.position > after &&
    fact.data.projects.includes(said.project)
      ? [fact.data.revision]
      : [],
  );

/** Returned while it was open, and neither accepted nor taken back since. */
function isDisputed(said: Said, facts: readonly Fact[]): boolean {
  if (said.stream === undefined || retractedIn(said, facts) !== null) return false;
  const settled = (n: number): boolean => n >= (said.revision as number);
  return facts.some((fact) => {
    if (fact.type !== 'ReportReturned' || fact.stream !== said.stream || fact.position < said.position) return false;
    const { marks, projects } = fact.data;
    if (!projects.includes(said.project)) return false;
    const meant = marks.length === 0 || marks.some((mark) => mark.project === said.project && mark.attribute === said.attribute);
    const before = facts.filter((each) => each.position < fact.position);
    return meant && !acceptances(said, before).some(settled) && !acceptances(said, facts, fact.position).some(settled);
  });
}

function rowOf(
  project: string,
  unit: string,
  registeredOn: LocalDate,
  basis: Basis,
  said: readonly Said[],
  facts: readonly Fact[],
): Row {
  const winner = (attribute: string): Said | undefined =>
    said
      .filter((each) => each.attribute === attribute)
      .sort((a, b) => (a.on === b.on ? b.position - a.position : a.on < b.on ? 1 : -1))[0];
  const value = (attribute: string): AttributeValue => (winner(attribute)?.value ?? null) as AttributeValue;
  const winners = [...new Set(said.map((each) => each.attribute))].map((attribute) => winner(attribute) as Said);
  const levels = (value('levels') ?? []) as readonly string[];
  const episodes = value('episodes') as { count: number; unit: string } | null;
  const number = (attribute: Attribute) => value(attribute) as { readonly typed: string; readonly normal: string } | null;
  return {
    project,
    basis,
    unit: (winner('unit')?.value as string | undefined) ?? unit,
    registeredOn,
    category: value('category') as string,
    level: ['NATIONAL', 'PROVINCIAL', 'PLATFORM'].find((level) => levels.includes(level)) ?? null,
    levels,
    sideState: value('sideState') as string,
    stage: value('stage') as string,
    stageSince: value('stage') === null ? null : (winner('stage') as Said).on,
    ...Object.fromEntries(
      (['title', 'writers', 'directors', 'producers', 'bodies', 'platforms', 'firstBroadcastOn', 'note'] as const).map((each) => [
        each,
        value(each) as string,
      ]),
    ),
    episodes: episodes?.count ?? null,
    episodeUnit: episodes?.unit ?? null,
    productionCost: value('productionCost') as number,
    promotionCost: value('promotionCost') as number,
    planningNumber: number('planningNumber')?.typed ?? null,
    planningNumberNormal: number('planningNumber')?.normal ?? null,
    releaseNumber: number('releaseNumber')?.typed ?? null,
    releaseNumberNormal: number('releaseNumber')?.normal ?? null,
    reportedIn: winners.reduce<string | null>((newest, { stream }) => {
      const period = stream?.split('-').slice(-3).join('-') ?? '';
      return period > (newest ?? '') ? period : newest;
    }, null),
    disputed:
      basis === 'reported'
        ? winners
            .filter((each) => isDisputed(each, facts))
            .map((each) => each.attribute)
            .sort()
        : [],
    claims: Object.fromEntries(winners.map((each) => [each.attribute, each.id]).sort()),
  };
}

/** Rows of `report` as known at the end of an append. */
export function naiveReports(log: readonly RecordedEvent[], position: number): readonly Row[] {
  const facts = upTo(log, position);
  const keys = new Set(
    facts.flatMap((fact) => {
      if (fact.type === 'PeriodOpened') return [...fact.data.units, ...fact.data.optional].map((u) => `${u}/${fact.data.period}`);
      return fact.stream.startsWith('report-') && !fact.type.startsWith('Line')
        ? [`${(fact as { data: { unit: string } }).data.unit}/${(fact as { data: { period: string } }).data.period}`]
        : [];
    }),
  );
  return [...keys].map((key) => {
    const [unit, period] = key.split('/') as [string, string];
    const own = facts.filter((fact) => fact.stream === `report-${unit}-${period}`);
    const opened = facts.find((fact) => fact.type === 'PeriodOpened' && fact.data.period === period);
    const due = opened?.type === 'PeriodOpened' ? opened.data : undefined;
    const sent = own.flatMap((fact) => (fact.type === 'ReportSubmitted' ? [fact] : []));
    const accepted = own.flatMap((fact) => (fact.type === 'ReportAccepted' ? [fact] : []));
    const extension = own.flatMap((fact) => (fact.type === 'DeadlineExtended' ? [fact] : [])).pop();
    const last = sent[sent.length - 1];
    const lastAccepted = accepted[accepted.length - 1];
    return {
      unit,
      period,
      state: stateOf(own),
      revision: last?.data.revision ?? null,
      zero: last?.data.zero ?? null,
      dueOn: (extension?.data ?? due)?.dueOn ?? null,
      lateFrom: (extension?.data ?? due)?.lateFrom ?? null,
      firstSubmittedAt: sent[0]?.metadata.recordedAt ?? null,
      lastSubmittedAt: last?.metadata.recordedAt ?? null,
      acceptedAt: lastAccepted?.metadata.recordedAt ?? null,
      acceptedRevision: lastAccepted?.data.revision ?? null,
      lines: last?.data.counts.lines ?? null,
      changedCells: last?.data.counts.cells ?? null,
      rule: due ? `${due.rule.id}@${due.rule.version}` : null,
      required: due ? due.units.includes(unit) : null,
      receipt: last?.data.receipt ?? null,
      dueByRule: extension ? (due?.dueOn ?? null) : null,
      extensionReason: extension?.data.reason ?? null,
      extendedBy: extension?.metadata.actor ?? null,
      extendedAt: extension?.metadata.recordedAt ?? null,
    };
  });
}

function stateOf(own: readonly Fact[]): string {
  const settling = own.filter((fact) => /^Report(Opened|Submitted|Accepted|Returned)$/.test(fact.type));
  const last = settling.filter((fact) => fact.type !== 'ReportOpened').pop();
  if (!last) return settling.length > 0 ? 'OPENED' : 'NOT_STARTED';
  if (last.type === 'ReportAccepted') return 'ACCEPTED';
  if (last.type === 'ReportReturned') return 'RETURNED';
  if (settling.some((fact) => fact.type === 'ReportAccepted')) return 'CORRECTED';
  return (last as { data: { revision: number } }).data.revision === 1 ? 'SUBMITTED' : 'RESUBMITTED';
}
