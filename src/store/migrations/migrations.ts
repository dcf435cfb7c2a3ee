import type { Migration } from 'kysely/migration';
import { revisionTables } from './0001-active-revisions.ts';
import { serverTables } from './0002-servers.ts';
import { answerTables } from './0003-answers.ts';
import { feedbackTables } from './0004-feedback.ts';
import { outboxTables } from './0005-outbox.ts';
import { revisionTitles } from './0006-revision-titles.ts';
import type { SchemaDialect } from './schema-dialect.ts';

/**
 * In the order of their names. A released migration is never changed. The column types work in SQLite and PostgreSQL: SQLite
 * stores a Uint8Array in a `bytea` column and any integer in a `bigint`.
 */
export function createMigrations(dialect: SchemaDialect): Record<string, Migration> {
  return {
    '0001-active-revisions': revisionTables(dialect),
    '0002-servers': serverTables,
    '0003-answers': answerTables(dialect),
    '0004-feedback': feedbackTables(dialect),
    '0005-outbox': outboxTables(dialect),
    '0006-revision-titles': revisionTitles,
  };
}
