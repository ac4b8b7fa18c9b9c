import type { ClientBase } from 'pg';
import type { CheckpointRow } from './checkpoint';
import { PhysicalNames } from './physical';

/**
 * The version that answers a read: the declared one once it has caught up, else the newest earlier one that has, so that
 * a rebuild beside costs no downtime; the declared one, still filling, where there is no other.
 */
export function answeringVersion(rows: readonly CheckpointRow[], declared: number): CheckpointRow | undefined {
  const usable = rows.filter((row) => row.version <= declared);
  return usable.find((row) => row.ready) ?? usable.find((row) => row.version === declared) ?? usable[0];
}

/** Versions before the one that has just caught up go, tables and checkpoint together. */
export async function dropOlderVersions(client: ClientBase, names: PhysicalNames, rows: readonly CheckpointRow[]): Promise<void> {
  for (const old of rows.filter((row) => row.version < names.group.version)) {
    const physical = new PhysicalNames({ name: names.group.name, version: old.version }, names.schema);
    const { tables, projections } = old.definition;
    const all = [
      ...Object.keys(tables).map((table) => physical.table(table)),
      ...projections.map((projection) => physical.state(projection)),
      physical.clock(),
    ];
    await client.query('BEGIN');
    await client.query(`DROP TABLE IF EXISTS ${all.join(', ')}`);
    await client.query(`DELETE FROM ${names.checkpoint()} WHERE group_name = $1 AND version = $2`, [
      names.group.name,
      old.version,
    ]);
    await client.query('COMMIT');
  }
}
