import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#access';
import type { LocalDate } from '#kernel';
import { ReportHistory } from '../reports/report-history';
import { CurrentActor } from './actor';
import { attributeZh, textOf } from './claims.loader';
import { checkedFirst, connection, connectionOf, PageArgs, type Connection } from './connection';
import { BadInput } from './errors';
import { ACT_ZH, ReceiptRecord, ReportAct, ReportCellChange } from './history.types';
import { cutRequest, MomentArgs } from './moment';
import { ReportState } from './report.types';

const ReportActConnection = connectionOf('ReportAct', ReportAct);
const CellChangeConnection = connectionOf('ReportCellChange', ReportCellChange);

/** What was done to a report, in order, and its receipts; as of any moment, in the actor's scope. */
@Resolver(() => ReportState)
export class HistoryResolver {
  constructor(private readonly history: ReportHistory) {}

  @ResolveField('history', () => ReportActConnection, { description: 'Every act on this report, first to last (B-08, I-03).' })
  async acts(@Parent() { unit, period, cut }: ReportState, @Args() args: PageArgs): Promise<Connection<ReportAct>> {
    return page((await this.history.acts(unit.id, period, cut)).map(actOut), ({ id }) => id, args);
  }

  @Query(() => ReceiptRecord, {
    nullable: true,
    description: 'A 回执 by its number, its hash taken anew from the log; null where there is none in the actor’s scope.',
  })
  receipt(
    @CurrentActor() actor: Actor,
    @Args('number', { type: () => ID, description: 'e.g. 51-2026-06-H1-01' }) number: string,
    @Args() { at }: MomentArgs,
  ): Promise<ReceiptRecord | null> {
    const of = this.history.parseNumber(number);
    return of ? this.history.receipt(actor, of.unit, of.period, of.revision, cutRequest(at)) : Promise.resolve(null);
  }
}

@Resolver(() => ReportAct)
export class ReportActResolver {
  @ResolveField(() => CellChangeConnection, { description: 'Cells that a submission changed, old and new.' })
  changes(@Parent() { changed }: ReportAct, @Args() args: PageArgs): Connection<ReportCellChange> {
    const rows = changed.map(({ claim, project, attribute, was, now, effectiveOn, takenBack }) => {
      const words = { attributeZh: attributeZh(attribute), was: textOf(attribute, was), now: textOf(attribute, now) };
      return { claim, project, attribute, ...words, effectiveOn, takenBack };
    });
    return page(rows, ({ claim }) => claim, args);
  }
}

/** A page of a list that only grows at its end: the cursor is the row's own id. */
function page<Row extends object>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { first, ...args }: PageArgs,
): Connection<Row> {
  // A variable that is null says what an absent one says.
  const after = args.after ?? undefined;
  const size = checkedFirst(first);
  const at = after === undefined ? -1 : rows.findIndex((row) => idOf(row) === after);
  if (after !== undefined && at < 0) throw new BadInput('CURSOR', 'after', '翻页标记无效', 'Not a cursor of this list');
  const shown = rows.slice(at + 1, at + 1 + size).map((row) => ({ ...row, cursor: idOf(row) }));
  return connection(
    { rows: shown, hasNext: at + 1 + size < rows.length },
    ({ cursor: _cursor, ...row }) => row as unknown as Row,
    () => Promise.resolve(rows.length),
    after,
  );
}

function actOut(act: Awaited<ReturnType<ReportHistory['acts']>>[number]): ReportAct {
  const days = act.changes.flatMap(({ effectiveOn }): LocalDate[] => (effectiveOn === null ? [] : [effectiveOn])).sort();
  return {
    id: act.event,
    kind: act.kind,
    kindZh: ACT_ZH[act.kind],
    at: act.metadata.recordedAt,
    position: act.token,
    by: act.by,
    revision: act.revision ?? null,
    text: act.text ?? null,
    receipt: act.sent?.receipt ?? null,
    hash: act.sent?.hash ?? null,
    zero: act.sent?.zero ?? null,
    lines: act.sent?.counts.lines ?? null,
    cells: act.sent?.counts.cells ?? null,
    marks: (act.marks ?? []).map(({ project, attribute, reason }) => ({ project, attribute, reason: reason ?? null })),
    was: act.was ?? null,
    dueOn: act.dueOn ?? null,
    reminder: act.reminder ?? null,
    project: act.cell?.project ?? null,
    attribute: act.cell?.attribute ?? null,
    effectiveFrom: days[0] ?? null,
    effectiveTo: days[days.length - 1] ?? null,
    changed: act.changes,
  };
}
