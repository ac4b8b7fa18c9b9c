import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { done, periodArgument, reportPath, unitArgument, type Context, type Outcome } from '../context';
import type { CommonOptions } from '../connection';
import { EXIT } from '../exit-codes';
import { Failure } from '../failure';
import type { CompareAnswer, ComparedRow } from '../contract';
import { printable, table } from '../table';

export interface CompareOptions extends CommonOptions {
  readonly unit: string;
  readonly period: string;
  readonly layoutA?: string;
  readonly layoutB?: string;
  readonly sheetA?: string;
  readonly sheetB?: string;
}

/** A hash as the upload and `files` tell it: the file was taken before. */
const HASH = /^[0-9a-f]{64}$/;

/**
 * `slate compare`: what two files of one unit say differently, by meaning and not by position; each a file here or the hash
 * of one taken before. Nothing is stored. Exits 0 also where they differ.
 */
export async function compare(context: Context<CompareOptions>, a: string, b: string): Promise<Outcome> {
  const { io, options, say, width } = context;
  const report = reportPath(unitArgument(options.unit), periodArgument(options.period));
  const query = new URLSearchParams();
  for (const name of ['layoutA', 'layoutB', 'sheetA', 'sheetB'] as const) {
    const value = options[name];
    if (value !== undefined) query.set(name, value);
  }
  const form = new FormData();
  for (const [field, given] of Object.entries({ a, b })) {
    if (HASH.test(given)) query.set(field, given);
    else form.append(field, fileOf(resolve(io.cwd, given)), basename(given));
  }
  const asked = query.size === 0 ? '' : `?${query.toString()}`;
  const found: CompareAnswer = await context.client().post(`${report}/sheet/compare${asked}`, form, {});
  const { counts } = found;
  say(
    `相同 ${counts.same} 行，不同 ${counts.changed} 行 ${counts.cells} 格；只在 A ${counts.onlyInA} 行，只在 B ${counts.onlyInB} 行` +
      ' · same, different, only in one',
  );
  const cells = found.changed.flatMap((row) =>
    row.cells.map((cell) => [
      row.project ?? '—',
      printable(row.title),
      cell.attributeZh,
      `${cell.a.address ?? ''} ${printable(cell.a.text)}`.trim(),
      `${cell.b.address ?? ''} ${printable(cell.b.text)}`.trim(),
    ]),
  );
  const heads = [
    { head: '项目 project' },
    { head: '名称 title', wraps: true },
    { head: '栏目 attribute' },
    { head: 'A', wraps: true },
    { head: 'B', wraps: true },
  ];
  if (cells.length > 0) say(`\n${table(heads, cells, width)}`);
  sayLines(context, '只在 A · only in A', found.onlyInA);
  sayLines(context, '只在 B · only in B', found.onlyInB);
  return done({ compare: found });
}

function sayLines({ say, paint }: Context, head: string, rows: readonly ComparedRow[]): void {
  if (rows.length === 0) return;
  say(`\n${paint.bold(head)}`);
  for (const row of rows) say(`  ${row.project ?? '—'} 《${printable(row.title)}》（第 ${row.rowA ?? row.rowB ?? '?'} 行）`);
}

function fileOf(file: string): Blob {
  try {
    return new Blob([readFileSync(file)]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.USAGE, 'FILE', `读不了 ${file}：${reason}`, `cannot read ${file}: ${reason}`);
  }
}
