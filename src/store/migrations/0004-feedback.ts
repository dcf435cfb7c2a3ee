import type { Migration } from 'kysely/migration';
import { type Dialect, needed } from './dialect.ts';

/** One vote a person and message; a gap that came of a vote goes with it. */
export function feedback({ counted }: Dialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('votes')
        .addColumn('id', 'integer', counted)
        .addColumn('server', 'text', needed)
        .addColumn('incident', 'text', needed)
        .addColumn('message', 'text', needed)
        .addColumn('person', 'text', needed)
        .addColumn('entry', 'text', needed)
        .addColumn('kind', 'text', needed)
        .addColumn('at', 'bigint', needed)
        .addUniqueConstraint('votes_once', ['message', 'person'])
        .execute();
      await schema.createIndex('votes_of_person').on('votes').column('person').execute();
      await schema.createIndex('votes_recent').on('votes').columns(['server', 'incident', 'at']).execute();
      await schema
        .createTable('gaps')
        .addColumn('id', 'integer', counted)
        .addColumn('server', 'text', needed)
        .addColumn('incident', 'text', needed)
        .addColumn('question', 'text', needed)
        .addColumn('kind', 'text', needed)
        .addColumn('entry', 'text')
        .addColumn('at', 'bigint', needed)
        .addColumn('state', 'text', needed)
        .addColumn('vote', 'integer', (column) => column.references('votes.id').onDelete('cascade'))
        .execute();
      await schema.createIndex('gaps_of_server').on('gaps').columns(['server', 'incident', 'at']).execute();
      await schema.createIndex('gaps_of_vote').on('gaps').column('vote').execute();
    },
  };
}
