import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long jobs and their files; both outlive the process, the files not for long. */
export class Jobs1790000000601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slate.job (
        id text PRIMARY KEY,
        kind text NOT NULL,
        input jsonb NOT NULL,
        person text NOT NULL,
        organisation text NOT NULL,
        token_hash text NOT NULL,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
        phase text,
        done integer NOT NULL DEFAULT 0,
        total integer,
        cancelling boolean NOT NULL DEFAULT false,
        committing boolean NOT NULL DEFAULT false,
        result jsonb,
        failure jsonb,
        file_name text,
        file_type text,
        file_size bigint,
        file_sha256 text,
        file_kept boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        worker text,
        lease_until timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        version integer NOT NULL DEFAULT 0
      );
      CREATE INDEX job_waiting ON slate.job (created_at) WHERE state IN ('queued', 'running');
      CREATE INDEX job_of_person ON slate.job (person, created_at DESC);
      CREATE INDEX job_newest ON slate.job (created_at DESC);
      CREATE TABLE slate.job_file (
        job text NOT NULL REFERENCES slate.job ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('in', 'out')),
        part integer NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (job, role, part)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slate.job_file; DROP TABLE slate.job');
  }
}
