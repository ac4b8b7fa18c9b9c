import { ARCHIVE_LIMITS, checkArchive, type ArchiveFacts, type ArchiveLimits } from './archive-check';
import type { Grid } from './grid';
import type { WorkbookRefusal } from './refusal';
import { CHILD_LIMITS, runChild, type ChildAnswer, type ChildLimits } from './run-child';
import { Turns } from './turns';

export interface WorkbookLimits {
  readonly archive: ArchiveLimits;
  readonly child: ChildLimits;
}

export const WORKBOOK_LIMITS: WorkbookLimits = { archive: ARCHIVE_LIMITS, child: CHILD_LIMITS };

export type WorkbookReading =
  | {
      readonly ok: true;
      readonly grid: Grid;
      readonly archive: ArchiveFacts;
      /** Highest resident memory of the child, as it saw itself at its end. */
      readonly peakRssKb: number;
    }
  | { readonly ok: false; readonly refusal: WorkbookRefusal };

/** Parses bytes in a capped process of its own. */
export type ChildRunner = (bytes: Buffer, limits: ChildLimits) => Promise<ChildAnswer>;

/** A child may take 300 MB and a core for 15 seconds: three at once, and what waits in memory is bounded as well. */
const CHILDREN_AT_ONCE = 3;
const FILES_WAITING = 50;
const BYTES_WAITING = 100 * 1024 * 1024;

/** Runs children in turn, whoever asks. Refuses with WORKBOOK_BUSY when the queue is full. */
export function inTurn(run: ChildRunner, atOnce: number = CHILDREN_AT_ONCE, mayWait: number = FILES_WAITING): ChildRunner {
  const turns = new Turns(atOnce, mayWait, BYTES_WAITING);
  return async (bytes, limits) =>
    (await turns.take(() => run(bytes, limits), bytes.length)) ?? {
      ok: false,
      refusal: { code: 'WORKBOOK_BUSY', detail: `${mayWait} files wait` },
    };
}

const parseInTurn = inTurn((bytes, limits) => runChild(bytes, limits));

interface ChildSpeech {
  readonly grid?: Grid;
  readonly peakRssKb?: number;
  readonly refusal?: WorkbookRefusal;
}

/**
 * An uploaded .xlsx, .xls or .ods to a grid: the file is checked first, then parsed in a capped process of its own. A file that
 * breaks a rule is a refusal with a closed code, never an exception.
 */
export async function readWorkbook(
  bytes: Buffer,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
  run: ChildRunner = parseInTurn,
): Promise<WorkbookReading> {
  const archive = await checkArchive(bytes, limits.archive);
  if (!archive.ok) return archive;
  const answer = await run(bytes, limits.child);
  if (!answer.ok) return answer;
  const speech = understand(answer.text);
  if (speech.refusal) return { ok: false, refusal: speech.refusal };
  if (!speech.grid) return { ok: false, refusal: { code: 'WORKBOOK_UNREADABLE', detail: 'the parser said nothing' } };
  const peakRssKb = Math.max(speech.peakRssKb ?? 0, answer.peakRssKb);
  return { ok: true, grid: speech.grid, archive: archive.facts, peakRssKb };
}

function understand(text: string): ChildSpeech {
  try {
    return JSON.parse(text) as ChildSpeech;
  } catch {
    return { refusal: { code: 'WORKBOOK_UNREADABLE', detail: 'the parser did not finish its answer' } };
  }
}
