import type { Migration } from 'kysely/migration';
import { type Dialect, needed } from './dialect.ts';

/** What was answered where, and how many questions fared how. */
export function answers({ counted }: Dialect): Migration {
  return {
    async up({ schema }) {
      await schema
        .createTable('answers')
        .addColumn('id', 'integer', counted)
        .addColumn('server', 'text', needed)
        .addColumn('channel', 'text', needed)
        .addColumn('message', 'text', needed)
        .addColumn('incident', 'text', needed)
        .addColumn('revision', 'integer', (column) => column.notNull().references('revisions.id'))
        .addColumn('at', 'bigint', needed)
        .addColumn('surface', 'text', needed)
        .execute();
      await schema.createIndex('answers_recent').on('answers').columns(['incident', 'at']).execute();
      await schema
        .createTable('shown')
        .addColumn('answer', 'integer', (column) => column.notNull().references('answers.id').onDelete('cascade'))
        .addColumn('place', 'integer', needed)
        .addColumn('entry', 'text', needed)
        .addColumn('said', 'text', needed)
        .addColumn('words', 'text', needed)
        .addPrimaryKeyConstraint('shown_once', ['answer', 'place'])
        .execute();
      for (const counts of ['outcome', 'entry'])
        await schema
          .createTable(`${counts}_counts`)
          .addColumn('server', 'text', needed)
          .addColumn('incident', 'text', needed)
          .addColumn('day', 'text', needed)
          .addColumn(counts, 'text', needed)
          .addColumn('times', 'integer', needed)
          .addPrimaryKeyConstraint(`${counts}_counts_once`, ['server', 'incident', 'day', counts])
          .execute();
    },
  };
}
