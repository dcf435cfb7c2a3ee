import type { Migration } from 'kysely/migration';
import { notNull } from './schema-dialect.ts';

/** Settings and withheld facts of servers, and the secret key for hashing users. */
export const serverTables: Migration = {
  async up({ schema }) {
    await schema
      .createTable('servers')
      .addColumn('server_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('incident_id', 'text')
      .addColumn('log_channel_id', 'text')
      .addColumn('news_channel_id', 'text')
      .execute();
    await schema
      .createTable('channel_incidents')
      .addColumn('server_id', 'text', notNull)
      .addColumn('channel_id', 'text', notNull)
      .addColumn('incident_id', 'text', notNull)
      .addPrimaryKeyConstraint('channel_incidents_once', ['server_id', 'channel_id'])
      .execute();
    await schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('bytes', 'bytea', notNull)
      .execute();
    await schema
      .createTable('withholdings')
      .addColumn('server_id', 'text', notNull)
      .addColumn('incident_id', 'text', notNull)
      .addColumn('fact_id', 'text', notNull)
      .addColumn('moderator_id', 'text')
      .addColumn('created_at', 'bigint', notNull)
      .addColumn('reason', 'text', notNull)
      .addColumn('fingerprint', 'text', notNull)
      .addPrimaryKeyConstraint('withholdings_once', ['server_id', 'incident_id', 'fact_id'])
      .execute();
  },
};
