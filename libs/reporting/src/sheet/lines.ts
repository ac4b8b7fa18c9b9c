import {
  type Attribute,
  type Category,
  oneLine,
  type PeriodId,
  stageLabel,
  stageWithin,
  type StageCode,
  type SupportLevel,
} from '#kernel';
import { cellsAgainst, differences, type Seen } from './differences';
import { ProjectMatcher } from './match-lines';
import type { Notebook } from './notebook';
import type { MatchedBy, ReadCell, SheetLine, SheetProject } from './reading';

/** A row as a layout has read it, before anyone has said which project it means. */
export interface RawLine {
  readonly row: number;
  /** Column that a finding about the whole row points at. */
  readonly column: number;
  /** Known by its code already. */
  readonly project: SheetProject | null;
  readonly category: Category | null;
  readonly level: SupportLevel;
  readonly read: readonly ReadCell[];
  /** Inputs left empty; what that means depends on what stood in them. The annex has none: its blanks say nothing. */
  readonly blanks: readonly { readonly attribute: Attribute; readonly column: number }[];
  readonly reason: string | null;
  /** Says what was made of the cell in this column, and the questions it raises, once it is known to matter. */
  tell(column: number): void;
}

/** Turns raw lines into lines: which project each means, and what differs. Shared by all layouts. */
export class LineReader {
  readonly lines: SheetLine[] = [];
  private readonly taken = new Map<string, number>();
  readonly matcher: ProjectMatcher;

  constructor(
    private readonly notebook: Notebook,
    private readonly projects: readonly SheetProject[],
    readonly period: PeriodId,
    private readonly seen: (project: SheetProject) => Seen,
  ) {
    this.matcher = new ProjectMatcher(projects);
  }

  add(raw: RawLine): void {
    const match = raw.project ? { project: raw.project, by: 'code' as const, candidates: [] } : this.matcher.match(raw.read);
    if (match.project) this.known(raw, match.project, match.by);
    else this.unknown(raw, match.candidates);
  }

  /** Codes of projects that no line means. */
  get missing(): readonly string[] {
    return this.projects.filter(({ code }) => !this.taken.has(code)).map(({ code }) => code);
  }

  private known(raw: RawLine, project: SheetProject, by: MatchedBy | null): void {
    const earlier = this.taken.get(project.code);
    if (earlier !== undefined) {
      const code = by === 'code' ? 'CODE_REPEATED' : 'PROJECT_REPEATED';
      const detail = { value: project.code, earlier };
      const place = { row: raw.row, column: raw.column, value: project.code, project: project.code, rule: 'B-06', detail };
      this.notebook.error(code, place);
      return;
    }
    this.taken.set(project.code, raw.row);
    const read = raw.read.map((cell) => this.byCategory(cell, project.category));
    const seen = this.seen(project);
    const restate = raw.reason !== null && raw.reason !== oneLine(project.draft?.reason ?? '');
    const { cells, reverted } = differences(read, project, seen, { restate });
    const taken = raw.blanks.filter((blank) => this.blank(raw, blank, project, seen));
    for (const cell of cells) {
      raw.tell(cell.column);
      if (cell.moved) this.warnMoved(cell, project);
      if (cell.attribute === 'title' && cell.value === null) this.titleTaken(cell, project);
    }
    this.push(raw, project.code, by, [], project.category, read, cells, [
      ...reverted,
      ...taken.map(({ attribute }) => attribute),
    ]);
  }

  private unknown(raw: RawLine, candidates: readonly string[]): void {
    const read = raw.read.map((cell) => this.byCategory(cell, raw.category));
    for (const cell of read) raw.tell(cell.column);
    const title = read.find(({ attribute }) => attribute === 'title')?.value ?? null;
    const place = { row: raw.row, column: raw.column, rule: 'B-06' };
    if (title === null) this.notebook.error('TITLE_MISSING', { ...place, attribute: 'title' });
    if (!read.some(({ attribute }) => attribute === 'stage'))
      this.notebook.error('STAGE_MISSING', { ...place, attribute: 'stage' });
    const sheet = this.notebook.sheet;
    const text = typeof title === 'string' ? title : null;
    this.notebook.questions.push({ kind: 'WHICH_PROJECT', sheet, row: raw.row, title: text, candidates });
    this.push(raw, null, null, candidates, raw.category, read, cellsAgainst(read, null), []);
  }

  private push(
    raw: RawLine,
    project: string | null,
    matchedBy: MatchedBy | null,
    candidates: readonly string[],
    category: Category | null,
    read: readonly ReadCell[],
    cells: SheetLine['cells'],
    reverted: SheetLine['reverted'],
  ): void {
    const { row, level, reason } = raw;
    const sheet = this.notebook.sheet;
    this.lines.push({ sheet, row, project, matchedBy, candidates, category, level, read, cells, reverted, reason });
  }

  /** An input emptied: over a last value a question, over a draft's value alone the draft's value is taken back. */
  private blank(raw: RawLine, { attribute, column }: RawLine['blanks'][number], project: SheetProject, seen: Seen): boolean {
    if (seen.input(attribute) === null && !seen.drafted(attribute)) return false;
    const was = seen.last(attribute);
    if (was === null) return true;
    const { sheet } = this.notebook;
    this.notebook.questions.push({
      kind: 'BLANK_OVER_VALUE',
      sheet,
      row: raw.row,
      column,
      attribute,
      project: project.code,
      was,
    });
    return false;
  }

  /** The first stage has two names (J-05): 项目立项 in 重大时间节点, 选题策划 elsewhere. */
  private byCategory(cell: ReadCell, category: Category | null): ReadCell {
    if (cell.attribute !== 'stage' || cell.value === null || category === null) return cell;
    const stage = cell.value as StageCode;
    const meant = stageWithin(category, stage);
    if (meant === stage) return cell;
    this.notebook.tell('STAGE_NAME_OF_CATEGORY', cell.row, cell.column, cell.raw, stageLabel(meant));
    return { ...cell, value: meant };
  }

  private warnMoved({ row, column, attribute, raw }: ReadCell, project: SheetProject): void {
    this.notebook.warn('BASE_MOVED', { row, column, attribute, value: raw, project: project.code, rule: 'B-09' });
  }

  private titleTaken({ row, column, attribute, raw }: ReadCell, project: SheetProject): void {
    this.notebook.error('TITLE_TAKEN_AWAY', { row, column, attribute, value: raw, project: project.code, rule: 'B-06' });
  }
}
