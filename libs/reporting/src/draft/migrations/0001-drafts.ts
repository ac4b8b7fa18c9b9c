import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working papers of reports: the draft, its differences, its open questions and the files that fed it. */
export class Drafts1790000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE slate.draft (
        unit text NOT NULL,
        period text NOT NULL,
        revision integer NOT NULL,
        min_position text,
        opened_by text NOT NULL,
        opened_at text NOT NULL,
        edited_by text NOT NULL,
        edited_at text NOT NULL,
        edits integer NOT NULL,
        PRIMARY KEY (unit, period)
      );
      CREATE TABLE slate.draft_cell (
        unit text NOT NULL,
        period text NOT NULL,
        line text NOT NULL,
        attribute text NOT NULL,
        value jsonb,
        since_on date,
        raw text,
        source_key text NOT NULL,
        source_row integer,
        reason text,
        editor text NOT NULL,
        edited_at text NOT NULL,
        base_value jsonb,
        base_position text,
        PRIMARY KEY (unit, period, line, attribute),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      CREATE TABLE slate.draft_line (
        unit text NOT NULL,
        period text NOT NULL,
        line text NOT NULL,
        candidates jsonb NOT NULL,
        title text,
        category text,
        levels jsonb NOT NULL,
        source_key text NOT NULL,
        source_row integer,
        answered_on date,
        PRIMARY KEY (unit, period, line),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      CREATE TABLE slate.draft_finding (
        unit text NOT NULL,
        period text NOT NULL,
        finding text NOT NULL,
        severity text NOT NULL,
        code text NOT NULL,
        line text,
        attribute text,
        sheet text,
        source_row integer,
        source_column integer,
        value text,
        rule text NOT NULL,
        detail jsonb NOT NULL,
        source_key text NOT NULL,
        PRIMARY KEY (unit, period, finding),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      CREATE TABLE slate.draft_missing (
        unit text NOT NULL,
        period text NOT NULL,
        project text NOT NULL,
        why text NOT NULL,
        text text NOT NULL,
        PRIMARY KEY (unit, period, project),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      CREATE TABLE slate.draft_waiver (
        unit text NOT NULL,
        period text NOT NULL,
        finding text NOT NULL,
        reason text NOT NULL,
        waived_by text NOT NULL,
        PRIMARY KEY (unit, period, finding),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      CREATE TABLE slate.draft_source (
        unit text NOT NULL,
        period text NOT NULL,
        source_key text NOT NULL,
        source jsonb NOT NULL,
        listed jsonb,
        PRIMARY KEY (unit, period, source_key),
        FOREIGN KEY (unit, period) REFERENCES slate.draft ON DELETE CASCADE
      );
      -- No foreign key: the file stays when the draft has become facts, since their provenance ends in it.
      CREATE TABLE slate.draft_file (
        unit text NOT NULL,
        period text NOT NULL,
        sha256 text NOT NULL,
        name text NOT NULL,
        size integer NOT NULL,
        uploaded_by text NOT NULL,
        uploaded_at text NOT NULL,
        summary jsonb NOT NULL,
        taken boolean NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (unit, period, sha256)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE slate.draft_file, slate.draft_source, slate.draft_waiver, slate.draft_missing, slate.draft_finding,
        slate.draft_line, slate.draft_cell, slate.draft;
    `);
  }
}
