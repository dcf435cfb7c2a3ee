import type { Answers } from './store.ts';
import { type Database, whole } from './transaction.ts';

/** How questions fared, as mere numbers a day: who asked, and in which words, is kept nowhere. */
export function counting(database: Database): Pick<Answers, 'count' | 'outcomes' | 'entries'> {
  return {
    count: (server, incident, at, outcome, entries) =>
      whole(database, async (all) => {
        const where = { server, incident, day: dayOf(at), times: 1 };
        await all
          .insertInto('outcome_counts')
          .values({ ...where, outcome })
          .onConflict((same) =>
            same
              .columns(['server', 'incident', 'day', 'outcome'])
              .doUpdateSet((old) => ({ times: old('outcome_counts.times', '+', 1) })),
          )
          .execute();
        for (const entry of new Set(entries)) {
          await all
            .insertInto('entry_counts')
            .values({ ...where, entry })
            .onConflict((same) =>
              same
                .columns(['server', 'incident', 'day', 'entry'])
                .doUpdateSet((old) => ({ times: old('entry_counts.times', '+', 1) })),
            )
            .execute();
        }
      }),
    outcomes: (server, incident, since) =>
      database
        .selectFrom('outcome_counts')
        .select(['day', 'outcome', 'times as count'])
        .where('server', '=', server)
        .where('incident', '=', incident)
        .where('day', '>=', dayOf(since))
        .orderBy('day')
        .orderBy('outcome')
        .execute(),
    entries: (server, incident, since) =>
      database
        .selectFrom('entry_counts')
        .select(({ fn }) => ['entry', fn.sum<number>('times').as('count')])
        .where('server', '=', server)
        .where('incident', '=', incident)
        .where('day', '>=', dayOf(since))
        .groupBy('entry')
        .orderBy('count', 'desc')
        .orderBy('entry')
        .execute(),
  };
}

/** YYYY-MM-DD in UTC, which sorts as text. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
