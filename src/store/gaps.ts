import type { Gap, Gaps } from './store.ts';
import { type Database, portions, whole } from './transaction.ts';

/** In ms. */
const day = 24 * 60 * 60_000;
/** Whoever floods a server with questions fills no disk; nobody reads so many. */
const mostOfOneQuestion = 100;
const mostADay = 5000;
/** To read and group more would take seconds in which no question is answered. */
const mostRead = 5000;

export function gapsIn(database: Database): Gaps {
  return {
    add: (gap, vote) =>
      whole(database, async (all) => {
        if (vote === undefined && (await isFlooded(all, gap))) return;
        const { at, entry, ...rest } = gap;
        const row = { ...rest, at: at.getTime(), entry: entry ?? null, state: 'open' as const, vote: vote ?? null };
        await all.insertInto('gaps').values(row).execute();
      }),
    async all(server, incident, most = mostRead) {
      const rows = await database
        .selectFrom('gaps')
        .selectAll()
        .where('server', '=', server)
        .where('incident', '=', incident)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute();
      return rows
        .toReversed()
        .map(({ vote, entry, at, ...rest }) => ({ ...rest, entry: entry ?? undefined, at: new Date(at) }));
    },
    mark: (ids, state) =>
      whole(database, async (all) => {
        for (const some of portions(ids))
          await all.updateTable('gaps').set({ state }).where('id', 'in', some).execute();
      }),
  };
}

type Asked = Pick<Gap, 'server' | 'incident' | 'question' | 'kind' | 'at'>;

/** Whether enough of that day is kept already, of this question or of all. Gaps of votes do not count: each is one person's. */
async function isFlooded(database: Database, { server, incident, question, kind, at }: Asked): Promise<boolean> {
  const start = Math.floor(at.getTime() / day) * day;
  const { total, same } = await database
    .selectFrom('gaps')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.countAll<number>().filterWhere('question', '=', question).filterWhere('kind', '=', kind).as('same'),
    ])
    .where('server', '=', server)
    .where('incident', '=', incident)
    .where('at', '>=', start)
    .where('at', '<', start + day)
    .where('vote', 'is', null)
    .executeTakeFirstOrThrow();
  return same >= mostOfOneQuestion || total >= mostADay;
}
