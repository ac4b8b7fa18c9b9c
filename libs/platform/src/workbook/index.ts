export { ARCHIVE_LIMITS, checkArchive, type ArchiveCheck, type ArchiveFacts, type ArchiveLimits } from './archive-check';
export type {
  CellPlan,
  Grid,
  GridArea,
  GridCell,
  GridCellKind,
  GridSheet,
  ListPlan,
  PlanValue,
  PrintPlan,
  SheetPlan,
  StylePlan,
  Visibility,
  WorkbookPlan,
} from './grid';
export { markWorkbook, type MarkedWorkbook } from './marking/mark-workbook';
export { TONE_FILLS, type AddedSheet, type CellMark, type Marks, type Tone } from './marking/marks';
export { MAX_CELLS, MAX_ROWS, parseGrid } from './parse-grid';
export { readWorkbook, WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookReading } from './read-workbook';
export { refusalMessage, type WorkbookRefusal, type WorkbookRefusalCode } from './refusal';
export { CHILD_LIMITS, type ChildLimits } from './run-child';
export { streamSheet, type StreamedColumn, type StreamedLine } from './stream-sheet';
export { writeWorkbook } from './write-workbook';
