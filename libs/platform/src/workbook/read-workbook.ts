import { ARCHIVE_LIMITS, checkArchive, type ArchiveFacts, type ArchiveLimits } from './archive-check';
import type { Grid } from './grid';
import type { WorkbookRefusal } from './refusal';
import { CHILD_LIMITS, runChild, type ChildLimits } from './run-child';

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

interface ChildSpeech {
  readonly grid?: Grid;
  readonly peakRssKb?: number;
  readonly refusal?: WorkbookRefusal;
}

/**
 * An uploaded .xlsx, .xls or .ods to a grid: the file is checked first, then parsed in a capped process of its own. A file that
 * breaks a rule is a refusal with a closed code, never an exception.
 */
export async function readWorkbook(bytes: Buffer, limits: WorkbookLimits = WORKBOOK_LIMITS): Promise<WorkbookReading> {
  const archive = await checkArchive(bytes, limits.archive);
  if (!archive.ok) return archive;
  const answer = await runChild(bytes, limits.child);
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
