import { createDeliveryRest } from '../src/discord/deliver.ts';
import { createOutboxWorker } from '../src/discord/outbox-worker.ts';
import { openDiscordEmulator } from '../src/emulator/emulator.ts';
import { createOutboxQueue } from '../src/moderation/corrections/outbox.ts';
import { createActiveKnowledge } from '../src/moderation/state/active-knowledge.ts';
import { openStore } from '../src/store/open-store.ts';

/*
 * Three servers have 500 posts waiting; a fourth server adds one:
 *   npx node bench/corrections.ts
 */
const discord = await openDiscordEmulator({ serverCount: 4 });
const [fourth, ...others] = discord.servers.toReversed();
const store = await openStore(':memory:');
const activeKnowledge = createActiveKnowledge({
  defaultIncidentId: 'none',
  loadSnapshot: () => Promise.reject(new Error('Posts to the log need no knowledge.')),
  revertUnreadable: async () => undefined,
});
const fail = (details: object, message?: string) => {
  throw new Error(`${message}: ${JSON.stringify(details)}`);
};
const log = { info: () => {}, warn: fail, error: fail };
const outbox = createOutboxQueue({ store, activeKnowledge, now: () => new Date(), log });
const rest = createDeliveryRest(discord.apiUrl, discord.token);
const worker = createOutboxWorker({ rest, outbox, log });

const data = JSON.stringify({ at: new Date().toISOString(), action: 'reload', detail: '' });
const add = async (server: (typeof discord.servers)[number] | undefined, urgent?: true) => {
  const channelId = server?.channels[0]?.id ?? '';
  const task = { serverId: server?.id ?? '', channelId, createdAt: new Date(), ...(urgent ? { urgent } : {}) };
  await store.outbox.add({ ...task, payload: { kind: 'log', data } });
  const addedAt = performance.now();
  const delivered = discord.next('message', (message) => message.channelId === channelId);
  return async () => {
    await delivered;
    return performance.now() - addedAt;
  };
};

for (let index = 0; index < 500; index += 1) void (await add(others[index % others.length]));
worker.start();
await discord.next('message');
const measure = async (label: string, server: (typeof discord.servers)[number] | undefined, urgent?: true) => {
  const delivery = await add(server, urgent);
  outbox.notify();
  process.stdout.write(`${label}: delivered after ${Math.round(await delivery())} ms\n`);
};
await measure('a correction in a fourth server', fourth);
await measure('a retraction in a server with others waiting', others[0], true);
process.stdout.write(`still waiting: ${await outbox.pendingCount()}\n`);
await worker.close();
await discord.close();
await store.close();
