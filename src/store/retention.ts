import { dayOf } from './counts.ts';
import type { Retention } from './store.ts';
import { type Database, whole } from './transaction.ts';

export function retentionIn(database: Database): Retention {
  return {
    clean: (before) => whole(database, (all) => clean(all, before)),
    forget: (person) => whole(database, (all) => forget(all, person)),
  };
}

/** What an answer showed and a correction of it go with the answer, and a gap goes with the vote that it came of. */
async function clean(database: Database, before: Date): Promise<void> {
  for (const table of ['answers', 'votes', 'gaps', 'outbox'] as const)
    await database.deleteFrom(table).where('at', '<', before.getTime()).execute();
  for (const table of ['outcome_counts', 'entry_counts'] as const)
    await database.deleteFrom(table).where('day', '<', dayOf(before)).execute();
}

async function forget(database: Database, person: string): Promise<void> {
  for (const table of ['revisions', 'withholdings', 'moderator_log'] as const)
    await database.updateTable(table).set({ moderator: null }).where('moderator', '=', person).execute();
  await forgetInPosts(database, person);
}

/** A line of the log that waits to be posted names in its data who did it. */
async function forgetInPosts(database: Database, person: string): Promise<void> {
  const posts = await database.selectFrom('outbox').select(['id', 'words']).where('kind', '=', 'log').execute();
  // Inside a text the quotation marks would be escaped.
  const theirs = posts.filter(({ words }) => words.includes(`"by":${JSON.stringify(person)}`));
  for (const { id, words } of theirs) {
    const { by: _, ...others }: { by?: unknown } = JSON.parse(words);
    await database
      .updateTable('outbox')
      .set({ words: JSON.stringify(others) })
      .where('id', '=', id)
      .execute();
  }
}
