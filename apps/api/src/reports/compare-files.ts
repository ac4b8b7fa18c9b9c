import { formatAttribute, type Attribute, type Authority, type PeriodId } from '#kernel';
import { columnLetters, compareReadings, type ComparedCell, type ComparedLine } from '#reporting';
import { Problem } from '../http/problem';
import { attributeZh } from '../graphql/claims.loader';
import type { ReadingAnswers, SentFile, SheetService, Upload } from './sheet.service';

/** One of two files: sent with the request, or stored before under its hash. */
export type Compared = (SentFile | { readonly hash: string }) & { readonly answers: ReadingAnswers };

/**
 * What two files of one unit say differently, by meaning: lines in one only, cells with both texts and addresses. Nothing is
 * stored. A refusal says which of the files it is about; its questions are answered with `layoutA`, `sheetB` and so on.
 */
export async function compareFiles(
  sheets: SheetService,
  authority: Authority,
  { unit, period }: { readonly unit: string; readonly period: PeriodId },
  files: { readonly a: Compared; readonly b: Compared },
) {
  const read = async (side: 'a' | 'b'): Promise<Upload & { readonly name: string }> => {
    try {
      const given = files[side];
      const file = 'hash' in given ? await sheets.stored(authority, unit, period, given.hash) : given;
      const answers = 'hash' in given && 'answers' in file ? { ...file.answers, ...given.answers } : given.answers;
      const checked = await sheets.check(authority, unit, period, file, { ...answers, take: 'all' }, { alone: true });
      return { ...checked, name: file.name };
    } catch (error) {
      throw error instanceof Problem ? ofSide(error, side) : error;
    }
  };
  const [a, b] = [await read('a'), await read('b')];
  const found = compareReadings(a.reading, b.reading);
  const about = ({ name, sha256, reading }: typeof a) => ({ name, hash: sha256, layout: reading.layout, sheet: reading.sheet });
  const titles = new Map(a.view.projects.map(({ code, values }) => [code, values.title ?? '']));
  const lines = (list: readonly ComparedLine[]) => list.map((line) => lineWords(line, titles));
  return {
    a: about(a),
    b: about(b),
    counts: {
      onlyInA: found.onlyInA.length,
      onlyInB: found.onlyInB.length,
      changed: found.changed.length,
      cells: found.changed.reduce((sum, { cells }) => sum + cells.length, 0),
      same: found.same,
    },
    onlyInA: lines(found.onlyInA),
    onlyInB: lines(found.onlyInB),
    changed: lines(found.changed),
  };
}

const lineWords = ({ project, title, by, row, cells }: ComparedLine, titles: ReadonlyMap<string, string>) => ({
  project,
  title: title || (titles.get(project ?? '') ?? ''),
  matchedBy: by,
  rowA: row.a,
  rowB: row.b,
  cells: cells.map(({ attribute, a, b }) => ({
    attribute,
    attributeZh: attributeZh(attribute),
    a: cellWords(attribute, a),
    b: cellWords(attribute, b),
  })),
});

const cellWords = (attribute: Attribute, { value, raw, sheet, row, column, unread }: ComparedCell) => ({
  /** What could not be read stands as it is written. */
  text: unread ? raw : value === null ? '' : formatAttribute(attribute, value),
  raw,
  unread,
  address: column === null ? null : `${sheet}!${columnLetters(column)}${row}`,
});

function ofSide(problem: Problem, side: 'a' | 'b'): Problem {
  const { code, title, titleEn, errors, extra } = problem;
  const { answerWith } = extra;
  const asked = typeof answerWith === 'string' ? { answerWith: `${answerWith}${side.toUpperCase()}` } : {};
  return new Problem(problem.getStatus(), code, title, titleEn, errors, { ...extra, ...asked, file: side });
}
