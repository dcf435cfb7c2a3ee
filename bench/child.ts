import { measureAccuracy } from './accuracy.ts';
import { openContestant } from './contestants.ts';
import { materialOfSize } from './speed.ts';

/*
 * Measures one thing in a process of its own and writes it as JSON:
 *   node bench/child.ts accuracy NAME wordings|sentences
 *   node --expose-gc bench/child.ts memory NAME SIZE
 */
const [what, name = '', detail = ''] = process.argv.slice(2);
const found =
  what === 'accuracy'
    ? measureAccuracy(name, detail === 'sentences' ? 'sentences' : 'wordings')
    : measureMemory(name, Number(detail));
process.stdout.write(JSON.stringify(found));

/** Bytes more in use once everything is indexed and one question answered, the texts themselves left out. */
function measureMemory(contestant: string, size: number): number {
  const material = materialOfSize(size);
  const before = inUse();
  const answer = openContestant(contestant, material);
  answer('when did it happen');
  const after = inUse();
  // Asked once more, so that the index can't be collected before it is counted.
  answer('when did it happen');
  return after - before;
}

/** Typed arrays are kept outside the heap, so both are counted. */
function inUse(): number {
  if (!globalThis.gc) throw new Error('Memory is measured with node --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
