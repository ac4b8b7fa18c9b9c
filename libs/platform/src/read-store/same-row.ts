import type { ProjectedRow, TableDeclaration } from '#kernel';

type Stored = ProjectedRow['values'][string] | undefined;

/** Rows that could be equal share this: their table and their days. */
export const rowPlace = (row: ProjectedRow): string => `${row.table} ${row.effectiveFrom ?? ''} ${row.effectiveTo ?? ''}`;

/** Are two rows of one place equal in every column, as they are stored? */
export function sameRow(left: ProjectedRow, right: ProjectedRow, columns: readonly string[]): boolean {
  return columns.every((column) => sameValue(left.values[column] ?? null, right.values[column] ?? null));
}

/** The columns of a table in the order they were declared, looked up once per page. */
export const columnsOf = (table: TableDeclaration): readonly string[] => Object.keys(table.columns);

/** Equal as JSON: the order of an object's members means nothing, and an undefined one is not there. */
function sameValue(left: Stored, right: Stored): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((each, at) => sameValue(each as Stored, right[at] as Stored));
  }
  const [a, b] = [membersOf(left), membersOf(right)];
  return a.length === b.length && a.every(([name, value]) => sameValue(value, (right as Record<string, Stored>)[name]));
}

const membersOf = (value: object): [string, Stored][] =>
  (Object.entries(value) as [string, Stored][]).filter(([, member]) => member !== undefined);
