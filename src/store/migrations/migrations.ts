import type { Migration } from 'kysely/migration';
import { revisions } from './0001-revisions.ts';
import { servers } from './0002-servers.ts';
import { answers } from './0003-answers.ts';
import { feedback } from './0004-feedback.ts';
import { outbox } from './0005-outbox.ts';
import type { Dialect } from './dialect.ts';

/**
 * In order of their names. One that was released is never changed: what comes after it is a new one. Types are those that
 * both databases know, or take as they are: SQLite keeps a Uint8Array whole in a `bytea`, and any integer in a `bigint`.
 */
export function migrations(dialect: Dialect): Record<string, Migration> {
  return {
    '0001-revisions': revisions(dialect),
    '0002-servers': servers,
    '0003-answers': answers(dialect),
    '0004-feedback': feedback(dialect),
    '0005-outbox': outbox(dialect),
  };
}
