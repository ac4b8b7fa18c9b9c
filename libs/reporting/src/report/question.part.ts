import { accept, refuse, type Attribute, type Decision } from '#kernel';
import type { ReportEvent } from '../events';
import type { ReportState } from './report-state';

interface OnCell {
  readonly unit: string;
  readonly period: string;
  readonly project: string;
  readonly attribute: Attribute;
  readonly text: string;
}

/** NRTA asks about a cell; of a project that is the unit's, which its author has made sure of. */
export interface AskAboutCell extends OnCell {
  readonly type: 'AskAboutCell';
}

export interface AnswerQuestion extends OnCell {
  readonly type: 'AnswerQuestion';
}

export type QuestionCode = 'TEXT_EMPTY' | 'NOT_SUBMITTED' | 'NO_QUESTION';

/** A question moves no value and no state; it may be asked of whatever was sent, accepted reports too. */
export function askAboutCell(command: AskAboutCell, state: ReportState): Decision<ReportEvent, QuestionCode> {
  const { unit, period, project, attribute } = command;
  const text = command.text.trim();
  if (text === '') return refuse('TEXT_EMPTY');
  if (state.revision === 0) return refuse('NOT_SUBMITTED', { status: state.status });
  return accept({ type: 'CellQuestionAsked', data: { unit, period, project, attribute, text } });
}

/** Answers stand in the thread of their cell; more than one may be given. */
export function answerQuestion(command: AnswerQuestion, state: ReportState): Decision<ReportEvent, QuestionCode> {
  const { unit, period, project, attribute } = command;
  const text = command.text.trim();
  if (text === '') return refuse('TEXT_EMPTY');
  if (!state.asked.has(`${project}/${attribute}`)) return refuse('NO_QUESTION', { project, attribute });
  return accept({ type: 'CellQuestionAnswered', data: { unit, period, project, attribute, text } });
}
