/** How grave a mark is, and with it the colour of its cell. */
export type Tone = 'error' | 'warning';

/** Something said of a cell. Rows and columns from 1. */
export interface CellMark {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly tone: Tone;
  /** Plain text; it becomes a comment and never a formula. */
  readonly text: string;
}

/** A sheet added behind the others, all texts. */
export interface AddedSheet {
  /** Made unique where the workbook has one of this name. */
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

export interface Marks {
  /** Who comments. */
  readonly author: string;
  readonly cells: readonly CellMark[];
  readonly added: AddedSheet;
}

/** Fills as RGB; the legend names them. */
export const TONE_FILLS: Readonly<Record<Tone, string>> = { error: 'FFC7CE', warning: 'FFE699' };

/** The package is built in a way that is not edited in place; it is then written anew from what was read of it. */
export class NotEditable extends Error {}
