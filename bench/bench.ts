import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import type { Corpus } from './accuracy.ts';
import { drawChart } from './chart.ts';
import { engineName, engineNames } from './engines.ts';
import { parseAccuracy, parseBytes, parseResults, type Results } from './results.ts';
import { measureSpeed, sizes } from './speed.ts';
import { formatTables } from './tables.ts';

/*
 * npm run bench             measures all, prints it, and writes bench/results.json and bench/chart.svg
 * npm run bench -- --redraw prints and draws what the last run found
 */
const run = promisify(execFile);
const benchFolder = import.meta.dirname;
const { values } = parseArgs({ options: { redraw: { type: 'boolean' } } });

const results = values.redraw ? parseResults(readFileSync(`${benchFolder}/results.json`, 'utf8')) : await measureAll();
writeFileSync(`${benchFolder}/results.json`, `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(`${benchFolder}/chart.svg`, drawChart(results));
process.stdout.write(`${formatTables(results)}\n`);

async function measureAll(): Promise<Results> {
  logProgress('accuracy');
  const accuracy = await measureAllAccuracy();
  logProgress('memory');
  const memory = await measureAllMemory();
  const speed = sizes.flatMap((size) => {
    logProgress(`speed at ${size} wordings`);
    return measureSpeed(size);
  });
  return { node: process.version, processor: cpus()[0]?.model ?? 'unknown', accuracy, memory, speed };
}

/** Accuracy does not depend on time, so two processes may run at once. */
async function measureAllAccuracy(): Promise<Results['accuracy']> {
  const runs = engineNames.flatMap((name) => {
    const corpus: Corpus[] = name === engineName ? ['paraphrases'] : ['paraphrases', 'sentences'];
    return corpus.map((item) => ({ name, corpus: item }));
  });
  // The slowest are last in the list and begin first.
  const found = await mapTwoAtATime(runs.toReversed(), async ({ name, corpus }) => {
    const { stdout } = await run(process.execPath, [`${benchFolder}/measure-process.ts`, 'accuracy', name, corpus]);
    return { name, corpus, metrics: parseAccuracy(stdout) };
  });
  return found.toReversed();
}

async function measureAllMemory(): Promise<Results['memory']> {
  const runs = engineNames.flatMap((name) => sizes.map((size) => ({ name, size })));
  return mapTwoAtATime(runs, async ({ name, size }) => {
    const script = ['--expose-gc', `${benchFolder}/measure-process.ts`, 'memory', name, String(size)];
    const { stdout } = await run(process.execPath, script);
    return { name, size, bytes: parseBytes(stdout) };
  });
}

/** Processes the items two at a time; the results are in the order of the items. */
async function mapTwoAtATime<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const resultsByIndex = new Map<number, Result>();
  const queue = items.entries();
  const processQueue = async () => {
    for (const [index, item] of queue) resultsByIndex.set(index, await task(item));
  };
  await Promise.all([processQueue(), processQueue()]);
  return [...resultsByIndex.entries()].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}

function logProgress(line: string): void {
  process.stderr.write(`${line} …\n`);
}
