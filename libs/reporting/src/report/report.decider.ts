import { accept, type Decider } from '#kernel';
import { absentReport, evolveReport, type ReportFact, type ReportState } from './report-state';
import { extendDeadline, remindUnit, type DeadlineCode, type ExtendDeadline, type RemindUnit } from './deadline.part';
import { answerQuestion, askAboutCell, type AnswerQuestion, type AskAboutCell, type QuestionCode } from './question.part';
import { acceptReport, returnReport, type AcceptReport, type ReturnReport, type SettleReportCode } from './settle-report.part';
import { submitReport, type Digest, type SubmitReport, type SubmitReportCode } from './submit-report.part';

/** A draft was begun: said once, whoever begins it again. */
export interface OpenReport {
  readonly type: 'OpenReport';
  readonly unit: string;
  readonly period: string;
}

export type ReportCommand =
  OpenReport | SubmitReport | AcceptReport | ReturnReport | ExtendDeadline | RemindUnit | AskAboutCell | AnswerQuestion;
export type ReportCode = SubmitReportCode | SettleReportCode | DeadlineCode | QuestionCode;

export const reportStream = (unit: string, period: string): string => `report-${unit}-${period}`;

/** Stream `report-<unit>-<period>`: the one decider of its category. `digest` is sha-256 over canonical JSON. */
export const reportDecider = (digest: Digest): Decider<ReportState, ReportCommand, ReportFact, ReportCode> => ({
  initial: absentReport,
  decide(command, state) {
    switch (command.type) {
      case 'OpenReport': {
        const { unit, period } = command;
        return state.status === 'NOT_STARTED' ? accept({ type: 'ReportOpened', data: { unit, period } }) : accept();
      }
      case 'SubmitReport':
        return submitReport(command, state, digest);
      case 'AcceptReport':
        return acceptReport(command, state);
      case 'ReturnReport':
        return returnReport(command, state);
      case 'ExtendDeadline':
        return extendDeadline(command, state);
      case 'RemindUnit':
        return remindUnit(command, state);
      case 'AskAboutCell':
        return askAboutCell(command, state);
      case 'AnswerQuestion':
        return answerQuestion(command, state);
    }
  },
  evolve: evolveReport,
});
