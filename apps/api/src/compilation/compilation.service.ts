import { Injectable } from '@nestjs/common';
import { TokenService, type Actor } from '#access';
import { compile, COMPILATION_FORMS, lateUnits, missingUnits, type CompilationContent, type CompilationForm } from '#insight';
import {
  compilationRelation,
  periodRange,
  nationScope,
  type Basis,
  type Instant,
  type LocalDate,
  type Names,
  type PeriodId,
  type Predicate,
  type Row,
} from '#kernel';
import { hashOf } from '#platform/commands';
import { EventStore, type PositionToken } from '#platform/event-store';
import { ReadStore } from '#platform/read-store';
import type { CompilationIssued, MadeCompilation } from '#reporting';
import { notFound } from '../graphql/errors';
import { bookAt, namesAt } from '../names/named-reads';

/** A compilation that was issued, as its fact says. */
export interface Issue extends CompilationIssued {
  readonly issuedAt: Instant;
  readonly issuedBy: string;
  /** What units were called in it. */
  readonly names: Names;
}

export interface Compilation {
  readonly content: CompilationContent;
  /** Over the content as it was compiled now: equal to the issue's as long as nothing that is shown moved. */
  readonly hash: string;
  readonly position: PositionToken;
  readonly judgedAt: Instant;
  /** What units are called in it, at its own cut: an issue's stay for ever. */
  readonly names: Names;
  /** Null: a draft of what stands now. */
  readonly issue: Issue | null;
  /** Name of who issued it, for the paper (W-04). */
  readonly issuer: string | null;
}

/** 汇编: what stands now, and what was issued, read again at its own cut (B-03, I-01). NRTA only. */
@Injectable()
export class CompilationService {
  constructor(
    private readonly reads: ReadStore,
    private readonly store: EventStore,
    private readonly tokens: TokenService,
  ) {}

  /**
   * What would be issued now, of everything that is recorded. Null where the period was not opened. `form`: of the issue it
   * is laid beside.
   */
  async draft(period: PeriodId, basis: Basis, form?: CompilationForm): Promise<Compilation | null> {
    const head = await this.store.head();
    const asOf = periodRange(period).to;
    return this.reads.read({ asOf, ...(head === null ? {} : { minPosition: head }) }, async (reader) => {
      const { position, now: judgedAt } = reader.cut;
      const content = await compile(reader, { period, basis, judgedAt, ...(form === undefined ? {} : { form }) });
      const names = namesAt(reader.cut);
      return content && { content, hash: hashOf(content), position, judgedAt, names, issue: null, issuer: null };
    });
  }

  /** The content of an issue, from the place in the log it was made from: whatever came after, it says the same. */
  async issued(period: PeriodId, number: number): Promise<Compilation | null> {
    const [issue] = await this.issues({ period, number });
    if (!issue) return null;
    const { basis, asOf, judgedAt } = issue;
    const position = issue.position as PositionToken;
    const issuer = (await this.tokens.people([issue.issuedBy])).get(issue.issuedBy)?.name ?? issue.issuedBy;
    return this.reads.read({ asOf, knownAt: position }, async (reader) => {
      const made = { position, judgedAt, names: namesAt(reader.cut), issue, issuer };
      let newest: Compilation | null = null;
      // The fact keeps the hash alone: the form it was issued in is the one that has it.
      for (const form of COMPILATION_FORMS) {
        const content = await compile(reader, { period, basis, judgedAt, form });
        const compiled = content && { content, hash: hashOf(content), ...made };
        if (compiled?.hash === issue.hash) return compiled;
        newest ??= compiled;
      }
      return newest;
    });
  }

  /** Newest first. */
  async issues(which: {
    readonly period?: PeriodId;
    readonly number?: number;
    readonly minPosition?: PositionToken;
  }): Promise<readonly Issue[]> {
    const of = (field: 'period' | 'number', value: string | number | undefined): Predicate[] =>
      value === undefined ? [] : [{ op: 'is', field, value }];
    const where: Predicate = { op: 'all', of: [...of('period', which.period), ...of('number', which.number)] };
    const head = which.minPosition ?? (await this.store.head());
    return this.reads.read(head === null ? {} : { minPosition: head }, async (reader) => {
      const orderBy = [
        { field: 'period', descending: true },
        { field: 'number', descending: true },
      ];
      const page = await reader.list(compilationRelation, { scope: nationScope, where, orderBy, limit: 1_000 });
      const ordinalOf = (row: Row): number => this.store.ordinalOf(row['madeFrom'] as PositionToken);
      return page.rows.map(({ row }) => issueOf(row, bookAt(reader.cut, ordinalOf(row)).on(row['asOf'] as LocalDate)));
    });
  }
}

/** The compilation is NRTA's own paper: to others it is not there. Errors: NOT_FOUND. */
export function ofNation(actor: Actor): void {
  if (actor.scope.kind !== 'nation') throw notFound('汇编');
}

/** What the fact will say of it. */
export function madeOf({ content, hash, position, judgedAt }: Compilation): MadeCompilation {
  const { period, basis, asOf, units, totals } = content;
  return {
    period,
    basis,
    asOf,
    position,
    judgedAt,
    units: units.flatMap(({ unit, revision, receipt }) =>
      revision === null ? [] : [{ unit, revision, receipt: receipt ?? '' }],
    ),
    missing: missingUnits(content).map(({ unit }) => unit),
    counts: {
      projects: totals.projects,
      running: totals.running,
      changed: totals.changed,
      late: lateUnits(content).length,
    },
    totals: { productionCost: totals.productionCost, promotionCost: totals.promotionCost },
    hash,
  };
}

function issueOf(row: Row, names: Names): Issue {
  const text = (field: string): string => String(row[field]);
  const number = (field: string): number => Number(row[field]);
  return {
    period: text('period'),
    number: number('number'),
    basis: row['basis'] as Basis,
    asOf: text('asOf') as LocalDate,
    position: text('madeFrom'),
    judgedAt: text('judgedAt') as Instant,
    units: row['units'] as unknown as Issue['units'],
    missing: (row['missing'] ?? []) as readonly string[],
    counts: { projects: number('projects'), running: number('running'), changed: number('changed'), late: number('late') },
    totals: { productionCost: number('productionCost'), promotionCost: number('promotionCost') },
    hash: text('hash'),
    ...(row['note'] === null || row['note'] === undefined ? {} : { note: text('note') }),
    issuedAt: text('issuedAt') as Instant,
    issuedBy: text('issuedBy'),
    names,
  };
}
