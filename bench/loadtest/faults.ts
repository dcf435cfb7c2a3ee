import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as passed } from 'node:timers/promises';
import type { DiscordEmulator } from '../../src/emulator/emulator.ts';
import { type ActionResult, runOpenLoop } from './open-loop.ts';
import type { FaultResult } from './results.ts';
import type { LoadScene } from './scene.ts';

/** Seconds of each fault, and of normal operation before and after it. */
const [faultSeconds, calmBeforeSeconds, calmAfterSeconds] = [5, 3, 12];
/**
 * How long an interaction waits, and how much of that must be left after a fault for an answer to be possible, in ms.
 */
const [ackTimeoutMs, minRemainingMs] = [3000, 1000];

/** A fault. Resolves when it is over. */
export type FaultScenario = {
  readonly name: string;
  readonly run: (scene: LoadScene) => Promise<unknown>;
  /** Whether Discord does not deliver events during the fault. */
  readonly hidesGatewayEvents?: true;
};

/** The faults during the traffic, one after the other. */
export const faultScenarios: readonly FaultScenario[] = [
  { name: 'gateway dropped, session kept', run: async ({ discord }) => discord.dropGateway() },
  { name: 'gateway dropped, session gone', run: invalidateSession, hidesGatewayEvents: true },
  {
    name: 'every request answered with 429',
    run: ({ discord }) => failAllRequests(discord, { status: 429, headers: { 'retry-after': '0.5' } }),
  },
  { name: 'every request answered with 500', run: ({ discord }) => failAllRequests(discord, { status: 500 }) },
  { name: 'network stalled', run: stallNetwork },
  { name: 'a reload every second', run: reloadEverySecond },
];

async function invalidateSession({ discord }: LoadScene): Promise<void> {
  const reconnected = discord.next('ready');
  discord.dropGateway('invalid-session');
  await reconnected;
}

async function failAllRequests(
  discord: DiscordEmulator,
  answer: Parameters<DiscordEmulator['failNext']>[1],
): Promise<void> {
  const stopFailing = discord.failNext({ path: /./ }, { ...answer, times: Number.POSITIVE_INFINITY });
  await passed(faultSeconds * 1000);
  stopFailing();
}

async function stallNetwork({ discord }: LoadScene): Promise<void> {
  discord.stall(faultSeconds * 1000);
  await passed(faultSeconds * 1000);
}

/** The file has another answer each time, so every reload changes the active revision. */
async function reloadEverySecond({ discord, file }: LoadScene): Promise<void> {
  const [server] = discord.servers;
  const moderator = discord.user('moderator', 'Operator').inChannel(server?.channels[0]?.id ?? '');
  const text = await readFile(file, 'utf8');
  const changedText = text.replace('Officers entered at around 2pm, after', 'Officers entered around 2pm, after');
  if (changedText === text)
    throw new Error('The answer to replace is no longer in the knowledge file. Adapt this function to the new text.');
  for (let second = 0; second < 2 * faultSeconds; second += 1) {
    await writeFile(file, second % 2 === 0 ? changedText : text);
    moderator.runCommand('knowledge', {}, { subcommand: 'reload' });
    await passed(1000);
  }
}

/** Injects the fault during traffic at this rate. */
export async function measureFault(
  scene: LoadScene,
  rate: number,
  { name, run, hidesGatewayEvents }: FaultScenario,
): Promise<FaultResult> {
  let isOver = false;
  const traffic = runOpenLoop({ ...scene, rate, shouldContinue: () => !isOver });
  await passed(calmBeforeSeconds * 1000);
  const faultStart = performance.now();
  await run(scene);
  const faultEnd = performance.now();
  await passed(calmAfterSeconds * 1000);
  isOver = true;
  const { results, startedAt } = await traffic;
  const [startMs, endMs] = [faultStart - startedAt, faultEnd - startedAt];
  const isOutsideFault = ({ sentAtMs }: ActionResult) => sentAtMs < startMs || sentAtMs > endMs;
  return toFaultResult(name, hidesGatewayEvents ? results.filter(isOutsideFault) : results, startMs, endMs);
}

/** `begins` and `ends` in ms since the start of the traffic. */
function toFaultResult(name: string, done: readonly ActionResult[], startMs: number, endMs: number): FaultResult {
  const lost = done.filter(({ answered }) => !answered);
  const wasAnswerable = ({ kind, sentAtMs }: ActionResult) =>
    kind === 'mention' || sentAtMs + minRemainingMs < startMs || sentAtMs + ackTimeoutMs > endMs + minRemainingMs;
  const late = done.filter(
    ({ kind, sentAtMs, durationMs, answered }) =>
      kind !== 'mention' && sentAtMs > endMs && (!answered || durationMs > 1000),
  );
  const lastLate = late.reduce((last, { sentAtMs }) => Math.max(last, sentAtMs), endMs);
  return {
    name,
    sent: done.length,
    lost: lost.length,
    lostAvoidably: lost.filter(wasAnswerable).length,
    recoverySeconds: (lastLate - endMs) / 1000,
  };
}
