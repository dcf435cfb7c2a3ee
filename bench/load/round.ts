import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BotProcess } from './bot-process.ts';
import { type Done, runByTheClock } from './by-the-clock.ts';
import type { Latency, Round } from './results.ts';
import type { Scene } from './scene.ts';

/** Does so many things at this rate, and measures. */
export async function measureRound(scene: Scene, bot: BotProcess, rate: number, count: number): Promise<Round> {
  const before = await bot.figures();
  const errorsBefore = bot.errors.length;
  const [busyBefore, ownBefore] = [busySeconds(), process.cpuUsage()];
  const delay = monitorEventLoopDelay({ resolution: 10 });
  const rss: number[] = [before.rss];
  const sampler = setInterval(async () => rss.push(await bot.rss()), 1000);
  delay.enable();
  const { done, seconds, behind } = await runByTheClock({ ...scene, rate, isOn: (sent) => sent < count });
  delay.disable();
  clearInterval(sampler);
  const own = process.cpuUsage(ownBefore);
  const busy = busySeconds() - busyBefore;
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
    others: Math.max(0, (busy - (own.user + own.system) / 1e6 - figures.cpu) / seconds),
    bot: figures,
    liveBefore: before.live,
    rssBefore: before.rss,
    rss,
    errors: bot.errors.length - errorsBefore,
  };
}

/** For how long the processors of this machine have worked, all together. */
function busySeconds(): number {
  const all = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  return all.reduce((sum, one) => sum + one, 0) / 1000;
}

function latencyOf(done: readonly Done[]): Latency {
  const sorted = Float64Array.from(done, ({ took }) => took).toSorted();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
