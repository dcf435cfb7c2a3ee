import type { Migration } from 'kysely/migration';
import { notNull, type SchemaDialect } from './schema-dialect.ts';

/**
 * Constraints ensure at most one active revision per owner and incident, and that it belongs to that owner. Files are stored
 * once by hash, so a rollback adds only a row.
 */
export function revisionTables({ autoIncrement }: SchemaDialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('files')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('bytes', 'bytea', notNull)
        .execute();
      await schema
        .createTable('revisions')
        .addColumn('id', 'integer', autoIncrement)
        .addColumn('owner', 'text', notNull)
        .addColumn('incident_id', 'text', notNull)
        .addColumn('number', 'integer', notNull)
        .addColumn('hash', 'text', (column) => column.notNull().references('files.hash'))
        .addColumn('moderator_id', 'text')
        .addColumn('created_at', 'bigint', notNull)
        .addColumn('origin', 'text', notNull)
        .addColumn('change_kind', 'text', notNull)
        .addColumn('note', 'text', notNull)
        .addColumn('fact_count', 'integer', notNull)
        .addUniqueConstraint('revisions_numbered', ['owner', 'incident_id', 'number'])
        .addUniqueConstraint('revisions_owned', ['id', 'owner', 'incident_id'])
        .execute();
      await schema
        .createTable('active_revisions')
        .addColumn('owner', 'text', notNull)
        .addColumn('incident_id', 'text', notNull)
        .addColumn('revision_id', 'integer', notNull)
        .addPrimaryKeyConstraint('active_revisions_once', ['owner', 'incident_id'])
        .addForeignKeyConstraint('active_revisions_owned', ['revision_id', 'owner', 'incident_id'], 'revisions', [
          'id',
          'owner',
          'incident_id',
        ])
        .execute();
    },
  };
}
