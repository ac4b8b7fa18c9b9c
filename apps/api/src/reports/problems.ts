import { isMessageCode, message, type Refused } from '#kernel';
import { refusalMessage, type WorkbookRefusal } from '#platform/workbook';
import { columnLetters, type FileOutcome, type SheetReading } from '#reporting';
import { Problem } from '../http/problem';

/** Why a file was not opened or not read to its end (S9). */
export function workbookProblem(refusal: WorkbookRefusal): Problem {
  const words = refusalMessage(refusal);
  const status = refusal.code === 'WORKBOOK_BUSY' ? 503 : 422;
  return new Problem(status, refusal.code, words.zh, words.en, [], {
    repair: words.repair?.zh ?? null,
    repairEn: words.repair?.en ?? null,
  });
}

/** A file whose sheet or columns are not certain comes back with the question and its possible answers, unread (Z-6). */
export function fileProblem(refused: Extract<FileOutcome, { ok: false }>): Problem {
  const problem = problemOf(refused, refused.reading);
  const answerWith = { LAYOUT_UNCERTAIN: 'layout', SHEET_UNCERTAIN: 'sheet' }[refused.code as string];
  const question = refused.reading?.questions.find(({ kind }) => kind === 'WHICH_LAYOUT' || kind === 'WHICH_SHEET');
  if (!answerWith || !question || !('candidates' in question)) return problem;
  const extra = { ...problem.extra, answerWith, candidates: question.candidates };
  return new Problem(422, problem.code, problem.title, problem.titleEn, problem.errors, extra);
}

/** Asked rightly, of what stands otherwise by now. */
const OVERTAKEN = ['TOO_BUSY', 'VALUE_CHANGED', 'DRAFT_CHANGED'];

/** Refusals of the draft in HTTP's words. */
export function problemOf(refused: Refused<string>, reading?: SheetReading): Problem {
  const { code, detail } = refused;
  const words = wordsOf(code, detail);
  const status = code === 'NOT_FOUND' ? 404 : code === 'FORBIDDEN' ? 403 : OVERTAKEN.includes(code) ? 409 : 422;
  const errors = (reading?.findings ?? []).map((finding) => {
    const said = wordsOf(finding.code, { value: finding.value, ...finding.detail });
    return {
      code: finding.code,
      severity: finding.severity,
      message: said.zh,
      messageEn: said.en,
      sheet: finding.sheet,
      ...(finding.row === null ? {} : { row: finding.row }),
      ...(finding.column === null ? {} : { column: columnLetters(finding.column) }),
      ...(finding.value === null ? {} : { value: finding.value }),
      rule: finding.rule,
      ...(said.repair ? { repair: said.repair.zh, repairEn: said.repair.en } : {}),
    };
  });
  const repair = words.repair ? { repair: words.repair.zh, repairEn: words.repair.en } : {};
  return new Problem(status, code, words.zh, words.en, errors, repair);
}

function wordsOf(code: string, detail: Readonly<Record<string, unknown>>) {
  return isMessageCode(code) ? message(code, detail) : { zh: code, en: code, repair: null };
}
