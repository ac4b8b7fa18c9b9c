import type { MessageCode } from '#kernel';
import type { DraftCode, FileCode } from './draft/draft-codes';
import type { IssueCompilationRefusal } from './period/issue-compilation.handler';
import type { OpenPeriodRefusal } from './period/open-period.handler';
import type { DeadlineRefusal } from './report/deadline.handler';
import type { QuestionRefusal } from './report/question.handler';
import type { SettleRefusal } from './report/settle-report.handler';
import type { SubmitReportRefusal } from './submit/submit-report.handler';

export * from './events';
export * from './reporting.module';
export * from './base';
export * from './ports';
export type { ReportFinding } from './checks/finding';
export { holdsBack } from './checks/check-draft';
export { leapOf, type Leap } from './checks/leap';
export type {
  Draft,
  DraftCell,
  DraftExplanation,
  DraftFile,
  DraftLine,
  DraftSource,
  DraftWaiver,
  FileFinding,
  MissingWhy,
} from './draft/draft';
export { draftedValue } from './draft/draft';
export { changedLines, draftTotals, type DraftTotal, type DraftTotalId } from './draft/draft-totals';
export { LIKENESS_REASONS, likenessOf, type LikenessReason } from './draft/likeness';
export type { DraftCode, FileCode } from './draft/draft-codes';
export { editionOf } from './draft/edition';
export { DraftService, type DraftOutcome, type NewLineAnswer } from './draft/draft-service';
export { DraftFiles, type Beneath, type FileJudged, type FileOutcome } from './draft/draft-files';
export type { UploadedFile } from './draft/judge-file';
export { DraftStore, type StoredFile } from './draft/draft-store.table';
export { reportingTables } from './draft/draft.table';
export { reportingMigrations } from './draft/migrations';
export type { Difference, DraftView } from './draft/draft-view';
export type { CellEdit, DraftEdit, DraftEditCode } from './draft/edit-draft';
export type { Taking } from './draft/apply-reading';
export { OpenPeriod, type OpenPeriodOutcome, type OpenPeriodRefusal } from './period/open-period.handler';
export { IssueCompilation, type IssueCompilationOutcome, type IssueCompilationRefusal } from './period/issue-compilation.handler';
export type { MadeCompilation } from './period/issue-compilation.part';
export { deadlineOf, HALF_MONTH_DEADLINE, HOLIDAY_TABLES, type Deadline, type NoDeadline } from './period/half-month-deadline';
export { openingId, periodsToOpen } from './processes/open-period-when-it-begins.process';
export {
  reminderId,
  reachOfReminders,
  remindersDue,
  type OwedReport,
  type ReminderDue,
} from './processes/remind-units-when-due.process';
export { ExtendDeadline, RemindUnit, type DeadlineOutcome, type DeadlineRefusal } from './report/deadline.handler';
export {
  AnswerQuestion,
  AskAboutCell,
  type OnCellInput,
  type QuestionOutcome,
  type QuestionRefusal,
} from './report/question.handler';
export { AcceptReport, ReturnReport, type SettleOutcome, type SettleRefusal } from './report/settle-report.handler';
export {
  hashOfRevision,
  historyOf,
  type CellChange,
  type HistoryFact,
  type ReportAct,
  type ReportActKind,
} from './history/report-history';
export { canonicalClaims, disputedLeft, receiptNumber } from './report/submit-report.part';
export type { ReportStatus } from './report/report-state';
export { reportStream } from './report/report.decider';
export { periodStream } from './period/period.decider';
export {
  SubmitReport,
  type Receipt,
  type SubmitReportInput,
  type SubmitReportOutcome,
  type SubmitReportRefusal,
} from './submit/submit-report.handler';
export * from './calendar';
export * from './sheet';

type Worded<Code extends MessageCode> = Code;
/** Every refusal of this context's commands; a code without a message does not compile. */
export type ReportingRefusal = Worded<
  | DraftCode
  | FileCode
  | SubmitReportRefusal
  | SettleRefusal
  | OpenPeriodRefusal
  | IssueCompilationRefusal
  | DeadlineRefusal
  | QuestionRefusal
>;
