import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { BotProcess } from './bot-process.ts';
import { type ActionResult, runOpenLoop } from './open-loop.ts';
import type { LatencyResult, RoundResult } from './results.ts';
import type { LoadScene } from './scene.ts';

/** Sends this many requests at this rate, and measures. */
export async function measureRound(
  scene: LoadScene,
  bot: BotProcess,
  rate: number,
  count: number,
): Promise<RoundResult> {
  const before = await bot.metrics();
  const errorsBefore = bot.errors.length;
  const [busyBefore, ownCpuBefore] = [totalCpuSeconds(), process.cpuUsage()];
  const loopDelay = monitorEventLoopDelay({ resolution: 10 });
  const rss: number[] = [before.rssBytes];
  const sampler = setInterval(async () => rss.push(await bot.rss()), 1000);
  loopDelay.enable();
  const { results, seconds, maxLagMs } = await runOpenLoop({ ...scene, rate, shouldContinue: (sent) => sent < count });
  loopDelay.disable();
  clearInterval(sampler);
  const ownCpu = process.cpuUsage(ownCpuBefore);
  const busy = totalCpuSeconds() - busyBefore;
  const metrics = await bot.metrics();
  const answered = results.filter((result) => result.answered);
  return {
    rate,
    throughput: answered.length / seconds,
    sent: results.length,
    lost: results.length - answered.length,
    acknowledgement: summarizeLatency(answered.filter(({ kind }) => kind !== 'mention')),
    mentions: summarizeLatency(answered.filter(({ kind }) => kind === 'mention')),
    autocomplete: summarizeLatency(answered.filter(({ kind }) => kind === 'autocomplete')),
    maxLagMs,
    clientLoopDelayMaxMs: loopDelay.max / 1e6,
    otherProcessesCpu: Math.max(0, (busy - (ownCpu.user + ownCpu.system) / 1e6 - metrics.cpuSeconds) / seconds),
    bot: metrics,
    liveBytesBefore: before.liveBytes,
    rssBytesBefore: before.rssBytes,
    rssBytes: rss,
    errors: bot.errors.length - errorsBefore,
  };
}

/** CPU time of this machine's processors in total. */
function totalCpuSeconds(): number {
  const busyMsPerCpu = cpus().map(({ times: { user, nice, sys, irq } }) => user + nice + sys + irq);
  return busyMsPerCpu.reduce((sum, busyMs) => sum + busyMs, 0) / 1000;
}

function summarizeLatency(results: readonly ActionResult[]): LatencyResult {
  const sorted = Float64Array.from(results, ({ durationMs }) => durationMs).toSorted();
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { count: sorted.length, p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) };
}
