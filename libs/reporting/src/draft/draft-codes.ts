import type { Refused } from '#kernel';
import type { PlatformCode } from '#platform/commands';
import type { DraftEditCode } from './edit-draft';
import type { GateCode } from './standing';

export type DraftCode =
  | GateCode
  | DraftEditCode
  | PlatformCode
  | 'NO_DRAFT'
  | 'ALREADY_SUBMITTED'
  | 'FILE_REFUSED'
  | 'FILE_HAS_ERRORS'
  | 'TITLE_REQUIRED'
  | 'CATEGORY_REQUIRED'
  /** Registration was refused; `detail.code` says by what. */
  | 'NOT_REGISTERED';

/** What a file may be refused with: whichever of its sheets or layouts is meant is asked before anything is taken (Z-6). */
export type FileCode = DraftCode | 'LAYOUT_UNCERTAIN' | 'SHEET_UNCERTAIN';

/** Thrown inside a transaction so that nothing of it stays; never leaves this folder. */
export class Refusal extends Error {
  constructor(readonly refused: Refused<FileCode>) {
    super(refused.code);
  }
}
