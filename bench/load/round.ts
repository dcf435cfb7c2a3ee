import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BotProcess } from './bot-process.ts';
import { type Done, runByTheClock } from './by-the-clock.ts';
import type { Latency, Round } from './results.ts';
import type { Scene } from './scene.ts';

/** Does so many things at this rate, and measures. */
export async function measureRound(scene: Scene, bot: BotProcess, rate: number, count: number): Promise<Round> {
  const before = await bot.figures();
  const errorsBefore = bot.errors.length;
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const rss: number[] = [before.rss];
  const sampler = setInterval(async () => rss.push(await bot.rss()), 1000);
  delay.enable();
  const { done, seconds, behind } = await runByTheClock({ ...scene, rate, isOn: (sent) => sent < count });
  delay.disable();
  clearInterval(sampler);
  const figures = await bot.figures();
  const answered = done.filter((one) => one.answered);
  return {
    rate,
    held: answered.length / seconds,
    sent: done.length,
    lost: done.length - answered.length,
    acknowledgement: latencyOf(answered.filter(({ kind }) => kind !== 'mention')),
    mentions: latencyOf(answered.filter(({ kind }) => kind === 'mention')),
    autocomplete: latencyOf(answered.filter(({ kind }) => kind === 'autocomplete')),
    behind,
    askersDelayMax: delay.max / 1e6,
    bot: figures,
    liveBefore: before.live,
    rssBefore: before.rss,
    rss,
    errors: bot.errors.length - errorsBefore,
  };
}

function latencyOf(done: readonly Done[]): Latency {
  const sorted = Float64Array.from(done, ({ took }) => took).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
