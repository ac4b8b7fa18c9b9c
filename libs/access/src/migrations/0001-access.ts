import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slate.access_token (
        hash text PRIMARY KEY,
        person text NOT NULL,
        name text NOT NULL,
        organisation text NOT NULL,
        role text NOT NULL,
        label text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        revoked_at timestamptz,
        demo boolean NOT NULL DEFAULT false
      );
      CREATE TABLE slate.signing_key (name text PRIMARY KEY, key bytea NOT NULL);
      CREATE INDEX access_token_person ON slate.access_token (person);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slate.access_token; DROP TABLE slate.signing_key');
  }
}
