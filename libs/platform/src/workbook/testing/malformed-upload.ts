import type { WorkbookRefusalCode } from '../refusal';

/** An upload that must be refused, the name it must be refused by, and what was done to a good workbook to get it. */
export interface MalformedUpload {
  readonly what: string;
  readonly code: WorkbookRefusalCode;
  readonly bytes: Buffer;
}
