import { refuse, type Instant, type Refused } from '#kernel';
import type { SheetReading } from '../sheet/reading';
import { applyReading, errorsOf, isForAnother, takenBack, type Taking } from './apply-reading';
import type { Draft } from './draft';
import { sameDraft } from './same-draft';

export interface UploadedFile {
  readonly name: string;
  /** sha-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Who takes a file, how much of it, over which values. */
export interface TakingOf {
  readonly take: Taking;
  readonly person: string;
  readonly at: Instant;
  /** Cut the sheet's values were compared at. */
  readonly position: string | null;
}

export type Judged =
  | {
      readonly ok: true;
      readonly draft: Draft;
      /** The draft says all of it already. */
      readonly alreadyTaken: boolean;
      /** With what the file takes back of earlier ones told among the rest. */
      readonly reading: SheetReading;
    }
  | Refused<'FILE_REFUSED' | 'FILE_HAS_ERRORS' | 'LAYOUT_UNCERTAIN' | 'SHEET_UNCERTAIN'>;

/**
 * What taking a file would make of a draft. Pure: the check shows it, the upload stores it. Refused as a whole: a file
 * whose sheet or columns are not certain (Z-6), another unit's or period's file, and in strict taking one with errors.
 */
export function judgeFile(draft: Draft, { name, sha256, bytes }: UploadedFile, reading: SheetReading, by: TakingOf): Judged {
  for (const { kind, ...question } of reading.questions) {
    if (kind !== 'WHICH_LAYOUT' && kind !== 'WHICH_SHEET') continue;
    const candidates = 'candidates' in question ? question.candidates.join('、') : '';
    return refuse(kind === 'WHICH_LAYOUT' ? 'LAYOUT_UNCERTAIN' : 'SHEET_UNCERTAIN', { candidates });
  }
  const { findings, questions, verdict } = reading;
  if (isForAnother(reading)) return refuse('FILE_REFUSED', { verdict, findings });
  const errors = errorsOf(reading);
  if (by.take === 'strict' && (errors.length > 0 || questions.some(({ kind }) => kind === 'BLANK_OVER_VALUE'))) {
    return refuse('FILE_HAS_ERRORS', { errors: errors.length, findings, questions });
  }
  const upload = { sha256, name, size: bytes.length, ...by };
  const told = { ...reading, normalisations: [...reading.normalisations, ...takenBack(draft, reading, upload)] };
  const after = applyReading(draft, told, upload);
  const alreadyTaken = sameDraft(draft, after);
  return { ok: true, draft: alreadyTaken ? draft : after, alreadyTaken, reading: told };
}
