import { revisionName } from '../../src/moderation/desk.ts';
import { openStore } from '../../src/store/database.ts';
import { operator } from '../../src/store/store.ts';
import { brief } from '../discord/brief-knowledge.ts';
import { type Scene, type State, states } from './scene.ts';

/** What the database holds between two lives of the bot. */
export type Kept = {
  readonly state: State;
  /** Whether the fact "when-entered" is withheld. */
  readonly withheld: boolean;
  /** How many revisions the server has of its own, and how many lines the moderators' log has of it. */
  readonly revisions: number;
  readonly logLines: number;
  /** An earlier revision with the other state, for a rollback. */
  readonly other: string | undefined;
  readonly problems: readonly string[];
};

/** Opens the database, which checks it, reads, and leaves it as it was. The bot must not be running. */
export async function readKept({ database, discord }: Scene): Promise<Kept> {
  const server = discord.servers[0]?.id ?? '';
  const incident = brief.incident.id;
  const store = await openStore(database);
  try {
    const revisions = await store.revisions.latest([operator, server], incident, 1000);
    const own = revisions.filter(({ owner }) => owner === server);
    const now =
      (await store.revisions.inForceOf(server, incident)) ?? (await store.revisions.inForceOf(operator, incident));
    const bytes = now && (await store.revisions.bytes(now.id));
    const log = await store.moderatorLog.page([server], 1, 10_000);
    const inForce = (await store.revisions.inForce()).map(({ owner }) => owner);
    const numbers = own.map(({ number }) => number).toReversed();
    return {
      state: bytes && Buffer.from(bytes).toString() === states.second.text ? 'second' : 'first',
      withheld: (await store.withholdings.all()).length > 0,
      revisions: own.length,
      logLines: log.items.length,
      other: revisions.filter(({ hash }) => hash !== now?.hash).map(revisionName)[0],
      problems: [
        ...(now ? [] : ['nothing is in force']),
        ...(new Set(inForce).size === inForce.length ? [] : ['two revisions of one owner are in force']),
        ...(numbers.every((number, at) => number === at + 1) ? [] : [`the numbers have gaps: ${numbers}`]),
      ],
    };
  } finally {
    await store.close();
  }
}
