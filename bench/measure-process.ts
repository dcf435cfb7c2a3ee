import { measureAccuracy } from './accuracy.ts';
import { createEngine } from './engines.ts';
import { createDataset } from './speed.ts';

/*
 * Measures one thing in a process of its own and writes it as JSON:
 *   npx node bench/measure-process.ts accuracy NAME paraphrases|sentences
 *   node --expose-gc bench/measure-process.ts memory NAME SIZE
 */
const [measurement, name = '', argument = ''] = process.argv.slice(2);
const result =
  measurement === 'accuracy'
    ? measureAccuracy(name, argument === 'sentences' ? 'sentences' : 'paraphrases')
    : measureMemory(name, Number(argument));
process.stdout.write(JSON.stringify(result));

/** The growth of memory after indexing and one question, in bytes, without the texts themselves. */
function measureMemory(engine: string, size: number): number {
  const dataset = createDataset(size);
  const before = bytesInUse();
  const answer = createEngine(engine, dataset);
  answer('when did it happen');
  const after = bytesInUse();
  // Asked again, so that the index is not collected before it is counted.
  answer('when did it happen');
  return after - before;
}

/** Typed arrays are outside the heap, so both are counted. */
function bytesInUse(): number {
  if (!globalThis.gc) throw new Error('Memory is measured with node --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
