import type { ColumnType, ReadGroup, TableDeclaration } from '#kernel';

/** `known_to` of a version that still stands: the largest bigint, written out so that partial indexes match. */
export const OPEN = '9223372036854775807';
/** What was declared when a build's tables were created: a reader of an older version knows what it has. */
export interface Definition {
  /** table → physical columns */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly projections: readonly string[];
}

/** Read tables live in a schema of their own: it may be dropped and is filled again from the log. */
export const READ_SCHEMA = 'slate_read';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  // "C": text is ordered by its code points, as the in-memory evaluator orders it, on every machine.
  text: 'text COLLATE "C"',
  integer: 'bigint',
  money: 'bigint',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
  json: 'jsonb',
  position: 'bigint',
};

/** `registeredOn` is `registered_on` in the database. */
export const snakeName = (field: string): string => {
  if (!/^[a-z][A-Za-z0-9_]*$/.test(field)) throw new Error(`Not a field name: ${field}`);
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
};

/** A field's column, quoted: `from` and `column` are fields too. */
export const columnName = (field: string): string => `"${snakeName(field)}"`;

/** A column's type without its collation, for casts and record lists. */
export const castType = (type: ColumnType): string => SQL_TYPES[type].split(' ')[0] as string;

/**
 * Names of one build of one version of a group's tables. Both are part of the name, so that the next one fills beside it:
 * a version is raised when its definition changes, a build when the same definition is filled anew.
 */
export class PhysicalNames {
  constructor(
    readonly group: Pick<ReadGroup, 'name' | 'version'>,
    readonly schema: string = READ_SCHEMA,
    readonly build: number = 0,
  ) {
    if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error(`Not a schema name: ${schema}`);
  }

  table(name: string): string {
    return `${this.schema}.${this.bare(snakeName(name))}`;
  }

  state(projection: string): string {
    return this.table(`state_of_${projection.replace(/[^a-z0-9_]/g, '_')}`);
  }

  clock(): string {
    return this.table(`clock_of_${this.group.name.replace(/[^a-z0-9_]/g, '_')}`);
  }

  checkpoint(): string {
    return `${this.schema}.checkpoint`;
  }

  /** Key of the advisory lock that makes one projector: per group, whatever its version. */
  lockKey(): string {
    return `${this.schema}.${this.group.name}`;
  }

  /** Key of the advisory lock that makes one rebuild at a time. */
  rebuildKey(): string {
    return `${this.lockKey()} rebuild`;
  }

  bare(name: string): string {
    return `${name}__v${this.group.version}${this.build === 0 ? '' : `b${this.build}`}`;
  }
}

export const createCheckpointTable = (schema: string): string => `
  CREATE SCHEMA IF NOT EXISTS ${schema};
  CREATE TABLE IF NOT EXISTS ${schema}.checkpoint (
    group_name text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    build integer NOT NULL DEFAULT 0,
    position bigint NOT NULL DEFAULT 0,
    token text,
    running_max timestamptz,
    next_row bigint NOT NULL DEFAULT 1,
    ready boolean NOT NULL DEFAULT false,
    failure jsonb,
    definition jsonb NOT NULL,
    retired boolean NOT NULL DEFAULT false,
    PRIMARY KEY (group_name, version, build)
  );
  -- A table from before there were builds; asked first, since ALTER would wait for every reader.
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = '${schema}.checkpoint'::regclass AND attname = 'build') THEN
      ALTER TABLE ${schema}.checkpoint
        ADD COLUMN build integer NOT NULL DEFAULT 0,
        ADD COLUMN retired boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT checkpoint_pkey,
        ADD PRIMARY KEY (group_name, version, build);
    END IF;
  END $$`;

/** Everything one version of a group needs, in the order it has to be created. */
export function createGroupTables(group: ReadGroup, names: PhysicalNames): readonly string[] {
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${names.clock()} (position bigint PRIMARY KEY, running_max timestamptz NOT NULL)`,
    `CREATE INDEX IF NOT EXISTS ${bareIndex(names.clock(), 'by_instant')} ON ${names.clock()} (running_max, position)`,
  ];
  for (const projection of group.projections) {
    statements.push(`CREATE TABLE IF NOT EXISTS ${names.state(projection.name)}
      (key text COLLATE "C" PRIMARY KEY, value json NOT NULL, row_ids bigint[] NOT NULL)`);
    // Folded values are written over and over: compressing them costs more than it saves.
    statements.push(`ALTER TABLE ${names.state(projection.name)} ALTER COLUMN value SET STORAGE EXTERNAL`);
    for (const table of projection.tables) statements.push(...createTable(table, names));
  }
  return statements;
}

/** Every table of one build of a group, by what was declared when it was created. */
export const tablesOfBuild = (definition: Definition, names: PhysicalNames): readonly string[] => [
  ...Object.keys(definition.tables).map((table) => names.table(table)),
  ...definition.projections.map((projection) => names.state(projection)),
  names.clock(),
];

function createTable(table: TableDeclaration, names: PhysicalNames): string[] {
  const name = names.table(table.name);
  const columns = Object.entries(table.columns).map(([field, type]) => `${columnName(field)} ${SQL_TYPES[type]}`);
  const effective = table.effective ? ['effective_from date NOT NULL', 'effective_to date NOT NULL'] : [];
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${name} (id bigint PRIMARY KEY, known_from bigint NOT NULL, known_to bigint NOT NULL,
      ${[...effective, ...columns].join(', ')})`,
    ...momentIndexes(table, name),
  ];
  table.indexes.forEach((fields, at) => {
    const list = fields.map(columnName).join(', ');
    statements.push(
      `CREATE INDEX IF NOT EXISTS ${bareIndex(name, `present_${at}`)} ON ${name} (${list}) WHERE known_to = ${OPEN}`,
      `CREATE INDEX IF NOT EXISTS ${bareIndex(name, `past_${at}`)} ON ${name} (${list}, known_from) WHERE known_to < ${OPEN}`,
    );
  });
  return statements;
}

/** The present is a partial index; a past moment is a point in the ranges of closed versions (design section 4). */
function momentIndexes(table: TableDeclaration, name: string): string[] {
  const present = table.effective ? '(effective_to, effective_from, known_from)' : '(known_from)';
  return [
    `CREATE INDEX IF NOT EXISTS ${bareIndex(name, 'open')} ON ${name} ${present} WHERE known_to = ${OPEN}`,
    `CREATE INDEX IF NOT EXISTS ${bareIndex(name, 'closed')} ON ${name} USING gist (int8range(known_from, known_to)) WHERE known_to < ${OPEN}`,
  ];
}

const bareIndex = (qualified: string, suffix: string): string => `${qualified.slice(qualified.indexOf('.') + 1)}__${suffix}`;
