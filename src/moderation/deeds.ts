import { operator, type Stores } from '../store/store.ts';
import { keptLine } from './log-line.ts';
import type { Deed } from './swap.ts';

/**
 * Writes a line into the moderators' log, in the transaction of the deed, and queues it for the channels that follow the
 * log: the server's own, or those of all servers where it concerns all.
 */
export async function noteDeed(stores: Stores, deed: Deed): Promise<void> {
  await stores.moderatorLog.add(deed);
  for (const [server, channel] of await logChannels(stores, deed.server)) {
    await stores.outbox.add({ server, channel, at: deed.at, work: { kind: 'log', data: keptLine(deed) } });
  }
}

async function logChannels({ settings }: Stores, server: string): Promise<(readonly [string, string])[]> {
  const all = server === operator ? await settings.all() : new Map([[server, await settings.of(server)]]);
  return [...all].flatMap(([id, { logChannel }]) => (logChannel === undefined ? [] : [[id, logChannel] as const]));
}
