import type { Authority } from '#kernel';
import { AcceptReport, AnswerQuestion, AskAboutCell, ExtendDeadline, RemindUnit, ReturnReport } from '#reporting';
import type { Country } from './plan';

export type Turn = Country['turns'][number];

/** The one command that a turn of a report is; `code` finds a story's project. */
export function commandOf(
  turn: Exclude<Turn, { readonly type: 'resend' | 'draft' }>,
  authority: Authority,
  code: (key: string) => string,
) {
  const { unit, period } = turn;
  switch (turn.type) {
    case 'extend':
      return new ExtendDeadline(authority, { unit, period, dueOn: turn.dueOn, was: turn.was, reason: turn.reason });
    case 'remind': {
      const { kind, text } = turn;
      return new RemindUnit(authority, { unit, period, kind, ...(text === undefined ? {} : { text }) });
    }
    case 'return': {
      const { revision, reason } = turn;
      const marks = turn.marks.map((mark) => ({ ...mark, project: code(mark.project) }));
      return new ReturnReport(authority, { unit, period, revision, reason, marks });
    }
    case 'accept': {
      const { revision, note } = turn;
      return new AcceptReport(authority, { unit, period, revision, ...(note === undefined ? {} : { note }) });
    }
    case 'ask':
    case 'answer': {
      const input = { unit, period, project: code(turn.project), attribute: turn.attribute, text: turn.text };
      return turn.type === 'ask' ? new AskAboutCell(authority, input) : new AnswerQuestion(authority, input);
    }
  }
}
