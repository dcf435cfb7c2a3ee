import type { Migration } from 'kysely/migration';
import { notNull, type SchemaDialect } from './schema-dialect.ts';

/** Public answers and their items, and daily counts of outcomes and entries. */
export function answerTables({ autoIncrement }: SchemaDialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('answers')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('server_id', 'text', notNull)
        .addColumn('channel_id', 'text', notNull)
        .addColumn('message_id', 'text', notNull)
        .addColumn('incident_id', 'text', notNull)
        .addColumn('revision_id', 'integer', (column) => column.notNull().references('revisions.id'))
        .addColumn('posted_at', 'bigint', notNull)
        .addColumn('layout', 'text', notNull)
        .execute();
      await schema.createIndex('answers_recent').on('answers').columns(['incident_id', 'posted_at']).execute();
      await schema
        .createTable('answer_items')
        .addColumn('answer_id', 'integer', (column) => column.notNull().references('answers.id').onDelete('cascade'))
        .addColumn('position', 'integer', notNull)
        .addColumn('item_key', 'text', notNull)
        .addColumn('content_hash', 'text', notNull)
        .addColumn('displayed_text', 'text', notNull)
        .addPrimaryKeyConstraint('answer_items_once', ['answer_id', 'position'])
        .execute();
      for (const [kind, column] of [
        ['outcome', 'outcome'],
        ['entry', 'entry_id'],
      ] as const)
        await schema
          .createTable(`daily_${kind}_counts`)
          .addColumn('server_id', 'text', notNull)
          .addColumn('incident_id', 'text', notNull)
          .addColumn('day', 'text', notNull)
          .addColumn(column, 'text', notNull)
          .addColumn('count', 'integer', notNull)
          .addPrimaryKeyConstraint(`daily_${kind}_counts_once`, ['server_id', 'incident_id', 'day', column])
          .execute();
    },
  };
}
