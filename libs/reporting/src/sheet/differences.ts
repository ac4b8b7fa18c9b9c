import { type Attribute, type AttributeValue, formatAttribute, oneLine, parseAttribute, sameValue } from '#kernel';
import { INPUT_ATTRIBUTES } from './layout';
import type { Shown } from './meta';
import type { ReadCell, SheetCell, SheetProject } from './reading';

/** What an editor had before their eyes for a project. */
export interface Seen {
  /** The last value; null where none. */
  last(attribute: Attribute): AttributeValue;
  readonly lastSince: string | null;
  /** What stood in the input cell: the draft's value where it had one, else the last value. */
  input(attribute: Attribute): AttributeValue;
  /** Whether that was the draft's value, "无" included. */
  drafted(attribute: Attribute): boolean;
  /** What stood in the "stage since" cell; null where it was empty. */
  readonly inputSince: string | null;
}

/** The editor of a file without our meta sheet saw, as far as anyone can tell, what is reported now. */
export const seenNow = (project: SheetProject): Seen => {
  const last = (attribute: Attribute): AttributeValue => project.last[attribute] ?? null;
  return { last, lastSince: project.stageSince, input: last, drafted: () => false, inputSince: null };
};

/** What our sheet showed when it was downloaded, from the texts kept in its meta sheet. */
export function seenInSheet(project: SheetProject, shown: Shown | undefined): Seen {
  if (!shown) return seenNow(project);
  const last = (attribute: Attribute): AttributeValue => {
    const text = shown.last[INPUT_ATTRIBUTES.indexOf(attribute)] ?? '';
    return text === '' ? null : valueOf(attribute, text, project.last[attribute] ?? null);
  };
  return {
    last,
    lastSince: shown.lastSince,
    input: (attribute) => {
      const text = shown.draft[attribute];
      return text === undefined ? last(attribute) : valueOf(attribute, text, project.draft?.values[attribute] ?? null);
    },
    drafted: (attribute) => shown.draft[attribute] !== undefined,
    inputSince: shown.draftSince,
  };
}

/** A printed text as a value; where it is the text of a value at hand, that very value. */
function valueOf(attribute: Attribute, text: string, known: AttributeValue): AttributeValue {
  if (known !== null && oneLine(formatAttribute(attribute, known)) === oneLine(text)) return known;
  const parsed = parseAttribute(attribute, text);
  return parsed.ok ? parsed.value : null;
}

export interface Differences {
  readonly cells: readonly SheetCell[];
  readonly reverted: readonly Attribute[];
}

/**
 * Cells that were changed in the file (B-09). A cell that says what its editor saw is untouched, even where the value has
 * moved since: nobody's silence overwrites anybody's change. A changed cell that says what is reported anyway only takes
 * back what a draft says. `restate` is for a line whose reason changed: its drafted cells are said again, with the reason.
 */
export function differences(
  read: readonly ReadCell[],
  project: SheetProject,
  seen: Seen,
  { restate }: { readonly restate: boolean } = { restate: false },
): Differences {
  const cells: SheetCell[] = [];
  const reverted: Attribute[] = [];
  for (const cell of read) {
    const { attribute } = cell;
    const sameDay = attribute !== 'stage' || (cell.sinceOn ?? null) === seen.inputSince;
    const untouched = sameDay && sameValue(attribute, cell.value, seen.input(attribute));
    if (untouched && !(restate && seen.drafted(attribute))) continue;
    const was = seen.last(attribute);
    const now = project.last[attribute] ?? null;
    if (agrees(cell, was, seen.lastSince) || agrees(cell, now, project.stageSince)) reverted.push(attribute);
    else cells.push({ ...cell, was, moved: !sameValue(attribute, was, now) });
  }
  return { cells, reverted };
}

const agrees = (cell: ReadCell, value: AttributeValue, since: string | null): boolean =>
  sameValue(cell.attribute, cell.value, value) && (cell.sinceOn === undefined || cell.sinceOn === since);

/** The cells of a line once an officer has said which project it means; a new project has no values to differ from. */
export const cellsAgainst = (read: readonly ReadCell[], project: SheetProject | null): readonly SheetCell[] =>
  project
    ? differences(read, project, seenNow(project)).cells
    : read.filter(({ value }) => value !== null).map((cell) => ({ ...cell, was: null, moved: false }));
