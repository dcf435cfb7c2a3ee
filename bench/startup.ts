import { createHash } from 'node:crypto';
import { setTimeout as passed } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../src/store/open-store.ts';
import { type LoadScene, openLoadScene } from './loadtest/scene.ts';

/*
 * Time to connect, and memory, if servers have knowledge files of their own:
 *   npx node bench/startup.ts [--servers 500] [--files 50] [--seconds 60]
 * `files`: distinct files of 480 KB. `seconds`: how long the memory is watched after the connection.
 */
const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '500' },
    files: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
  },
});
const [serverCount, fileCount, seconds] = [Number(values.servers), Number(values.files), Number(values.seconds)];

const scene = await openLoadScene({ serverCount });
if (fileCount > 0) await storeOwnFiles(scene);
const startedAt = performance.now();
const elapsedSeconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
const bot = scene.start();
await scene.discord.waitUntilReady();
const connectedAfter = elapsedSeconds();
const { peakRssBytes: peakWhileConnecting } = await bot.metrics();
const visitor = scene.discord
  .user('moderator', 'Visitor')
  .inChannel(scene.discord.servers.at(-1)?.channels[0]?.id ?? '');
while (!scene.discord.commands(scene.discord.servers.at(-1)?.id ?? '').some(({ name }) => name === 'ask'))
  await passed(5);
const askedAt = performance.now();
const { status } = await visitor.runCommand('ask', { question: 'when did the police go in' });
const answeredAfterMs = performance.now() - askedAt;
const deadline = performance.now() + seconds * 1000;
while (performance.now() < deadline && scene.registered() < serverCount) await passed(100);
const commandsAfter = elapsedSeconds();
const { rssBytes, peakRssBytes, liveBytes, loopDelayMaxMs } = await bot.metrics();
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
process.stdout.write(
  [
    `${serverCount} servers, ${fileCount} distinct files of 480 KB`,
    `connected after ${connectedAfter} s with at most ${megabytes(peakWhileConnecting)}`,
    `first question in a server with a file of its own: ${status} after ${Math.round(answeredAfterMs)} ms`,
    `commands of ${scene.registered()} servers checked after ${commandsAfter} s`,
    `memory: at most ${megabytes(peakRssBytes)}, then ${megabytes(rssBytes)} resident, ${megabytes(liveBytes)} live; longest block ${Math.round(loopDelayMaxMs)} ms`,
    ...bot.errors.slice(0, 5),
    '',
  ].join('\n'),
);
await bot.stop();
await scene.close();

/** As if a moderator of each server had uploaded one of the files. */
async function storeOwnFiles({ discord, database, uploads }: LoadScene): Promise<void> {
  const store = await openStore(database);
  const files = Array.from({ length: fileCount }, (_, index) => uploads.file(index));
  for (const [index, { id: owner }] of discord.servers.entries()) {
    const bytes = files[index % fileCount] ?? Buffer.alloc(0);
    const { id } = await store.revisions.add({
      owner,
      incidentId: 'walthamstow-shooting',
      hash: createHash('sha256').update(bytes).digest('hex'),
      moderatorId: undefined,
      createdAt: new Date(),
      origin: 'upload',
      changeKind: 'update',
      note: '',
      factCount: 1,
      title: 'Police shooting in Walthamstow',
      bytes,
    });
    await store.revisions.activate(id);
  }
  await store.close();
}
