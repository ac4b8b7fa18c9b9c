import { metricById } from '#insight';
import type { Metric, OrgScope, Predicate } from '#kernel';
import type { CutReader } from '#platform/read-store';

const PAGE = 2_000;
const projectsChanged = metricById('projectsChanged') as Metric;

/**
 * The projects that say something else at the reader's cut than was known of the same day at an earlier place in the log:
 * new ones too, and what was changed and set back again not. By the metric that counts them. @throws UnreadableMoment
 */
export async function changedSince(reader: CutReader, scope: OrgScope, where: Predicate, since: string): Promise<Predicate> {
  const before = await reader.cutAt({ asOf: reader.cut.asOf, knownAt: since });
  const codes: string[] = [];
  let after: string | undefined;
  for (;;) {
    const at = after === undefined ? {} : { after };
    const page = await reader.changeRows(projectsChanged, { scope, where, before, limit: PAGE, ...at });
    codes.push(...page.rows.flatMap((row) => (row.after ? [String(row.after['project'])] : [])));
    after = page.rows[page.rows.length - 1]?.cursor;
    if (!page.hasNext || after === undefined) return { op: 'in', field: 'project', values: codes };
  }
}
