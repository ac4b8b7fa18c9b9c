import type { MyDraft, MyReport } from './operations';

/** Where a step of the half-month stands, in the officer's words. */
export type StepState = 'TODO' | 'INCOMPLETE' | 'READY' | 'DONE' | 'WAITING' | 'RETURNED' | 'NOT_YET';
export type StepId = 'template' | 'upload' | 'answer' | 'submit' | 'review';

export interface Step {
  readonly id: StepId;
  readonly state: StepState;
  /** What is still to be done in it: faults, questions. */
  readonly open: number;
}

/** Sent, and nothing new begun: what was sent is NRTA's to read. */
const SENT: readonly MyReport['state'][] = ['SUBMITTED', 'RESUBMITTED', 'ACCEPTED', 'CORRECTED'];

/** The five steps of a half-month (I-08, B-08…B-10), from what the report and the draft are. */
export function stepsOf(report: Pick<MyReport, 'state' | 'revision'>, draft: MyDraft): readonly Step[] {
  const sent = draft === null && SENT.includes(report.state);
  const step = (id: StepId, state: StepState, open = 0): Step => ({ id, state, open });
  const begun = draft !== null || report.revision !== null;
  const faults = draft?.findings.filter(({ waived, line }) => waived === null && !isOpenLine(draft, line)).length ?? 0;
  const questions = (draft?.openLines.length ?? 0) + (draft?.missing.length ?? 0);
  return [
    step('template', begun ? 'DONE' : 'TODO'),
    draft === null ? step('upload', sent ? 'DONE' : 'TODO') : step('upload', faults > 0 ? 'INCOMPLETE' : 'DONE', faults),
    draft === null ? step('answer', sent ? 'DONE' : 'NOT_YET') : step('answer', questions > 0 ? 'INCOMPLETE' : 'DONE', questions),
    step('submit', sent ? 'DONE' : draft === null ? 'TODO' : draft.canSubmit ? 'READY' : 'NOT_YET'),
    step('review', reviewOf(report.state, draft)),
  ];
}

const isOpenLine = (draft: NonNullable<MyDraft>, line: string | null): boolean =>
  draft.openLines.some((each) => each.line === line) || draft.missing.some(({ project }) => project === line);

function reviewOf(state: MyReport['state'], draft: MyDraft): StepState {
  if (state === 'RETURNED') return 'RETURNED';
  if (state === 'ACCEPTED') return draft === null ? 'DONE' : 'NOT_YET';
  return SENT.includes(state) && draft === null ? 'WAITING' : 'NOT_YET';
}
