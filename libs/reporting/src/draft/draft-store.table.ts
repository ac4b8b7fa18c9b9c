import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import type { Draft, DraftFile } from './draft';
import {
  cellTable,
  draftTable,
  fileTable,
  findingTable,
  lineTable,
  missingTable,
  sourceTable,
  waiverTable,
  type DraftRow,
} from './draft.table';

/** The collections of a draft: its property, its table, and what names a member. */
const PARTS = [
  { part: 'cells', table: cellTable },
  { part: 'lines', table: lineTable },
  { part: 'findings', table: findingTable },
  { part: 'explanations', table: missingTable },
  { part: 'waivers', table: waiverTable },
  { part: 'sources', table: sourceTable },
] as const;

type Row = Readonly<Record<string, unknown>>;
type Table = EntitySchema<never>;

export interface StoredFile extends DraftFile {
  readonly bytes: Buffer;
}

/** Drafts in the database. A command is one transaction: the draft's row is locked first, so that edits queue up. */
export class DraftStore {
  constructor(private readonly source: DataSource) {}

  /** Runs the work with the unit's draft of the period locked, all or nothing: a refusal must throw or change nothing. */
  transaction<T>(work: (drafts: LockedDrafts) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => work(new LockedDrafts(manager)));
  }

  /** Without a lock, for reading; all parts from one snapshot. */
  read(unit: string, period: string): Promise<Draft | null> {
    return this.source.transaction('REPEATABLE READ', (manager) => load(manager, unit, period, false));
  }

  /** The unit's files of the period without their bytes, newest first; `taken`: the draft of today rests on it. */
  async files(unit: string, period: string): Promise<readonly (DraftFile & { readonly taken: boolean })[]> {
    const order = { uploadedAt: 'DESC', sha256: 'ASC' } as const;
    const found = await this.source.getRepository(fileTable).find({ where: { unit, period }, order });
    return found.map((file) => withoutKey(file) as DraftFile & { readonly taken: boolean });
  }

  /** An uploaded file of the unit, also after its draft has become facts; null where there is none. */
  async file(unit: string, period: string, sha256: string): Promise<StoredFile | null> {
    const repository = this.source.getRepository(fileTable);
    const where = { unit, period, sha256 };
    const found = await repository.findOne({ where });
    const bytes = found && (await repository.findOne({ where, select: { bytes: true, sha256: true, unit: true, period: true } }));
    return found && bytes ? { ...(withoutKey(found) as DraftFile), bytes: bytes.bytes } : null;
  }
}

/** For the module: the data source is the app's. */
export const draftStoreProvider = {
  provide: DraftStore,
  inject: [DataSource],
  useFactory: (source: DataSource): DraftStore => new DraftStore(source),
};

export class LockedDrafts {
  constructor(private readonly manager: EntityManager) {}

  load(unit: string, period: string): Promise<Draft | null> {
    return load(this.manager, unit, period, true);
  }

  /** Makes the draft where there is none yet; false where somebody was first. */
  async create(row: DraftRow): Promise<boolean> {
    const made = await this.manager
      .createQueryBuilder()
      .insert()
      .into(draftTable)
      .values(row)
      .orIgnore()
      .returning('unit')
      .execute();
    return (made.raw as readonly unknown[]).length > 0;
  }

  /** Writes what differs between the two, one statement per table. */
  async save(before: Draft, after: Draft): Promise<void> {
    const key = { unit: after.unit, period: after.period };
    const { revision, minPosition, editedBy, editedAt, edits } = after;
    await this.manager.update(draftTable, key, { revision, minPosition, editedBy, editedAt, edits });
    for (const { part, table } of PARTS) {
      await this.saveRows(table as unknown as Table, key, before[part] as readonly object[], after[part] as readonly object[]);
    }
  }

  /** Keeps an uploaded file; the same bytes again say only that they are taken. */
  async keepFile(unit: string, period: string, file: Draft['files'][number], bytes: Buffer): Promise<void> {
    const row = { unit, period, ...file, taken: true, bytes };
    await this.manager.upsert(fileTable, row as never, ['unit', 'period', 'sha256']);
  }

  /** Ends the draft. Its files stay. */
  async remove(unit: string, period: string): Promise<void> {
    await this.manager.delete(draftTable, { unit, period });
    await this.manager.update(fileTable, { unit, period }, { taken: false });
  }

  private async saveRows(table: Table, key: Row, before: readonly object[], after: readonly object[]): Promise<void> {
    const { columns, primaryColumns, tablePath } = this.manager.connection.getMetadata(table);
    const keyOf = (row: object): string => JSON.stringify(primaryColumns.map(({ propertyName }) => (row as Row)[propertyName]));
    const old = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]));
    const now = new Map(after.map((row) => [keyOf(row), row]));
    const gone = before.filter((row) => !now.has(keyOf(row)));
    const changed = [...now].flatMap(([name, row]) => (old.get(name) === JSON.stringify(row) ? [] : [row]));
    const pairs = columns.map(({ propertyName, databaseName }) => [propertyName, databaseName] as const);
    const stored = (row: object): Row => {
      const whole: Row = { ...key, ...row };
      const record: Record<string, unknown> = {};
      for (const [property, column] of pairs) record[column] = whole[property] ?? null;
      return record;
    };
    const names = columns.map(({ databaseName }) => databaseName);
    const record = columns.map(({ databaseName, type }) => `${databaseName} ${String(type)}`).join(', ');
    const primary = primaryColumns.map(({ databaseName }) => databaseName);
    if (gone.length > 0) {
      const same = primary.map((name) => `it.${name} = gone.${name}`).join(' AND ');
      await this.manager.query(
        `DELETE FROM ${tablePath} AS it USING jsonb_to_recordset($1::jsonb) AS gone(${record}) WHERE ${same}`,
        [JSON.stringify(gone.map(stored))],
      );
    }
    if (changed.length > 0) {
      const set = names.filter((name) => !primary.includes(name)).map((name) => `${name} = excluded.${name}`);
      await this.manager.query(
        `INSERT INTO ${tablePath} (${names.join(', ')})
         SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS given(${record})
         ON CONFLICT (${primary.join(', ')}) DO UPDATE SET ${set.join(', ')}`,
        [JSON.stringify(changed.map(stored))],
      );
    }
  }
}

async function load(manager: EntityManager, unit: string, period: string, lock: boolean): Promise<Draft | null> {
  const where = { unit, period };
  const row = await manager.findOne(draftTable, { where, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
  if (!row) return null;
  const parts: Record<string, readonly object[]> = {};
  for (const { part, table } of PARTS) {
    // Plain SQL: a draft of a large unit has thousands of cells, and each command reads it whole.
    const { columns, primaryColumns, tablePath } = manager.connection.getMetadata(table as unknown as Table);
    const names = columns
      .filter(({ propertyName }) => propertyName !== 'unit' && propertyName !== 'period')
      .map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`);
    const order = primaryColumns.map(({ databaseName }) => databaseName);
    parts[part] = (await manager.query(
      `SELECT ${names.join(', ')} FROM ${tablePath} WHERE unit = $1 AND period = $2 ORDER BY ${order.join(', ')}`,
      [unit, period],
    )) as readonly object[];
  }
  const files = await manager.find(fileTable, { where: { ...where, taken: true } });
  return { ...row, ...parts, files: files.map(({ taken: _taken, ...file }) => withoutKey(file)) } as unknown as Draft;
}

function withoutKey(row: object): object {
  const { unit: _unit, period: _period, ...rest } = row as Row;
  return rest;
}
