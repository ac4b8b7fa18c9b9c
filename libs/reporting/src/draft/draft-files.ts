import { refuse, type Authority, type Refused } from '#kernel';
import type { PlatformCode, StreamCommands } from '#platform/commands';
import type { EventStore } from '#platform/event-store';
import type { BaseProject } from '../base';
import type { ProjectsPort } from '../ports';
import type { SheetReading } from '../sheet/reading';
import type { Taking } from './apply-reading';
import type { Draft, DraftFile } from './draft';
import { Refusal, type DraftCode, type FileCode } from './draft-codes';
import type { DraftStore, LockedDrafts, StoredFile } from './draft-store.table';
import { baseOf, tidied, viewOf, type DraftView, type Standing } from './draft-view';
import { judgeFile, type UploadedFile } from './judge-file';
import { beginning, gate, openReport, standingOf, waits } from './standing';

/** What a file is read against: the unit's projects at one cut, and its draft as it stands then. */
export interface Beneath {
  readonly projects: readonly BaseProject[];
  readonly draft: Draft;
}

/** Reads the file; called once for each attempt, with what stands beneath at that moment. Pure. */
export type ReadFile = (beneath: Beneath) => SheetReading;

export interface FileJudged extends DraftView {
  readonly ok: true;
  readonly reading: SheetReading;
  /** The draft says all of it already, and nothing was, or would be, changed. */
  readonly alreadyTaken: boolean;
}

/** A refusal tells the reading it rests on, where it came to one. */
export type FileOutcome = FileJudged | (Refused<FileCode> & { readonly reading?: SheetReading });

class RefusedFile extends Refusal {
  constructor(
    refused: Refused<FileCode>,
    readonly reading: SheetReading,
  ) {
    super(refused);
  }
}

/** Two first uploads at once: the one whose draft came second reads again, over the first. */
const ATTEMPTS = 3;

/** Files into a unit's draft: taken, checked without a trace, listed, and given back. */
export class DraftFiles {
  constructor(
    private readonly drafts: DraftStore,
    private readonly commands: StreamCommands,
    private readonly projects: ProjectsPort,
    private readonly store: EventStore,
  ) {}

  /**
   * Whether a file of theirs would be looked at at all: asked before the file is opened. Judged `alone`, for whoever is of
   * the unit and also while NRTA has the report: nothing comes of it.
   */
  async admits(authority: Authority, unit: string, period: string, alone = false): Promise<Standing | Refused<DraftCode>> {
    const refused = gate(authority, unit, alone ? null : 'fill');
    if (refused) return refused;
    const standing = await standingOf(this.commands, unit, period);
    return standing.ok && !alone ? (waits(standing) ?? standing) : standing;
  }

  /**
   * Patches the draft, begun where there is none, with what is read of a file; the values beneath are read once, so that
   * the file is read, judged and shown over one cut. A file that came before counts again like any other, since the draft
   * may have moved on; where it says nothing that the draft does not say, `alreadyTaken`, and nothing is written. A refused
   * file leaves no trace.
   */
  async take(
    authority: Authority,
    unit: string,
    period: string,
    file: UploadedFile,
    read: ReadFile,
    take: Taking,
  ): Promise<FileOutcome> {
    const admitted = await this.admits(authority, unit, period);
    if ('code' in admitted) return admitted;
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const taken = await this.drafts.transaction((tx) => this.takeLocked(tx, authority, { unit, period }, file, read, take));
        if (taken) return taken;
      }
      return refuse('TOO_BUSY', { attempts: ATTEMPTS });
    } catch (error) {
      if (error instanceof RefusedFile) return { ...error.refused, reading: error.reading };
      if (error instanceof Refusal) return error.refused;
      throw error;
    }
  }

  /** What `take` would answer, and nothing is stored: no draft, no file, no fact. */
  async check(
    authority: Authority,
    unit: string,
    period: string,
    file: UploadedFile,
    read: ReadFile,
    take: Taking,
    {
      alone = false,
    }: { /** Judged without what the draft holds: the findings are this file's own. */ readonly alone?: boolean } = {},
  ): Promise<FileOutcome> {
    const standing = await this.admits(authority, unit, period, alone);
    if ('code' in standing) return standing;
    const stored = await this.drafts.read(unit, period);
    const base = await baseOf(this.projects, unit, standing, stored?.minPosition ?? null);
    const empty = this.empty(authority, unit, period, standing);
    const before = stored && !alone ? tidied(stored, base.projects, standing.report.revision) : empty;
    const judged = this.judge(authority, before, file, read, take, base);
    if (!judged.ok) return judged;
    const edits = judged.alreadyTaken ? before.edits : before.edits + 1;
    const view = await this.view({ ...judged.draft, edits }, standing, base);
    return { ok: true, ...view, reading: judged.reading, alreadyTaken: judged.alreadyTaken };
  }

  /** The files that the unit's draft was fed with, or was once; newest first. */
  async list(
    authority: Authority,
    unit: string,
    period: string,
  ): Promise<readonly (DraftFile & { readonly taken: boolean })[] | Refused<DraftCode>> {
    return gate(authority, unit, null) ?? this.drafts.files(unit, period);
  }

  /** An uploaded file with its bytes, for the unit's own people. */
  async file(authority: Authority, unit: string, period: string, sha256: string): Promise<StoredFile | Refused<'NOT_FOUND'>> {
    if (gate(authority, unit, null)) return refuse('NOT_FOUND');
    return (await this.drafts.file(unit, period, sha256)) ?? refuse('NOT_FOUND');
  }

  /** Null where another upload began the draft meanwhile. */
  private async takeLocked(
    tx: LockedDrafts,
    authority: Authority,
    { unit, period }: { readonly unit: string; readonly period: string },
    file: UploadedFile,
    read: ReadFile,
    take: Taking,
  ): Promise<FileOutcome | null> {
    const stored = await tx.load(unit, period);
    // Again under the lock: it may have been submitted while the file was parsed.
    const standing = await standingOf(this.commands, unit, period);
    if (!standing.ok) throw new Refusal(standing);
    const busy = waits(standing);
    if (busy) throw new Refusal(busy);
    const base = await baseOf(this.projects, unit, standing, stored?.minPosition ?? null);
    const before = stored
      ? tidied(stored, base.projects, standing.report.revision)
      : this.empty(authority, unit, period, standing);
    const judged = this.judge(authority, before, file, read, take, base);
    if (!judged.ok) throw new RefusedFile(judged, judged.reading);
    let { draft } = judged;
    if (!stored) {
      const opened = await this.commands.execute(openReport(authority, unit, period));
      if (!opened.ok) throw new Refusal(opened as Refused<PlatformCode>);
      draft = { ...draft, minPosition: opened.position };
      const { revision, minPosition, openedBy, openedAt, editedBy, editedAt, edits } = draft;
      const row = { unit, period, revision, minPosition, openedBy, openedAt, editedBy, editedAt, edits };
      if (!(await tx.create(row))) return null;
    }
    if (!judged.alreadyTaken) {
      draft = { ...draft, edits: before.edits + 1, editedBy: authority.act.actor, editedAt: this.commands.now() };
      const kept = draft.files.find(({ sha256 }) => sha256 === file.sha256);
      if (kept) await tx.keepFile(unit, period, kept, file.bytes);
    }
    if (draft !== stored) await tx.save(stored ?? before, draft);
    const view = await this.view(draft, standing, base);
    return { ok: true, ...view, reading: judged.reading, alreadyTaken: judged.alreadyTaken };
  }

  private judge(
    { act: { actor } }: Authority,
    draft: Draft,
    file: UploadedFile,
    read: ReadFile,
    take: Taking,
    { projects, position }: Awaited<ReturnType<typeof baseOf>>,
  ) {
    const reading = read({ projects, draft });
    return { reading, ...judgeFile(draft, file, reading, { take, person: actor, at: this.commands.now(), position }) };
  }

  private empty(authority: Authority, unit: string, period: string, { report, position }: Standing): Draft {
    const row = beginning(authority, unit, period, { revision: report.revision, minPosition: position }, this.commands.now());
    return { ...row, cells: [], lines: [], findings: [], explanations: [], waivers: [], sources: [], files: [] };
  }

  private view(draft: Draft, standing: Standing, base: Awaited<ReturnType<typeof baseOf>>): Promise<DraftView> {
    const { maxAppendBytes } = this.store.capabilities();
    return viewOf(this.projects, draft, standing, base, this.commands.now(), maxAppendBytes);
  }
}
