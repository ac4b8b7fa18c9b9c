import type { Row } from '#kernel';

/** A field of a read row as text; null where it is missing. */
export const textField =
  (row: Row) =>
  (field: string): string | null =>
    row[field] === undefined || row[field] === null ? null : String(row[field]);
