import { type Message, message } from '#kernel';

/** Why a file is not opened, or not read to its end (promises S9). A closed list: the doors map it to text. */
export type WorkbookRefusalCode =
  | 'WORKBOOK_TOO_LARGE'
  | 'WORKBOOK_EMPTY'
  | 'WORKBOOK_NOT_XLSX'
  | 'WORKBOOK_LEGACY_XLS'
  | 'WORKBOOK_BINARY_XLSB'
  | 'WORKBOOK_ENCRYPTED'
  | 'WORKBOOK_DAMAGED'
  | 'WORKBOOK_TOO_MANY_PARTS'
  | 'WORKBOOK_INFLATES_TOO_FAR'
  | 'WORKBOOK_RATIO'
  | 'WORKBOOK_LYING_SIZE'
  | 'WORKBOOK_UNSAFE_PATH'
  | 'WORKBOOK_DUPLICATE_PART'
  | 'WORKBOOK_NESTED_ARCHIVE'
  | 'WORKBOOK_UNKNOWN_PART'
  | 'WORKBOOK_MACROS'
  | 'WORKBOOK_EXTERNAL_LINK'
  | 'WORKBOOK_EMBEDDED_OBJECT'
  | 'WORKBOOK_DATA_CONNECTION'
  | 'WORKBOOK_DOCTYPE'
  | 'WORKBOOK_TOO_MANY_ROWS'
  | 'WORKBOOK_TOO_MANY_CELLS'
  | 'WORKBOOK_TOO_SLOW'
  | 'WORKBOOK_TOO_HUNGRY'
  /** Nothing is wrong with the file: too many others wait to be read. */
  | 'WORKBOOK_BUSY'
  | 'WORKBOOK_UNREADABLE';

export interface WorkbookRefusal {
  readonly code: WorkbookRefusalCode;
  /** The part, the limit or the parser's words: for the log and the detail line, not a sentence for users. */
  readonly detail: string;
}

/** What a refusal says, from the catalogue. */
export const refusalMessage = ({ code, detail }: WorkbookRefusal): Message => message(code, { detail });
