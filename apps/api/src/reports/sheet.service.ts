import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { authorityOf, SigningKey, type Actor } from '#access';
import {
  isMessageCode,
  message,
  organisationShort,
  periodDueOn,
  periodName,
  periodRange,
  unitOf,
  type Authority,
  type PeriodId,
  type Refused,
} from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { Clock } from '#platform/clock';
import { sheetCsv } from '#platform/csv';
import { readWorkbook, refusalMessage, writeWorkbook, type Grid, type WorkbookRefusal } from '#platform/workbook';
import {
  columnLetters,
  DraftFiles,
  DraftService,
  planOurSheet,
  ProjectsPort,
  readSheet,
  type BaseProject,
  type Beneath,
  type Draft,
  type DraftView,
  type FileOutcome,
  type SheetContext,
  type SheetProject,
  type SheetReading,
  type Taking,
  type UploadedFile,
} from '#reporting';
import { Problem } from '../http/problem';

export interface Template {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly view: DraftView;
  readonly reading: SheetReading;
  readonly sha256: string;
  readonly alreadyTaken: boolean;
}

/** What an officer says about a file that could be read in more than one way. */
export type ReadingAnswers = Pick<SheetContext, 'layout' | 'sheet'>;

export type Asked = ReadingAnswers & { readonly take: Taking };

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The 填报表 out and in: what the domain reads and writes meets the files' port here. */
@Injectable()
export class SheetService {
  constructor(
    private readonly drafts: DraftService,
    private readonly files: DraftFiles,
    private readonly projects: ProjectsPort,
    private readonly clock: Clock,
    private readonly key: SigningKey,
  ) {}

  /** The unit's own sheet of a period, prefilled with what is reported and what its draft already says. */
  async template(actor: Actor, unit: string, period: PeriodId, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Template> {
    const found = await this.standing(authorityOf(actor, 'read'), unit, period);
    const base = await this.baseOf(unit, period, found.view);
    const plan = planOurSheet({
      unit,
      unitName: unitOf(unit).zh,
      period,
      dueOn: periodDueOn(period),
      revision: found.view?.report.revision ?? found.revision,
      position: base.position ?? '',
      generatedAt: this.clock.now(),
      projects: base.projects.map((project) => sheetProject(project, found.view?.draft)),
      sign: (text) => this.key.sign(text),
    });
    const name = `填报表-${organisationShort(unit)}-${periodName(period, 'zh')}.${format}`;
    const [main] = plan.sheets;
    return { name, bytes: format === 'csv' && main ? Buffer.from(sheetCsv(main)) : await writeWorkbook(plan) };
  }

  /**
   * Reads a file and patches the draft with it. Refused as a whole, with its name: an archive that breaks a rule, a sheet
   * or a layout that is not certain, another unit's or period's file; nothing of it is stored then. Anything else becomes
   * findings in the draft, or, taken strictly, a refusal with all of them.
   */
  upload(authority: Authority, unit: string, period: PeriodId, file: SentFile, asked: Asked): Promise<Upload> {
    return this.with(authority, { unit, period }, file, asked, (named, read) =>
      this.files.take(authority, unit, period, named, read, asked.take),
    );
  }

  /** What `upload` would answer; nothing is stored and no draft is opened. `alone`: without what the draft holds already. */
  check(
    authority: Authority,
    unit: string,
    period: PeriodId,
    file: SentFile,
    asked: Asked,
    { alone = false }: { readonly alone?: boolean } = {},
  ): Promise<Upload> {
    return this.with(authority, { unit, period }, file, asked, (named, read) =>
      this.files.check(authority, unit, period, named, read, asked.take, { alone }),
    );
  }

  /** The unit's files of the period, without their bytes. */
  async list(authority: Authority, unit: string, period: PeriodId) {
    const found = await this.files.list(authority, unit, period);
    if ('code' in found) throw problemOf(found);
    return found.map(({ sha256, name, size, uploadedBy, uploadedAt, summary, taken }) => {
      const { layout = null, sheet = null, lines = null, take = null } = summary;
      return { hash: sha256, name, size, uploadedBy, uploadedAt, taken, layout, sheet, lines, take };
    });
  }

  private async with(
    authority: Authority,
    { unit, period }: { readonly unit: string; readonly period: PeriodId },
    { name, bytes }: SentFile,
    answers: ReadingAnswers,
    work: (file: UploadedFile, read: (beneath: Beneath) => SheetReading) => Promise<FileOutcome>,
  ): Promise<Upload> {
    // Who may send nothing here learns so before their file is opened.
    const admitted = await this.files.admits(authority, unit, period);
    if ('code' in admitted) throw problemOf(admitted);
    const grid = await this.grid(bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { layout, sheet } = answers;
    const done = await work({ name, sha256, bytes }, ({ projects, draft }) =>
      readSheet(grid, {
        unit,
        period,
        projects: projects.map((project) => sheetProject(project, draft)),
        verify: (text, signature) => this.key.verify(text, signature),
        ...(layout === undefined ? {} : { layout }),
        ...(sheet === undefined ? {} : { sheet }),
      }),
    );
    if (!done.ok) throw fileProblem(done);
    return { view: done, reading: done.reading, sha256, alreadyTaken: done.alreadyTaken };
  }

  private async grid(bytes: Buffer): Promise<Grid> {
    const workbook = await readWorkbook(bytes);
    if (workbook.ok) return workbook.grid;
    throw workbookProblem(workbook.refusal);
  }

  private async standing(
    authority: Authority,
    unit: string,
    period: PeriodId,
  ): Promise<{ readonly view: DraftView | null; readonly revision: number }> {
    const read = await this.drafts.read(authority, unit, period);
    if (read.ok) return { view: read, revision: read.report.revision };
    if (read.code !== 'NO_DRAFT') throw problemOf(read);
    return { view: null, revision: Number(read.detail['revision'] ?? 0) };
  }

  private baseOf(unit: string, period: PeriodId, view: DraftView | null) {
    const minPosition = view?.draft.minPosition ?? null;
    return this.projects.projectsOf(unit, {
      asOf: periodRange(period).to,
      ...(minPosition === null ? {} : { minPosition: minPosition as PositionToken }),
    });
  }
}

/** Why a file was not opened or not read to its end (S9). */
export function workbookProblem(refusal: WorkbookRefusal): Problem {
  const words = refusalMessage(refusal);
  const status = refusal.code === 'WORKBOOK_BUSY' ? 503 : 422;
  return new Problem(status, refusal.code, words.zh, words.en, [], { repair: words.repair?.zh ?? null });
}

/** A file whose sheet or columns are not certain comes back with the question and its possible answers, unread (Z-6). */
function fileProblem(refused: Extract<FileOutcome, { ok: false }>): Problem {
  const problem = problemOf(refused, refused.reading);
  const answerWith = { LAYOUT_UNCERTAIN: 'layout', SHEET_UNCERTAIN: 'sheet' }[refused.code as string];
  const question = refused.reading?.questions.find(({ kind }) => kind === 'WHICH_LAYOUT' || kind === 'WHICH_SHEET');
  if (!answerWith || !question || !('candidates' in question)) return problem;
  const extra = { ...problem.extra, answerWith, candidates: question.candidates };
  return new Problem(422, problem.code, problem.title, problem.titleEn, problem.errors, extra);
}

function sheetProject(project: BaseProject, draft: Draft | undefined): SheetProject {
  const cells = draft?.cells.filter(({ line }) => line === project.code) ?? [];
  const stage = cells.find(({ attribute }) => attribute === 'stage');
  const reason = cells.find((cell) => cell.reason !== null)?.reason;
  return {
    code: project.code,
    category: project.category,
    levels: project.levels,
    last: project.values,
    stageSince: project.since.stage ?? null,
    ...(cells.length === 0
      ? {}
      : {
          draft: {
            values: Object.fromEntries(cells.map(({ attribute, value }) => [attribute, value])),
            ...(stage?.since ? { stageSince: stage.since } : {}),
            ...(reason ? { reason } : {}),
          },
        }),
  };
}

/** Refusals of the draft in HTTP's words. */
export function problemOf(refused: Refused<string>, reading?: SheetReading): Problem {
  const { code, detail } = refused;
  const words = wordsOf(code, detail);
  const status =
    code === 'NOT_FOUND' ? 404 : code === 'FORBIDDEN' ? 403 : code === 'TOO_BUSY' || code === 'VALUE_CHANGED' ? 409 : 422;
  const errors = (reading?.findings ?? []).map((finding) => {
    const said = wordsOf(finding.code, { value: finding.value, ...finding.detail });
    return {
      code: finding.code,
      severity: finding.severity,
      message: said.zh,
      messageEn: said.en,
      sheet: finding.sheet,
      ...(finding.row === null ? {} : { row: finding.row }),
      ...(finding.column === null ? {} : { column: columnLetters(finding.column) }),
      ...(finding.value === null ? {} : { value: finding.value }),
      rule: finding.rule,
      ...(said.repair ? { repair: said.repair.zh } : {}),
    };
  });
  return new Problem(status, code, words.zh, words.en, errors, words.repair ? { repair: words.repair.zh } : {});
}

function wordsOf(code: string, detail: Readonly<Record<string, unknown>>) {
  return isMessageCode(code) ? message(code, detail) : { zh: code, en: code, repair: null };
}
