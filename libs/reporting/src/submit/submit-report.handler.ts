import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  actUnder,
  refuse,
  shanghaiDateOf,
  type Authority,
  type Instant,
  type LocalDate,
  type Refused,
  type Source,
} from '#kernel';
import { StreamCommands, type Done, type PlatformCode } from '#platform/commands';
import { EventStore, type PositionToken } from '#platform/event-store';
import { holdsBack } from '../checks/check-draft';
import type { ReportFinding } from '../checks/finding';
import { DraftStore, type LockedDrafts } from '../draft/draft-store.table';
import { baseOf, tidied, viewOf, type DraftView, type Standing } from '../draft/draft-view';
import { editionOf, NO_EDITION } from '../draft/edition';
import { gate, reports, standingOf, type GateCode } from '../draft/standing';
import type { ReportSubmitted } from '../events';
import { ProjectsPort } from '../ports';
import type { ReportFact } from '../report/report-state';
import { reportStream, type ReportCode } from '../report/report.decider';
import type { SubmittedLine, SubmitReport as SubmitCommand } from '../report/submit-report.part';

export interface SubmitReportInput {
  readonly unit: string;
  readonly period: string;
  /** The officer certifies that the data are true, accurate and complete. */
  readonly certified: boolean;
  /** B-10: an explicit "no change". */
  readonly zero?: boolean;
  /** Why an accepted report is corrected, or a returned one, or a part of it, stands as it was. */
  readonly reason?: string;
  /** The edition of the draft that was read (`editionOf`; empty: there was none). Another one that stands is refused. */
  readonly seen?: string;
}

/** 回执. */
export interface Receipt {
  readonly number: string;
  /** sha-256 over the claims, as the log has them. */
  readonly hash: string;
  readonly at: Instant;
  readonly revision: number;
  readonly zero: boolean;
  readonly counts: ReportSubmitted['counts'];
  /** Judged on the first submission, by the rule the period was opened under (Z-10). */
  readonly late: {
    readonly late: boolean;
    readonly firstSubmittedAt: Instant;
    readonly dueOn: LocalDate;
    readonly lateFrom: Instant;
    readonly rule: { readonly id: string; readonly version: string; readonly source: string };
  };
}

export type SubmitReportRefusal = ReportCode | GateCode | PlatformCode | 'HAS_FINDINGS';
export type SubmitReportOutcome =
  | { readonly ok: true; readonly receipt: Receipt; readonly position: PositionToken; readonly repeated: boolean }
  | Refused<SubmitReportRefusal>;

/**
 * Sends the unit's report: the draft's differences become claims, in one append with the submission that certifies them.
 * Refused with DRAFT_CHANGED where another edition than the one that was read would be sent, and with HAS_FINDINGS
 * (`detail.findings`) while an error stands, or a warning without a reason. The same command id answers with the same receipt.
 */
export class SubmitReport extends Command<SubmitReportOutcome> {
  constructor(
    readonly authority: Authority,
    readonly input: SubmitReportInput,
  ) {
    super();
  }
}

@CommandHandler(SubmitReport)
export class SubmitReportHandler implements ICommandHandler<SubmitReport> {
  constructor(
    private readonly drafts: DraftStore,
    private readonly commands: StreamCommands,
    private readonly projects: ProjectsPort,
    private readonly store: EventStore,
  ) {}

  async execute({ authority: given, input }: SubmitReport): Promise<SubmitReportOutcome> {
    const { unit, period } = input;
    const refused = gate(given, unit, 'certify');
    if (refused) return refused;
    // Whoever has not the right himself certifies in the name of who lent it: every fact records both (I-10).
    const authority = { ...given, act: actUnder(given, 'certify') ?? given.act };
    const before = await this.commands.repeatOf<ReportFact>(reportStream(unit, period), authority.act, input);
    if (before) return before.ok ? this.answer(before, unit, period) : before;
    const opened = await this.openForZero(authority, input);
    if (opened) return opened;
    // The draft stays locked until its claims are written: what is sent is what was checked. A crash in between leaves a
    // draft that says what is reported anyway, and it is tidied when it is opened again.
    return this.drafts.transaction((drafts) => this.send(drafts, authority, input));
  }

  private async send(drafts: LockedDrafts, authority: Authority, input: SubmitReportInput): Promise<SubmitReportOutcome> {
    const { unit, period } = input;
    const draft = await drafts.load(unit, period);
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    const base = await baseOf(this.projects, unit, standing, draft?.minPosition ?? null);
    const { maxAppendBytes } = this.store.capabilities();
    const now = this.commands.now();
    const view =
      draft &&
      (await viewOf(this.projects, tidied(draft, base.projects, standing.report.revision), standing, base, now, maxAppendBytes));
    const edition = view ? editionOf(view) : NO_EDITION;
    const open = (view?.findings ?? []).filter(holdsBack);
    // Findings of what was not read would be news of another draft: that is told first.
    if (open.length > 0 && !isWaiting(standing) && (input.seen ?? edition) === edition)
      return refuse('HAS_FINDINGS', { ...countsOf(open), findings: open });
    const used = new Set(view?.differences.map(({ cell }) => cell.source));
    const sources = (view?.draft.sources ?? [])
      .filter(({ key }) => used.has(key))
      .map(({ key, source }) => [key, source] as const);
    const done = await this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: (at) => ({ ...submission(authority, input, standing, view, base.projects.length, at), edition }),
      act: authority.act,
      body: input,
      ...(sources.length === 0 ? {} : { sources: Object.fromEntries(sources) as Readonly<Record<string, Source>> }),
    });
    if (!done.ok) return done;
    if (draft) await drafts.remove(unit, period);
    return this.answer(done, unit, period);
  }

  /** A zero report needs no draft: it is opened with it. */
  private async openForZero({ act }: Authority, input: SubmitReportInput): Promise<Refused<SubmitReportRefusal> | undefined> {
    if (input.zero !== true) return undefined;
    const { unit, period } = input;
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    if (standing.report.status !== 'NOT_STARTED') return undefined;
    const opened = await this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: { type: 'OpenReport', unit, period },
      act: {
        ...act,
        commandId: `${act.commandId}/open`,
        correlationId: act.correlationId ?? act.commandId,
        causationId: act.commandId,
      },
    });
    return opened.ok ? undefined : opened;
  }

  private async answer(done: Done<ReportFact>, unit: string, period: string): Promise<SubmitReportOutcome> {
    const fact = done.events.find((event) => event.type === 'ReportSubmitted');
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    if (!fact || done.at === null || done.position === null) throw new Error(`Command of ${unit} ${period} submitted nothing`);
    const { receipt, hash, revision, zero, counts } = fact.data;
    const { dueOn, lateFrom, rule } = deadlineFor(standing);
    const firstSubmittedAt = standing.report.firstSubmittedAt ?? done.at;
    return {
      ok: true,
      receipt: {
        number: receipt,
        hash,
        at: done.at,
        revision,
        zero,
        counts,
        late: { late: firstSubmittedAt >= lateFrom, firstSubmittedAt, dueOn, lateFrom, rule },
      },
      position: done.position,
      repeated: done.repeated,
    };
  }
}

/** The terms a report is judged by: the period's, or those NRTA extended them to, and why (B-08). */
function deadlineFor({ period, report: { extension } }: Standing): Pick<Receipt['late'], 'dueOn' | 'lateFrom' | 'rule'> {
  const { dueOn, lateFrom, rule } = period;
  if (!extension) return { dueOn, lateFrom, rule };
  const source = `${rule.source}；总局延期至 ${extension.dueOn}：${extension.reason}`;
  return { dueOn: extension.dueOn, lateFrom: extension.lateFrom, rule: { ...rule, source } };
}

/** While NRTA has the report, that is the reason, not what a leftover draft says. */
const isWaiting = ({ report: { status } }: Standing): boolean =>
  status === 'SUBMITTED' || status === 'RESUBMITTED' || status === 'CORRECTED';

const countsOf = (findings: readonly ReportFinding[]): { readonly errors: number; readonly warnings: number } => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
});

function submission(
  { act }: Authority,
  input: SubmitReportInput,
  { period, report }: Standing,
  view: DraftView | null,
  projects: number,
  at: Instant,
): Omit<SubmitCommand, 'edition'> {
  return {
    type: 'SubmitReport',
    unit: input.unit,
    period: input.period,
    from: period.from,
    to: period.to,
    today: shanghaiDateOf(at),
    seenRevision: view?.draft.revision ?? report.revision,
    certifier: act.actor,
    certified: input.certified,
    zero: input.zero ?? false,
    lines: view ? linesOf(view) : [],
    projects,
    explanations: view?.draft.explanations ?? [],
    waivers: view ? waiversOf(view) : [],
    ...(input.reason === undefined ? {} : { reason: input.reason }),
    ...(input.seen === undefined ? {} : { seen: input.seen }),
  };
}

function linesOf({ differences, findings }: DraftView): readonly SubmittedLine[] {
  const reasons = new Map(findings.map((each) => [`${each.line}|${each.attribute}`, each.waived]));
  const lines = new Map<string, SubmittedLine['cells'][number][]>();
  for (const { line, cell, reported } of differences) {
    const reason = reasons.get(`${line}|${cell.attribute}`) ?? cell.reason;
    const cells = lines.get(line) ?? [];
    cells.push({
      attribute: cell.attribute,
      value: cell.value,
      was: reported,
      since: cell.since,
      source: cell.source,
      ...(cell.raw === null ? {} : { raw: cell.raw }),
      ...(cell.row === null ? {} : { row: cell.row }),
      ...(reason === null || reason === undefined ? {} : { reason }),
    });
    lines.set(line, cells);
  }
  return [...lines].map(([project, cells]) => ({ project, cells }));
}

const waiversOf = ({ findings }: DraftView): ReportSubmitted['waivers'] =>
  findings.flatMap(({ severity, key, code, line, attribute, detail, waived, waivedBy, rule }) => {
    if (severity !== 'warning' || waived === null) return [];
    const by = waivedBy === null ? {} : { by: waivedBy };
    return [{ finding: key, project: line, attribute, reason: waived, rule, code, detail, ...by }];
  });
