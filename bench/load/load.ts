import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { BotProcess } from './bot-process.ts';
import { drawChart } from './chart.ts';
import { measureFault, troubles } from './faults.ts';
import { type Fault, type Results, type Round, readResults } from './results.ts';
import { measureRound } from './round.ts';
import { openScene, type Scene, serverCount } from './scene.ts';
import { startBot } from './starting.ts';
import { tablesOf } from './tables.ts';

/*
 * npm run load               measures all, prints it, and writes bench/load/results.json and chart.svg; some 12 minutes
 * npm run load -- --short    a twentieth of it, printed alone
 * npm run load -- --redraw   prints and draws what the last run found
 * npm run load -- --profile FOLDER   with a profile of the bot's processor time
 */
const here = import.meta.dirname;
const { values } = parseArgs({
  options: { short: { type: 'boolean' }, redraw: { type: 'boolean' }, profile: { type: 'string' } },
});
const share = values.short ? 0.05 : 1;
/** Ten minutes of a busy bot (20 a second), compressed; at the rate of the goals as many as its memory is to bear. */
const plan = [
  { rate: 50, count: 12_000 * share },
  { rate: 200, count: 50_000 * share },
  { rate: 500, count: 12_000 * share },
];
/** At which faults are met. */
const faultRate = 200;

const results = values.redraw ? readResults(readFileSync(`${here}/results.json`, 'utf8')) : await measureAll();
if (!values.short) {
  writeFileSync(`${here}/results.json`, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(`${here}/chart.svg`, drawChart(results));
}
process.stdout.write(`${tablesOf(results)}\n`);

async function measureAll(): Promise<Results> {
  const stub = await measureStub();
  const scene = await openScene('on-record', values.profile);
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
    processors: cpus().length,
    servers: serverCount,
  };
}

async function measureStub(): Promise<Round[]> {
  const scene = await openScene('stub');
  const { bot } = await startBot(scene, true);
  const rounds = await measureRounds(
    scene,
    bot,
    plan.map(({ rate }) => ({ rate, count: rate * 20 * share })),
  );
  await bot.stop();
  await scene.close();
  return rounds;
}

async function measureBot(scene: Scene) {
  say('a first start');
  const first = await startBot(scene);
  await first.bot.stop();
  say('a second start');
  const { bot, answersAfter, commandsAfter } = await startBot(scene);
  const start = {
    answersAfter: first.answersAfter,
    commandsAfter: first.commandsAfter,
    answersAgainAfter: answersAfter,
    commandsAgainAfter: commandsAfter,
  };
  const rounds = await measureRounds(scene, bot, plan);
  const faults: Fault[] = [];
  for (const trouble of troubles) {
    say(trouble.name);
    faults.push(await measureFault(scene, faultRate, trouble));
  }
  const crashed = bot.hasEnded();
  tellProblems(scene, bot);
  await bot.stop();
  return { start, rounds, faults, crashed };
}

async function measureRounds(scene: Scene, bot: BotProcess, all: typeof plan): Promise<Round[]> {
  const rounds: Round[] = [];
  for (const { rate, count } of all) {
    say(`${count} at ${rate} a second`);
    rounds.push(await measureRound(scene, bot, rate, count));
  }
  return rounds;
}

/** What the bot logged as errors, each once, and what was asked of the Discord that it does not have. */
function tellProblems({ discord }: Scene, { errors }: BotProcess): void {
  const all = Map.groupBy([...errors, ...discord.problems()], (line) => line);
  for (const [line, { length }] of all) say(`${length} × ${line}`);
}

function say(line: string): void {
  process.stderr.write(`${line} …\n`);
}
