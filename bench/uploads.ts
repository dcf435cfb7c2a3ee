import { setTimeout as passed } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ActionResult } from './loadtest/open-loop.ts';
import { runOpenLoop } from './loadtest/open-loop.ts';
import { openLoadScene } from './loadtest/scene.ts';
import { startBot } from './loadtest/start-bot.ts';

/*
 * Simultaneous uploads of 480 KB by one moderator, while other servers ask at 200 per second:
 *   npx node bench/uploads.ts [--uploads 20] [--servers 20]
 * `servers`: the moderator's servers, among which the uploads are shared out.
 */
const { values } = parseArgs({
  options: { uploads: { type: 'string', default: '20' }, servers: { type: 'string', default: '20' } },
});
const [uploadCount, ownServerCount] = [Number(values.uploads), Number(values.servers)];
const [rate, secondsBefore, secondsAfter, otherServerCount] = [200, 3, 10, 400];

const scene = await openLoadScene({ serverCount: otherServerCount + ownServerCount });
const { bot } = await startBot(scene);
const moderatorChannels = scene.discord.servers
  .slice(0, ownServerCount)
  .map(({ id, channels }, index) =>
    scene.discord.user('moderator', `Moderator ${index}`, id).inChannel(channels[0]?.id ?? ''),
  );
await bot.metrics();
let isOver = false;
const traffic = runOpenLoop({
  ...scene,
  next: scene.trafficIn(scene.discord.servers.slice(ownServerCount)),
  rate,
  shouldContinue: () => !isOver,
});
await passed(secondsBefore * 1000);
const uploadedAt = performance.now();
const replies = await Promise.all(
  Array.from({ length: uploadCount }, async (_, index) => {
    const channel = moderatorChannels[index % ownServerCount];
    const file = await scene.uploads.upload(index);
    const result = await channel?.runCommand('knowledge', { file }, { subcommand: 'upload' });
    const settled = await result?.settled();
    const text = JSON.stringify(settled?.messages ?? []);
    const outcome = text.includes('Publish')
      ? 'preview'
      : text.includes('Refused')
        ? 'refused'
        : (settled?.status ?? 'none');
    return { outcome, seconds: (performance.now() - uploadedAt) / 1000, text };
  }),
);
const uploadSeconds = (performance.now() - uploadedAt) / 1000;
await passed(secondsAfter * 1000);
isOver = true;
const { results } = await traffic;
if (bot.hasEnded()) throw new Error(bot.errors.join('\n'));
const metrics = await bot.metrics();
const lost = results.filter(({ answered }) => !answered);
const acknowledged = results.filter(({ kind, answered }) => answered && kind !== 'mention');
const during = acknowledged.filter(
  ({ sentAtMs }) => sentAtMs > secondsBefore * 1000 - 100 && sentAtMs < (secondsBefore + uploadSeconds) * 1000,
);
const outcomes = Object.entries(Object.groupBy(replies, ({ outcome }) => outcome)).map(
  ([outcome, of]) => `${of?.length} × ${outcome}`,
);
process.stdout.write(
  [
    `${uploadCount} uploads in ${ownServerCount} servers: ${outcomes.join(', ')}, the last after ${uploadSeconds.toFixed(1)} s`,
    `other servers: ${results.length} asked, ${lost.length} lost; acknowledged ${formatTimes(acknowledged)}`,
    `during the uploads: ${during.length}; ${formatTimes(during)}`,
    `memory: at most ${Math.round(metrics.peakRssBytes / 1e6)} MB; longest block ${Math.round(metrics.loopDelayMaxMs)} ms, p99 ${Math.round(metrics.loopDelayP99Ms)} ms`,
    ...bot.errors.slice(0, 5),
    '',
  ].join('\n'),
);
await bot.stop();
await scene.close();

function formatTimes(results: readonly ActionResult[]): string {
  const sorted = results.map(({ durationMs }) => durationMs).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)} ms`;
}
