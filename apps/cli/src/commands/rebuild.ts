import type { RebuildProgress, RebuildResult, TableComparison } from '#platform/read-store';
import type { CommonOptions } from '../connection';
import { done, type Context, type Outcome } from '../context';
import { withDatabase } from '../database';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import { table } from '../table';

export interface RebuildWords extends CommonOptions {
  readonly group?: string;
  readonly compare?: boolean;
  readonly fresh?: boolean;
}

const PHASES: Readonly<Record<RebuildProgress['phase'], string>> = {
  filling: '从日志重新填写 · filling from the log',
  comparing: '与现用表比对 · comparing',
  switching: '切换 · switching',
  dropping: '删除旧表 · dropping the old tables',
};

/**
 * `slate rebuild`: fills the read models anew from the log beside those that answer, compares both and switches; the service
 * may run and be asked all the while. Ctrl-C leaves what answers alone, the next call takes up where it stopped. Exit 3 where
 * equal definitions gave other rows.
 */
export async function rebuild(context: Context<RebuildWords>): Promise<Outcome> {
  const { say, io, options } = context;
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  try {
    const result = await withDatabase(context, (url) => fill(url, context, interrupt.signal));
    tell(context, result);
    const { comparison, ...rest } = result;
    const spoilt = comparison !== null && comparison.sameDefinition && !comparison.equal;
    return done({ ...rest, ...comparison }, spoilt ? EXIT.REFUSED : EXIT.DONE);
  } catch (error) {
    if (interrupt.signal.aborted) {
      throw new Failure(
        EXIT.REFUSED,
        'INTERRUPTED',
        '已中断，现用的表没有变化；再次运行将从中断处继续',
        'interrupted; what answers has not changed, the next call goes on where it stopped',
      );
    }
    if ((error as Error).name === 'RebuildUnderWay') {
      throw new Failure(EXIT.REFUSED, 'REBUILD_UNDER_WAY', '另一个进程正在重建', 'another process is rebuilding already');
    }
    throw error;
  } finally {
    process.off('SIGINT', stop);
    if (io.stderr.isTTY && options.json !== true) say();
  }
}

async function fill(url: string, { io, options }: Context<RebuildWords>, signal: AbortSignal): Promise<RebuildResult> {
  const [{ createPool, closePool }, { migrateEventLog, PostgresEventStore }, { rebuildBeside }] = await Promise.all([
    import('#platform/database'),
    import('#platform/event-store'),
    import('#platform/read-store'),
  ]);
  // The composition root of the service says what a group holds; loaded here, since it brings all contexts with it.
  const { HALF_MONTH } = require('../../../api/src/runtime') as typeof import('../../../api/src/runtime', {
    with: { 'resolution-mode': 'require' },
  });
  const group = options.group ?? HALF_MONTH.name;
  if (group !== HALF_MONTH.name) {
    throw new Failure(
      EXIT.USAGE,
      'GROUP',
      `没有这组读模型：${group}`,
      `no such read group: ${group}, there is ${HALF_MONTH.name}`,
    );
  }
  const pool = createPool({ url, size: 4, name: 'slate-rebuild', onError: () => undefined });
  try {
    await migrateEventLog(pool);
    const store = await PostgresEventStore.open(pool);
    try {
      return await rebuildBeside({
        pool,
        store,
        group: HALF_MONTH,
        signal,
        fresh: options.fresh === true,
        compareOnly: options.compare === true,
        progress: options.json === true ? () => undefined : progressOn(io.stderr),
      });
    } finally {
      await store.close();
    }
  } finally {
    await closePool(pool);
  }
}

/** On a terminal one line that changes, else a line where a phase or a tenth is passed. */
function progressOn(stderr: Context['io']['stderr']): (progress: RebuildProgress) => void {
  let shown = '';
  return ({ phase, done: at, total }) => {
    const share = total === 0 ? 1 : at / total;
    const mark = stderr.isTTY ? `${phase} ${at}` : `${phase} ${Math.floor(share * 10)}`;
    if (mark === shown) return;
    shown = mark;
    const line = `${PHASES[phase]}  ${at}/${total}  ${Math.floor(share * 100)}%`;
    stderr.write(stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
  };
}

function tell({ say, paint, width }: Context, { comparison, resumedAt, switched, dropped, version, build }: RebuildResult): void {
  if (resumedAt > 0) say(`从第 ${resumedAt} 条继续 · taken up at position ${resumedAt}`);
  if (comparison === null) say('此前没有可比的表 · nothing answered before, so nothing was compared');
  else {
    const columns = [
      { head: '表 table' },
      { head: '原行数 before' },
      { head: '新行数 after' },
      { head: '仅原有 only before' },
      { head: '仅新有 only after' },
      { head: '摘要 digest', wraps: true },
    ];
    say(table(columns, comparison.tables.map(rowOf), width));
    if (comparison.equal) say(`${paint.green('✓')} 全部摘要一致 · all digests are equal`);
    else if (comparison.sameDefinition)
      say(`${paint.red('✗')} 定义相同而内容不同：原表有误 · the same definition, other rows: the old tables were wrong`);
    else say(`${paint.yellow('!')} 定义已变，差异如上 · the definition has changed; the difference stands above`);
  }
  const name = build === 0 ? `v${version}` : `v${version}b${build}`;
  say(switched ? `现由 ${name} 应答 · ${name} answers from now on` : '只比对，未切换 · compared only, nothing was switched');
  if (!dropped) say('仍有查询在读旧表，下次启动时删除 · the old tables are still read and go at the next start');
}

function rowOf({ table: name, before, after, onlyBefore, onlyAfter, columnsAdded, columnsRemoved }: TableComparison): string[] {
  const digests =
    before !== null && before.digest === after?.digest
      ? before.digest.slice(0, 16)
      : `${before?.digest.slice(0, 16) ?? '—'} → ${after?.digest.slice(0, 16) ?? '—'}`;
  const columns = [...columnsAdded.map((column) => `+${column}`), ...columnsRemoved.map((column) => `-${column}`)];
  return [
    name,
    before === null ? '—' : String(before.rows),
    after === null ? '—' : String(after.rows),
    String(onlyBefore),
    String(onlyAfter),
    [digests, ...columns].join(' '),
  ];
}
