import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, needed } from './dialect.ts';

/** What is still to be said on Discord, and the record of what moderators did. */
export function outbox({ counted }: Dialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('outbox')
        .addColumn('id', 'integer', counted)
        .addColumn('server', 'text', needed)
        .addColumn('channel', 'text', needed)
        .addColumn('at', 'bigint', needed)
        .addColumn('not_before', 'bigint')
        .addColumn('attempts', 'integer', needed)
        .addColumn('urgent', 'integer', needed)
        .addColumn('kind', 'text', needed)
        .addColumn('answer', 'integer', (column) => column.references('answers.id').onDelete('cascade'))
        .addColumn('words', 'text', needed)
        .addCheckConstraint('outbox_correction_of_answer', sql`(kind = 'correction') = (answer is not null)`)
        .execute();
      await schema.createIndex('outbox_of_answer').on('outbox').column('answer').execute();
      await schema
        .createTable('moderator_log')
        .addColumn('id', 'integer', counted)
        .addColumn('server', 'text', needed)
        .addColumn('moderator', 'text')
        .addColumn('at', 'bigint', needed)
        .addColumn('action', 'text', needed)
        .addColumn('detail', 'text', needed)
        .execute();
      await schema.createIndex('moderator_log_of_server').on('moderator_log').columns(['server', 'id']).execute();
    },
  };
}
