import type { Migration } from 'kysely/migration';

/** The titles of incidents, so that they can be listed without reading the files. */
export const revisionTitles: Migration = {
  async up({ schema }) {
    await schema.alterTable('revisions').addColumn('title', 'text').execute();
  },
};
