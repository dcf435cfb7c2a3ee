import type { Migration } from 'kysely/migration';
import { notNull, type SchemaDialect } from './schema-dialect.ts';

/** One vote per user and message; a gap created by a vote is deleted with it. */
export function feedbackTables({ autoIncrement }: SchemaDialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('votes')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('server_id', 'text', notNull)
        .addColumn('incident_id', 'text', notNull)
        .addColumn('message_id', 'text', notNull)
        .addColumn('voter_hash', 'text', notNull)
        .addColumn('entry_id', 'text', notNull)
        .addColumn('kind', 'text', notNull)
        .addColumn('created_at', 'bigint', notNull)
        .addUniqueConstraint('votes_once', ['message_id', 'voter_hash'])
        .execute();
      await schema.createIndex('votes_of_voter').on('votes').column('voter_hash').execute();
      await schema
        .createIndex('votes_recent')
        .on('votes')
        .columns(['server_id', 'incident_id', 'created_at'])
        .execute();
      await schema
        .createTable('gaps')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('server_id', 'text', notNull)
        .addColumn('incident_id', 'text', notNull)
        .addColumn('question', 'text', notNull)
        .addColumn('kind', 'text', notNull)
        .addColumn('entry_id', 'text')
        .addColumn('created_at', 'bigint', notNull)
        .addColumn('state', 'text', notNull)
        .addColumn('vote_id', 'integer', (column) => column.references('votes.id').onDelete('cascade'))
        .execute();
      await schema
        .createIndex('gaps_of_server')
        .on('gaps')
        .columns(['server_id', 'incident_id', 'created_at'])
        .execute();
      await schema.createIndex('gaps_of_vote').on('gaps').column('vote_id').execute();
    },
  };
}
