/** Rows a table shows: a list that is all there, or a long one of which only what is looked at is read. */
export interface Rows<Row> {
  readonly total: number;
  /** Undefined: not read yet. */
  at(index: number): Row | undefined;
  /** Told which rows are looked at, so that they are read. */
  want(from: number, to: number): void;
  /** What has been read so far, in order. */
  read(): readonly Row[];
  /** Set where a page could not be read: asks for it again. */
  readonly again?: () => void;
}

export const allRows = <Row>(rows: readonly Row[]): Rows<Row> => ({
  total: rows.length,
  at: (index) => rows[index],
  want: () => {},
  read: () => rows,
});
