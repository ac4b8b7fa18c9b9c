import { clampDate, refuse, shanghaiDateOf, type Authority, type Category, type Refused, type SupportLevel } from '#kernel';
import { hashOf, type PlatformCode, type StreamCommands } from '#platform/commands';
import type { EventStore } from '#platform/event-store';
import type { NewProject, ProjectsPort, UnitBase } from '../ports';
import type { Draft, DraftLine } from './draft';
import { Refusal, type DraftCode } from './draft-codes';
import type { DraftStore, LockedDrafts } from './draft-store.table';
import { baseOf, later, tidied, viewOf, type DraftView, type Standing } from './draft-view';
import { editDraft, type DraftEdit, type EditContext } from './edit-draft';
import { beginning, gate, openReport, standingOf, waits } from './standing';

export type DraftOutcome = ({ readonly ok: true } & DraftView) | Refused<DraftCode>;

export interface NewLineAnswer {
  readonly title?: string;
  readonly category?: Category;
  /** 省级 unless said otherwise. */
  readonly levels?: readonly SupportLevel[];
  readonly bodies?: readonly string[];
}

type Awaitable<T> = T | Promise<T>;

/**
 * The draft of a unit's report: working paper that several people and files feed, invisible outside the unit. Every
 * command counts as a whole or not at all, and answers with the draft as it stands then.
 */
export class DraftService {
  constructor(
    private readonly drafts: DraftStore,
    private readonly commands: StreamCommands,
    private readonly projects: ProjectsPort,
    private readonly store: EventStore,
  ) {}

  /** Begins the draft, or finds it begun; that it was begun is one fact. Codes: ALREADY_SUBMITTED while NRTA has the report. */
  async open(authority: Authority, unit: string, period: string): Promise<DraftOutcome> {
    const refused = gate(authority, unit, 'fill');
    if (refused) return refused;
    const found = await standingOf(this.commands, unit, period);
    if (!found.ok) return found;
    const busy = waits(found);
    if (busy) return busy;
    const opened = await this.commands.execute(openReport(authority, unit, period));
    if (!opened.ok) return opened as Refused<PlatformCode>;
    const begun = beginning(
      authority,
      unit,
      period,
      { revision: found.report.revision, minPosition: opened.position },
      this.commands.now(),
    );
    await this.drafts.transaction((tx) => tx.create(begun));
    return this.change(authority, unit, period, (draft) => ({ ok: true, draft }));
  }

  /** The draft as it stands, for anyone of the unit. Code NO_DRAFT tells the report's revision. */
  async read(authority: Authority, unit: string, period: string): Promise<DraftOutcome> {
    const refused = gate(authority, unit, null);
    if (refused) return refused;
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) return standing;
    const draft = await this.drafts.read(unit, period);
    if (!draft) return refuse('NO_DRAFT', { unit, period, revision: standing.report.revision });
    return this.view(draft, standing, await baseOf(this.projects, unit, standing, draft.minPosition));
  }

  /** One of the officer's edits; see `DraftEdit`. */
  edit(authority: Authority, unit: string, period: string, edit: DraftEdit): Promise<DraftOutcome> {
    return this.change(authority, unit, period, async (draft, { view, base }) => {
      const findings = edit.type === 'Waive' ? (await view()).findings : [];
      const severities = new Map(findings.map(({ key, severity }) => [key, severity]));
      return editDraft(draft, edit, this.context(authority, base, severities));
    });
  }

  /** "It is new": registers the project at once, an act of its own that others see, and gives the row its code. */
  async registerLine(
    authority: Authority,
    unit: string,
    period: string,
    line: string,
    answer: NewLineAnswer = {},
  ): Promise<DraftOutcome> {
    const answered = await this.change(authority, unit, period, (draft) => {
      const row = draft.lines.find((each) => each.line === line);
      if (!row) return refuse('UNKNOWN_LINE', { line });
      const answeredOn = row.answeredOn ?? shanghaiDateOf(this.commands.now());
      return { ok: true, draft: { ...draft, lines: draft.lines.map((each) => (each === row ? { ...row, answeredOn } : each)) } };
    });
    if (!answered.ok) return answered;
    return this.change(authority, unit, period, async (draft, { standing }) => {
      const row = draft.lines.find((each) => each.line === line);
      if (!row) return refuse('UNKNOWN_LINE', { line });
      const project = newProject(draft, row, answer, standing);
      if ('code' in project) return project;
      // Bound to the row and its words: after a crash the same answer finds the same project, under any command id.
      const commandId = `new/${unit}/${period}/${line}/${hashOf({ source: row.source, row: row.row, project }).slice(0, 24)}`;
      const { act } = authority;
      const correlationId = act.correlationId ?? act.commandId;
      const asNew = { ...authority, act: { ...act, commandId, correlationId, causationId: act.commandId } };
      const registered = await this.projects.register(asNew, project);
      if (!registered.ok) return refuse('NOT_REGISTERED', { code: registered.code, ...registered.detail });
      const minPosition = later(draft.minPosition, registered.position);
      const base = await baseOf(this.projects, unit, standing, minPosition);
      return editDraft(
        { ...draft, minPosition },
        { type: 'AnswerLine', line, project: registered.project },
        this.context(authority, base),
      );
    });
  }

  /** Throws the draft away; what is reported stands. Its files stay, unused. */
  async discard(authority: Authority, unit: string, period: string): Promise<{ readonly ok: true } | Refused<DraftCode>> {
    const refused = gate(authority, unit, 'fill');
    if (refused) return refused;
    return this.drafts.transaction(async (tx) => {
      if (!(await tx.load(unit, period))) return refuse('NO_DRAFT', { unit, period });
      await tx.remove(unit, period);
      return { ok: true } as const;
    });
  }

  private context(
    authority: Authority,
    base: UnitBase,
    severities: ReadonlyMap<string, 'error' | 'warning'> = new Map(),
  ): EditContext {
    return {
      projects: new Map(base.projects.map((project) => [project.code, project])),
      position: base.position,
      editor: authority.act.actor,
      at: this.commands.now(),
      severityOf: (key) => severities.get(key),
    };
  }

  private async change(
    authority: Authority,
    unit: string,
    period: string,
    work: (
      draft: Draft,
      at: { readonly standing: Standing; readonly base: UnitBase; readonly tx: LockedDrafts; view(): Promise<DraftView> },
    ) => Awaitable<{ readonly ok: true; readonly draft: Draft } | Refused<DraftCode>>,
  ): Promise<DraftOutcome> {
    const refused = gate(authority, unit, 'fill');
    if (refused) return refused;
    try {
      return await this.drafts.transaction(async (tx) => {
        const stored = await tx.load(unit, period);
        const standing = await standingOf(this.commands, unit, period);
        if (!standing.ok) throw new Refusal(standing);
        const busy = waits(standing);
        if (busy) throw new Refusal(busy);
        if (!stored) throw new Refusal(refuse('NO_DRAFT', { unit, period, revision: standing.report.revision }));
        const base = await baseOf(this.projects, unit, standing, stored.minPosition);
        const before = tidied(stored, base.projects, standing.report.revision);
        const done = await work(before, { standing, base, tx, view: () => this.view(before, standing, base) });
        if (!done.ok) throw new Refusal(done);
        const after =
          done.draft === before
            ? before
            : { ...done.draft, edits: stored.edits + 1, editedBy: authority.act.actor, editedAt: this.commands.now() };
        if (after !== stored) await tx.save(stored, after);
        const newest =
          after.minPosition === stored.minPosition ? base : await baseOf(this.projects, unit, standing, after.minPosition);
        return await this.view(after, standing, newest);
      });
    } catch (error) {
      if (error instanceof Refusal) return error.refused as Refused<DraftCode>;
      throw error;
    }
  }

  private async view(draft: Draft, standing: Standing, base: UnitBase): Promise<{ readonly ok: true } & DraftView> {
    const { maxAppendBytes } = this.store.capabilities();
    return { ok: true as const, ...(await viewOf(this.projects, draft, standing, base, this.commands.now(), maxAppendBytes)) };
  }
}

/** What a row's words register, an answer going before what was read. */
function newProject(
  draft: Draft,
  row: DraftLine,
  answer: NewLineAnswer,
  { period }: Standing,
): NewProject | Refused<'TITLE_REQUIRED' | 'CATEGORY_REQUIRED'> {
  const { line } = row;
  const read = (attribute: string): unknown =>
    draft.cells.find((cell) => cell.line === line && cell.attribute === attribute)?.value;
  const title = (answer.title ?? (read('title') as string | undefined) ?? row.title ?? '').trim();
  const category = answer.category ?? row.category;
  if (title === '') return refuse('TITLE_REQUIRED', { line });
  if (category === null) return refuse('CATEGORY_REQUIRED', { line });
  return {
    unit: draft.unit,
    title,
    category,
    levels: answer.levels ?? row.levels,
    bodies: answer.bodies ?? (read('bodies') as readonly string[] | undefined) ?? [],
    effectiveOn: clampDate(row.answeredOn ?? period.to, period.from, period.to),
    inPeriod: draft.period,
  };
}
