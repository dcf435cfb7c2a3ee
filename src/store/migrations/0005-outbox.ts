import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { notNull, type SchemaDialect } from './schema-dialect.ts';

/** Pending posts and edits on Discord, and the moderators' audit log. */
export function outboxTables({ autoIncrement }: SchemaDialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('outbox')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('server_id', 'text', notNull)
        .addColumn('channel_id', 'text', notNull)
        .addColumn('created_at', 'bigint', notNull)
        .addColumn('run_after', 'bigint')
        .addColumn('attempts', 'integer', notNull)
        .addColumn('priority', 'integer', notNull)
        .addColumn('kind', 'text', notNull)
        .addColumn('answer_id', 'integer', (column) => column.references('answers.id').onDelete('cascade'))
        .addColumn('payload', 'text', notNull)
        .addCheckConstraint('outbox_correction_of_answer', sql`(kind = 'correction') = (answer_id is not null)`)
        .execute();
      await schema.createIndex('outbox_of_answer').on('outbox').column('answer_id').execute();
      await schema
        .createTable('audit_log')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('server_id', 'text', notNull)
        .addColumn('moderator_id', 'text')
        .addColumn('created_at', 'bigint', notNull)
        .addColumn('action', 'text', notNull)
        .addColumn('detail', 'text', notNull)
        .execute();
      await schema.createIndex('audit_log_of_server').on('audit_log').columns(['server_id', 'id']).execute();
    },
  };
}
