import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row: up to which day the demonstration country is being, or was, written. */
export class Demonstration1790000000501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slate.demonstration (
        only_one boolean PRIMARY KEY CHECK (only_one),
        today date NOT NULL,
        acts int NOT NULL,
        done boolean NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slate.demonstration');
  }
}
