import {
  clampDate,
  refuse,
  shanghaiDateOf,
  type Act,
  type Authority,
  type Category,
  type Refused,
  type SupportLevel,
} from '#kernel';
import { hashOf, type PlatformCode, type StreamCommands } from '#platform/commands';
import type { EventStore } from '#platform/event-store';
import { reportStream } from '../report/report.decider';
import type { NewProject, ProjectsPort, UnitBase } from '../ports';
import type { Finding, SheetReading } from '../sheet/reading';
import { applyReading, errorsOf, isForAnother, type Taking } from './apply-reading';
import type { Draft, DraftLine } from './draft';
import type { DraftStore, LockedDrafts, StoredFile } from './draft-store.table';
import { baseOf, later, tidied, viewOf, type DraftView, type Standing } from './draft-view';
import { editDraft, type DraftEdit, type DraftEditCode, type EditContext } from './edit-draft';
import { sameDraft } from './same-draft';
import { gate, reports, standingOf, type GateCode } from './standing';

export type DraftCode =
  | GateCode
  | DraftEditCode
  | PlatformCode
  | 'NO_DRAFT'
  | 'ALREADY_SUBMITTED'
  | 'FILE_REFUSED'
  | 'FILE_HAS_ERRORS'
  | 'TITLE_REQUIRED'
  | 'CATEGORY_REQUIRED'
  /** Registration was refused; `detail.code` says by what. */
  | 'NOT_REGISTERED';

export type DraftOutcome = ({ readonly ok: true } & DraftView) | Refused<DraftCode>;

/** `alreadyTaken`: the draft says all of it already, and nothing was changed. */
export type TakenOutcome = ({ readonly ok: true; readonly alreadyTaken: boolean } & DraftView) | Refused<DraftCode>;

export interface UploadedFile {
  readonly name: string;
  /** sha-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

export interface NewLineAnswer {
  readonly title?: string;
  readonly category?: Category;
  /** 省级 unless said otherwise. */
  readonly levels?: readonly SupportLevel[];
  readonly bodies?: readonly string[];
}

type Awaitable<T> = T | Promise<T>;

/** Thrown inside a transaction so that nothing of it stays; never leaves the service. */
class Refusal extends Error {
  constructor(readonly refused: Refused<DraftCode>) {
    super(refused.code);
  }
}

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
    const opened = await this.commands.execute({
      stream: reportStream(unit, period),
      decider: reports,
      command: { type: 'OpenReport', unit, period },
      act: derived(authority.act, 'open'),
    });
    if (!opened.ok) return opened as Refused<PlatformCode>;
    const { actor } = authority.act;
    const now = this.commands.now();
    const begun = { openedBy: actor, openedAt: now, editedBy: actor, editedAt: now, edits: 0 };
    await this.drafts.transaction((tx) =>
      tx.create({ unit, period, revision: found.report.revision, minPosition: opened.position, ...begun }),
    );
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

  /**
   * Patches the draft with what was read of a file. A file that came before counts again like any other, since the draft
   * may have moved on; where it says nothing that the draft does not say, `alreadyTaken`, and nothing is written. Refused:
   * FILE_REFUSED for another unit's or period's file, FILE_HAS_ERRORS in strict taking, each with the findings.
   */
  async takeFile(
    authority: Authority,
    unit: string,
    period: string,
    file: UploadedFile,
    reading: SheetReading,
    take: Taking,
  ): Promise<TakenOutcome> {
    let alreadyTaken = false;
    const taken = await this.change(authority, unit, period, async (draft, { base, tx }) => {
      const errors: readonly Finding[] = errorsOf(reading);
      if (isForAnother(reading)) return refuse('FILE_REFUSED', { verdict: reading.verdict, findings: reading.findings });
      if (take === 'strict' && (errors.length > 0 || reading.questions.some(({ kind }) => kind === 'BLANK_OVER_VALUE'))) {
        return refuse('FILE_HAS_ERRORS', { errors: errors.length, findings: reading.findings, questions: reading.questions });
      }
      const { name, sha256, bytes } = file;
      const upload = {
        sha256,
        name,
        size: bytes.length,
        person: authority.act.actor,
        at: this.commands.now(),
        position: base.position,
        take,
      };
      const after = applyReading(draft, reading, upload);
      alreadyTaken = sameDraft(draft, after);
      if (alreadyTaken) return { ok: true, draft };
      const kept = after.files.find((each) => each.sha256 === sha256);
      if (kept) await tx.keepFile(unit, period, kept, bytes);
      return { ok: true, draft: after };
    });
    return taken.ok ? { ...taken, alreadyTaken } : taken;
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

  /** An uploaded file, for anyone who may see the unit's reports; provenance of a claim ends in it. */
  async file(authority: Authority, unit: string, period: string, sha256: string): Promise<StoredFile | Refused<'NOT_FOUND'>> {
    if (gate(authority, unit, null)) return refuse('NOT_FOUND');
    return (await this.drafts.file(unit, period, sha256)) ?? refuse('NOT_FOUND');
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
      if (error instanceof Refusal) return error.refused;
      throw error;
    }
  }

  private async view(draft: Draft, standing: Standing, base: UnitBase): Promise<{ readonly ok: true } & DraftView> {
    const { maxAppendBytes } = this.store.capabilities();
    return { ok: true as const, ...(await viewOf(this.projects, draft, standing, base, this.commands.now(), maxAppendBytes)) };
  }
}

/** While NRTA has the report nothing of it is edited. */
function waits({ report: { status, revision } }: Standing): Refused<'ALREADY_SUBMITTED'> | undefined {
  const waiting = status === 'SUBMITTED' || status === 'RESUBMITTED' || status === 'CORRECTED';
  return waiting ? refuse('ALREADY_SUBMITTED', { revision, status }) : undefined;
}

const derived = (act: Act, part: string): Act => ({
  ...act,
  commandId: `${act.commandId}/${part}`,
  correlationId: act.correlationId ?? act.commandId,
  causationId: act.commandId,
});

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
