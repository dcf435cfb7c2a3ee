import type { Migration } from 'kysely/migration';
import { needed } from './dialect.ts';

/** What servers chose and withhold, and the secret by which people are hashed. */
export const servers: Migration = {
  async up({ schema }) {
    await schema
      .createTable('servers')
      .addColumn('server', 'text', (column) => column.notNull().primaryKey())
      .addColumn('incident', 'text')
      .addColumn('log_channel', 'text')
      .addColumn('news_channel', 'text')
      .execute();
    await schema
      .createTable('channel_incidents')
      .addColumn('server', 'text', needed)
      .addColumn('channel', 'text', needed)
      .addColumn('incident', 'text', needed)
      .addPrimaryKeyConstraint('channel_incidents_once', ['server', 'channel'])
      .execute();
    await schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.notNull().primaryKey())
      .addColumn('bytes', 'bytea', needed)
      .execute();
    await schema
      .createTable('withholdings')
      .addColumn('server', 'text', needed)
      .addColumn('incident', 'text', needed)
      .addColumn('fact', 'text', needed)
      .addColumn('moderator', 'text')
      .addColumn('at', 'bigint', needed)
      .addColumn('reason', 'text', needed)
      .addColumn('said', 'text', needed)
      .addPrimaryKeyConstraint('withholdings_once', ['server', 'incident', 'fact'])
      .execute();
  },
};
