import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { authorityOf, SigningKey, type Actor } from '#access';
import { periodDueOn, periodName, periodRange, type Authority, type PeriodId } from '#kernel';
import type { PositionToken } from '#platform/event-store';
import { Clock } from '#platform/clock';
import { ReadStore } from '#platform/read-store';
import { sheetCsv } from '#platform/csv';
import { markWorkbook, readWorkbook, writeWorkbook, type Grid } from '#platform/workbook';
import {
  DraftFiles,
  DraftService,
  isAnnexLayout,
  planOurSheet,
  ProjectsPort,
  readSheet,
  type Beneath,
  type DraftView,
  type FileOutcome,
  type SheetReading,
  type UploadedFile,
} from '#reporting';
import { presentBook } from '../names/present-names';
import { marksOf } from './marked-file';
import type { Asked, MarkedFile, ReadingAnswers, SentFile, Template, Upload } from './sheet-files';
import { sheetProject } from './sheet-project';
import type { UploadSteps } from './upload-steps';
import { fileProblem, problemOf, workbookProblem } from './problems';

export type { Asked, MarkedFile, ReadingAnswers, SentFile, Template, Upload } from './sheet-files';

/** The 填报表 out and in: what the domain reads and writes meets the files' port here. */
@Injectable()
export class SheetService {
  constructor(
    private readonly drafts: DraftService,
    private readonly files: DraftFiles,
    private readonly projects: ProjectsPort,
    private readonly clock: Clock,
    private readonly key: SigningKey,
    private readonly reads: ReadStore,
  ) {}

  /** The unit's own sheet of a period, prefilled with what is reported and what its draft already says. */
  async template(actor: Actor, unit: string, period: PeriodId, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Template> {
    const found = await this.standing(authorityOf(actor, 'read'), unit, period);
    const base = await this.baseOf(unit, period, found.view);
    const { zh: unitName, short } = (await presentBook(this.reads)).nameOn(unit, periodRange(period).to);
    const plan = planOurSheet({
      unit,
      unitName,
      period,
      dueOn: periodDueOn(period),
      revision: found.view?.report.revision ?? found.revision,
      position: base.position ?? '',
      generatedAt: this.clock.now(),
      projects: base.projects.map((project) => sheetProject(project, found.view?.draft)),
      sign: (text) => this.key.sign(text),
    });
    const name = `填报表-${short}-${periodName(period, 'zh')}.${format}`;
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
    const check = (named: UploadedFile, read: (beneath: Beneath) => SheetReading) =>
      this.files.check(authority, unit, period, named, read, asked.take, { alone });
    return this.with(authority, { unit, period }, file, asked, check, alone);
  }

  /** Whether a file of theirs would be looked at at all. @throws Problem */
  async admits(authority: Authority, unit: string, period: PeriodId): Promise<void> {
    const admitted = await this.files.admits(authority, unit, period);
    if ('code' in admitted) throw problemOf(admitted);
  }

  /**
   * The same file with its findings: cells coloured and commented, all of them listed on a sheet more; as .xlsx. Judged
   * alone, without what the draft holds; nothing is stored.
   */
  async marked(
    authority: Authority,
    unit: string,
    period: PeriodId,
    file: SentFile,
    answers: ReadingAnswers,
  ): Promise<MarkedFile> {
    const checked = await this.check(authority, unit, period, file, { ...answers, take: 'all' }, { alone: true });
    const done = await markWorkbook(file.bytes, marksOf(checked));
    if (!done.ok) throw workbookProblem(done.refusal);
    const name = `${file.name.replace(/\.[^.]{1,5}$/, '')}-校验结果.xlsx`;
    const { findings } = checked.view;
    return { name, bytes: done.bytes, rewritten: done.rewritten, findings: findings.length };
  }

  /** A file that was taken, and how it was read then. Other units' files are not there (I-06). */
  async stored(
    authority: Authority,
    unit: string,
    period: PeriodId,
    hash: string,
  ): Promise<SentFile & { readonly answers: ReadingAnswers }> {
    const found = await this.files.file(authority, unit, period, hash);
    if ('code' in found) throw problemOf(found);
    const { layout, sheet } = found.summary;
    const answers = {
      ...(typeof layout === 'string' && isAnnexLayout(layout) ? { layout } : {}),
      ...(typeof sheet === 'string' ? { sheet } : {}),
    };
    return { name: found.name, bytes: found.bytes, answers };
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

  /**
   * The same as `upload`, step by step: read, judged without a trace, and stored only once `steps.commit` has let it. What
   * stands beneath may have moved between the two: it is then judged again as it is stored.
   */
  async uploadInSteps(
    authority: Authority,
    at: { readonly unit: string; readonly period: PeriodId },
    file: SentFile,
    asked: Asked,
    steps: UploadSteps,
  ): Promise<Upload> {
    await this.admits(authority, at.unit, at.period);
    steps.at('reading', 0, null);
    const grid = await this.grid(file.bytes);
    const rows = Math.max(0, ...grid.sheets.map((sheet) => sheet.rows));
    steps.at('matching', 0, rows);
    let read = 0;
    const counted = (named: UploadedFile, reading: (beneath: Beneath) => SheetReading) =>
      this.files.check(
        authority,
        at.unit,
        at.period,
        named,
        (beneath) => {
          const done = reading(beneath);
          read = done.lines.length;
          return done;
        },
        asked.take,
      );
    await this.with(authority, at, file, asked, counted, false, grid);
    steps.at('checking', read, read);
    await steps.commit('storing');
    const take = (named: UploadedFile, reading: (beneath: Beneath) => SheetReading) =>
      this.files.take(authority, at.unit, at.period, named, reading, asked.take);
    return this.with(authority, at, file, asked, take, false, grid);
  }

  private async with(
    authority: Authority,
    { unit, period }: { readonly unit: string; readonly period: PeriodId },
    { name, bytes }: SentFile,
    answers: ReadingAnswers,
    work: (file: UploadedFile, read: (beneath: Beneath) => SheetReading) => Promise<FileOutcome>,
    alone = false,
    opened?: Grid,
  ): Promise<Upload> {
    // Who may send nothing here learns so before their file is opened.
    const admitted = await this.files.admits(authority, unit, period, alone);
    if ('code' in admitted) throw problemOf(admitted);
    const grid = opened ?? (await this.grid(bytes));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { layout, sheet } = answers;
    const names = await presentBook(this.reads);
    const done = await work({ name, sha256, bytes }, ({ projects, draft }) =>
      readSheet(grid, {
        unit,
        period,
        projects: projects.map((project) => sheetProject(project, draft)),
        names,
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
