import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import type { Texts } from './accuracy.ts';
import { drawChart } from './chart.ts';
import { contestants, engineName } from './contestants.ts';
import { type Results, readAccuracy, readBytes, readResults } from './results.ts';
import { measureSpeed, sizes } from './speed.ts';
import { tablesOf } from './tables.ts';

/*
 * npm run bench             measures all, prints it, and writes bench/results.json and bench/chart.svg
 * npm run bench -- --redraw prints and draws what the last run found
 */
const run = promisify(execFile);
const here = import.meta.dirname;
const { values } = parseArgs({ options: { redraw: { type: 'boolean' } } });

const results = values.redraw ? readResults(readFileSync(`${here}/results.json`, 'utf8')) : await measureAll();
writeFileSync(`${here}/results.json`, `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(`${here}/chart.svg`, drawChart(results));
process.stdout.write(`${tablesOf(results)}\n`);

async function measureAll(): Promise<Results> {
  say('accuracy');
  const accuracy = await measureAllAccuracy();
  say('memory');
  const memory = await measureAllMemory();
  const speed = sizes.flatMap((size) => {
    say(`speed at ${size} wordings`);
    return measureSpeed(size);
  });
  return { node: process.version, processor: cpus()[0]?.model ?? 'unknown', accuracy, memory, speed };
}

/** Time does not matter here, so two processes may run at once. */
async function measureAllAccuracy(): Promise<Results['accuracy']> {
  const all = contestants.flatMap((name) => {
    const texts: Texts[] = name === engineName ? ['wordings'] : ['wordings', 'sentences'];
    return texts.map((one) => ({ name, texts: one }));
  });
  // The slowest are last in the list and begin first.
  const found = await inPairs(all.toReversed(), async ({ name, texts }) => {
    const { stdout } = await run(process.execPath, [`${here}/child.ts`, 'accuracy', name, texts]);
    return { name, texts, figures: readAccuracy(stdout) };
  });
  return found.toReversed();
}

async function measureAllMemory(): Promise<Results['memory']> {
  const all = contestants.flatMap((name) => sizes.map((size) => ({ name, size })));
  return inPairs(all, async ({ name, size }) => {
    const script = ['--expose-gc', `${here}/child.ts`, 'memory', name, String(size)];
    const { stdout } = await run(process.execPath, script);
    return { name, size, bytes: readBytes(stdout) };
  });
}

/** Works the items off, two at a time; the results are in the order of the items. */
async function inPairs<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const made = new Map<number, Result>();
  const waiting = items.entries();
  const workOff = async () => {
    for (const [at, item] of waiting) made.set(at, await work(item));
  };
  await Promise.all([workOff(), workOff()]);
  return [...made.entries()].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}

function say(line: string): void {
  process.stderr.write(`${line} …\n`);
}
