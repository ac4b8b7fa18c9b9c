import { EntitySchema, IsNull, type DataSource, type MigrationInterface, type QueryRunner, type Repository } from 'typeorm';

export interface IdempotencyRow {
  person: string;
  key: string;
  bodyHash: string;
  /** Null while the first request is still under way. */
  status: number | null;
  answer: string | null;
  createdAt: Date;
}

export const idempotencyTable = new EntitySchema<IdempotencyRow>({
  name: 'IdempotencyKey',
  tableName: 'idempotency_key',
  columns: {
    person: { type: 'text', primary: true },
    key: { type: 'text', primary: true },
    bodyHash: { type: 'text', name: 'body_hash' },
    status: { type: 'int', nullable: true },
    answer: { type: 'text', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
  },
});

export type IdempotencyRows = Repository<IdempotencyRow>;
export const idempotencyRows = (source: DataSource): IdempotencyRows => source.getRepository(idempotencyTable);

/** Keys whose first request has not answered. */
export const UNFINISHED = { status: IsNull() };

export class Idempotency1790000000401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slate.idempotency_key (
        person text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        status int,
        answer text,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (person, key)
      );
      CREATE INDEX idempotency_key_age ON slate.idempotency_key (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slate.idempotency_key');
  }
}
