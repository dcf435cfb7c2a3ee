import type { Migration } from 'kysely/migration';
import { type Dialect, needed } from './dialect.ts';

/**
 * The schema itself says that one revision at most is in force, and that it is its owner's. A file is kept once, however often
 * it comes back: a rollback costs a line.
 */
export function revisions({ counted }: Dialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('files')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('bytes', 'bytea', needed)
        .execute();
      await schema
        .createTable('revisions')
        .addColumn('id', 'integer', counted)
        .addColumn('owner', 'text', needed)
        .addColumn('incident', 'text', needed)
        .addColumn('number', 'integer', needed)
        .addColumn('hash', 'text', (column) => column.notNull().references('files.hash'))
        .addColumn('moderator', 'text')
        .addColumn('at', 'bigint', needed)
        .addColumn('origin', 'text', needed)
        .addColumn('note', 'text', needed)
        .addColumn('facts', 'integer', needed)
        .addUniqueConstraint('revisions_numbered', ['owner', 'incident', 'number'])
        .addUniqueConstraint('revisions_owned', ['id', 'owner', 'incident'])
        .execute();
      await schema
        .createTable('in_force')
        .addColumn('owner', 'text', needed)
        .addColumn('incident', 'text', needed)
        .addColumn('revision', 'integer', needed)
        .addPrimaryKeyConstraint('in_force_once', ['owner', 'incident'])
        .addForeignKeyConstraint('in_force_owned', ['revision', 'owner', 'incident'], 'revisions', [
          'id',
          'owner',
          'incident',
        ])
        .execute();
    },
  };
}
