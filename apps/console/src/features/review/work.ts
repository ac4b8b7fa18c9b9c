import { useKept } from '../../shared/unsent/kept';

/** What a manager has marked and typed over one report and not sent yet. It outlives a reload and an expired session. */
export interface Work {
  /** The revision it was written over. */
  readonly revision: number;
  /** `<project>/<attribute>` → what is wrong with the cell; empty where the return's own reason says it. */
  readonly marks: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly note: string;
}

export const cellKey = (project: string, attribute: string): string => `${project}/${attribute}`;
export const emptyWork = (revision: number): Work => ({ revision, marks: {}, reason: '', note: '' });
export const hasContent = ({ marks, reason, note }: Work): boolean =>
  Object.keys(marks).length > 0 || reason.trim() !== '' || note.trim() !== '';

export function withMark(work: Work, key: string, reason?: string): Work {
  return { ...work, marks: { ...work.marks, [key]: reason ?? work.marks[key] ?? '' } };
}

export function withoutMark(work: Work, key: string): Work {
  const { [key]: _gone, ...marks } = work.marks;
  return { ...work, marks };
}

/** The same words over another revision: marks on cells that it does not change are named and left out of it. */
export function carriedTo(work: Work, revision: number, markable: ReadonlySet<string>): { work: Work; left: readonly string[] } {
  const entries = Object.entries(work.marks);
  return {
    work: { ...work, revision, marks: Object.fromEntries(entries.filter(([key]) => markable.has(key))) },
    left: entries.map(([key]) => key).filter((key) => !markable.has(key)),
  };
}

const nameOf = (person: string, unit: string, period: string): string => `slate.review/${person}/${unit}/${period}`;

export function readWork(text: string | null): Work | null {
  if (text === null) return null;
  try {
    const { revision, marks, reason, note } = JSON.parse(text) as Work;
    return { revision, marks: { ...marks }, reason: String(reason), note: String(note) };
  } catch {
    return null;
  }
}

/** The work over one report, kept in this tab until it is sent or thrown away. */
export const useWork = (person: string, unit: string, period: string): readonly [Work | null, (work: Work | null) => void] =>
  useKept(nameOf(person, unit, period), readWork);
