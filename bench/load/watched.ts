import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ProcessFigures } from './figures.ts';

/*
 * Loaded before a program (node --expose-gc --import …/watched.ts): answers "figures" from the process that started it. The
 * program itself is as it always is.
 */
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
let peakRss = 0;
let cpuBefore = process.cpuUsage();
setInterval(() => {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
}, 250).unref();

function figures(): ProcessFigures {
  const rss = process.memoryUsage.rss();
  const { user, system } = process.cpuUsage(cpuBefore);
  const [delayP99, delayMax] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  // Twice, since what finalizers let go is only gone the second time.
  for (let time = 0; time < 2; time += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const found = { rss, peakRss: Math.max(peakRss, rss), live: heapUsed + external, cpu: (user + system) / 1e6 };
  peakRss = 0;
  cpuBefore = process.cpuUsage();
  delay.reset();
  return { ...found, delayP99, delayMax };
}

process.on('message', (word) => {
  if (word === 'figures') process.send?.({ word, ...figures() });
  if (word === 'rss') process.send?.({ word, rss: process.memoryUsage.rss() });
});
// Whatever ends the bench ends the bot.
process.once('disconnect', () => process.exit(1));
// Or the program would wait for messages instead of ending.
process.channel?.unref();
