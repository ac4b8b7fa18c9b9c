import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../..');

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** What the import rules say of one tree; paths from its root. */
interface Judgement {
  readonly violations: readonly Violation[];
  /** file → what it imports. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
}

export interface Cruise {
  readonly rules: readonly string[];
  readonly repository: Judgement;
  readonly planted: Judgement & {
    readonly expected: readonly { readonly rule: string; readonly from: string }[];
    readonly sane: readonly string[];
  };
}

/** Both trees, judged by the rules of .dependency-cruiser.cjs. Takes about a second. */
export const cruise = (): Cruise =>
  JSON.parse(
    execFileSync(process.execPath, [join(__dirname, 'judge-imports.mjs')], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as Cruise;

/** The files from which everything is imported that the given ones reach, themselves included. */
export function closure(starts: readonly string[], imports: Judgement['imports'], follow: (path: string) => boolean): string[] {
  const seen = new Set<string>();
  const open = [...starts];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...(imports[path] ?? []).filter(follow));
  }
  return [...seen].sort();
}
