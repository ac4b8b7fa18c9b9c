import type { DraftView, SheetContext, SheetReading, Taking } from '#reporting';

export interface Template {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly view: DraftView;
  readonly reading: SheetReading;
  readonly sha256: string;
  readonly alreadyTaken: boolean;
}

/** What an officer says about a file that could be read in more than one way. */
export type ReadingAnswers = Pick<SheetContext, 'layout' | 'sheet'>;

export type Asked = ReadingAnswers & { readonly take: Taking };

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface MarkedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** The file was no .xlsx that is edited in place: values and merges are kept, looks and formulas not. */
  readonly rewritten: boolean;
  readonly findings: number;
}
