import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inTurn, type ChildRunner } from '../read-workbook';
import type { WorkbookRefusal } from '../refusal';
import { CHILD_LIMITS, runChild } from '../run-child';
import type { Marks } from './marks';

export type MarkedWorkbook =
  | {
      readonly ok: true;
      readonly bytes: Buffer;
      /** The file was no .xlsx, or one that is not edited in place: it was written anew, with values and merges only. */
      readonly rewritten: boolean;
    }
  | { readonly ok: false; readonly refusal: WorkbookRefusal };

/** The compiled child; beside the sources, where tests run, a bootstrap that translates it first. */
const childFile = (): string => {
  const built = join(__dirname, 'mark-child.js');
  return existsSync(built) ? built : join(__dirname, '..', 'testing', 'mark-child.cjs');
};

/** Marking follows a reading, which has waited its turn already: one at once, few behind it. */
const inChild: ChildRunner = inTurn((bytes, limits) => runChild(bytes, limits, childFile()), 1, 20);

/**
 * The same workbook with its cells coloured and commented and a sheet added, as .xlsx. An .xlsx stays as it was in all
 * else; an .xls or .ods is written anew from its values. For files that `readWorkbook` has read: it checks nothing again.
 */
export async function markWorkbook(bytes: Buffer, marks: Marks, run: ChildRunner = inChild): Promise<MarkedWorkbook> {
  const told = Buffer.from(JSON.stringify(marks), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(told.length);
  const answer = await run(Buffer.concat([length, told, bytes]), CHILD_LIMITS);
  if (!answer.ok) return answer;
  const unfinished: WorkbookRefusal = { code: 'WORKBOOK_UNREADABLE', detail: 'the marking was not finished' };
  try {
    const speech = JSON.parse(answer.text) as { file?: string; rewritten?: boolean; refusal?: WorkbookRefusal };
    if (speech.file === undefined) return { ok: false, refusal: speech.refusal ?? unfinished };
    return { ok: true, bytes: Buffer.from(speech.file, 'base64'), rewritten: speech.rewritten === true };
  } catch {
    return { ok: false, refusal: unfinished };
  }
}
