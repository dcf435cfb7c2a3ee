import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BotProcess } from './bot-process.ts';
import { drawChart } from './chart.ts';
import { faultScenarios, measureFault } from './faults.ts';
import { type FaultResult, type LoadTestResults, type RoundResult, readResults } from './results.ts';
import { measureRound } from './round.ts';
import { type LoadScene, openLoadScene } from './scene.ts';
import { startBot } from './start-bot.ts';
import { formatTables } from './tables.ts';

/*
 * npm run loadtest               measures all, prints it, and writes bench/loadtest/results.json and chart.svg; about 12 minutes
 * npm run loadtest -- --short    a twentieth of it, printed alone
 * npm run loadtest -- --redraw   prints and draws what the last run found
 * npm run loadtest -- --profile FOLDER   with a profile of the bot's processor time
 */
const folder = import.meta.dirname;
/** How many servers the bot is in. */
const serverCount = 1000;
const { values } = parseArgs({
  options: { short: { type: 'boolean' }, redraw: { type: 'boolean' }, profile: { type: 'string' } },
});
const scale = values.short ? 0.05 : 1;
/** Ten minutes of a busy bot (20 per second), compressed; at the target rate, enough to measure its memory. */
const roundPlan = [
  { rate: 50, count: 12_000 * scale },
  { rate: 200, count: 50_000 * scale },
  { rate: 500, count: 12_000 * scale },
];
/** The rate at which faults are injected. */
const faultRate = 200;

const results = values.redraw ? readResults(readFileSync(`${folder}/results.json`, 'utf8')) : await measureEverything();
if (!values.short) {
  writeFileSync(`${folder}/results.json`, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(`${folder}/chart.svg`, drawChart(results));
}
process.stdout.write(`${formatTables(results)}\n`);

async function measureEverything(): Promise<LoadTestResults> {
  const stub = await measureStub();
  const scene = await openLoadScene({ serverCount, profileFolder: values.profile });
  try {
    return { ...machine(), stub, ...(await measureBot(scene)) };
  } finally {
    await scene.close();
  }
}

function machine() {
  const [processor] = cpus();
  return {
    node: process.version,
    processor: processor?.model ?? 'unknown',
    processorCount: cpus().length,
    serverCount,
  };
}

async function measureStub(): Promise<RoundResult[]> {
  const scene = await openLoadScene({ program: 'stub', serverCount });
  const { bot } = await startBot(scene, true);
  const rounds = await measureRounds(
    scene,
    bot,
    roundPlan.map(({ rate }) => ({ rate, count: rate * 20 * scale })),
  );
  await bot.stop();
  await scene.close();
  return rounds;
}

async function measureBot(scene: LoadScene) {
  printProgress('a first start');
  const firstStart = await startBot(scene);
  await firstStart.bot.stop();
  printProgress('a second start');
  const { bot, answersAfterSeconds, commandsAfterSeconds } = await startBot(scene);
  const start = {
    answersAfterSeconds: firstStart.answersAfterSeconds,
    commandsAfterSeconds: firstStart.commandsAfterSeconds,
    restartAnswersAfterSeconds: answersAfterSeconds,
    restartCommandsAfterSeconds: commandsAfterSeconds,
  };
  const rounds = await measureRounds(scene, bot, roundPlan);
  const faults: FaultResult[] = [];
  for (const scenario of faultScenarios) {
    printProgress(scenario.name);
    faults.push(await measureFault(scene, faultRate, scenario));
  }
  const crashed = bot.hasEnded();
  printProblems(scene, bot);
  await bot.stop();
  return { start, rounds, faults, crashed };
}

async function measureRounds(scene: LoadScene, bot: BotProcess, rates: typeof roundPlan): Promise<RoundResult[]> {
  const rounds: RoundResult[] = [];
  for (const { rate, count } of rates) {
    printProgress(`${count} at ${rate} a second`);
    rounds.push(await measureRound(scene, bot, rate, count));
  }
  return rounds;
}

/** The bot's logged errors, each once, and requests that the emulator does not support. */
function printProblems({ discord }: LoadScene, { errors }: BotProcess): void {
  const occurrences = Map.groupBy([...errors, ...discord.problems()], (line) => line);
  for (const [line, { length }] of occurrences) printProgress(`${length} × ${line}`);
}

function printProgress(line: string): void {
  process.stderr.write(`${line} …\n`);
}
