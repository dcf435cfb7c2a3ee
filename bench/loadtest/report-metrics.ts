import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessMetrics } from './process-metrics.ts';

/**
 * Loaded before a program (node --expose-gc --import …/report-metrics.ts): answers "metrics" over IPC. The program
 * itself is unchanged.
 */
const loopDelay = monitorEventLoopDelay({ resolution: 10 });
loopDelay.enable();
let peakRss = 0;
let cpuBefore = process.cpuUsage();
setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 250).unref();

function readMetrics(): ProcessMetrics {
  const rss = process.memoryUsage.rss();
  const { user, system } = process.cpuUsage(cpuBefore);
  const [loopDelayP99Ms, loopDelayMaxMs] = [loopDelay.percentile(99) / 1e6, loopDelay.max / 1e6];
  // Twice, because memory released by finalizers is freed by the second collection only.
  for (let time = 0; time < 2; time += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const usage = {
    rssBytes: rss,
    peakRssBytes: Math.max(peakRss, rss),
    liveBytes: heapUsed + external,
    cpuSeconds: (user + system) / 1e6,
  };
  peakRss = 0;
  cpuBefore = process.cpuUsage();
  loopDelay.reset();
  return { ...usage, loopDelayP99Ms, loopDelayMaxMs };
}

/** The bot fetches uploads only from Discord's own hosts; those of the bench are in a folder. */
const { UPLOAD_FOLDER: uploadFolder } = process.env;
const fetchFromNetwork = globalThis.fetch;
if (uploadFolder !== undefined)
  globalThis.fetch = async (input, init) => {
    const url = URL.parse(String(input));
    if (url?.origin !== 'https://cdn.discordapp.com') return fetchFromNetwork(input, init);
    return new Response(await readFile(join(uploadFolder, basename(url.pathname))));
  };

process.on('message', (word) => {
  if (word === 'metrics') process.send?.({ word, ...readMetrics() });
  if (word === 'rss') process.send?.({ word, rss: process.memoryUsage.rss() });
});
// The bot ends with the bench.
process.once('disconnect', () => process.exit(1));
// Otherwise the program would wait for messages instead of ending.
process.channel?.unref();
