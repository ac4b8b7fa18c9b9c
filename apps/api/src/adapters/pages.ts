import type { OrgScope, Predicate, Relation, Row } from '#kernel';
import type { Cut, CutReader } from '#platform/read-store';

const PAGE = 5_000;

/** All rows of a relation at the reader's cut, or at another of the same snapshot, page by page. */
export async function allRows(
  reader: CutReader,
  relation: Relation,
  scope: OrgScope,
  where: Predicate,
  at: Cut = reader.cut,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await reader.list(relation, { scope, where, at, limit: PAGE, ...(after === undefined ? {} : { after }) });
    rows.push(...page.rows.map(({ row }) => row));
    if (!page.hasNext) return rows;
    after = page.rows[page.rows.length - 1]?.cursor;
  }
}
