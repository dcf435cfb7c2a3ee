import { readFileSync, writeFileSync } from 'node:fs';
import { indexEntries } from '../src/answering/entry-index.ts';
import { agree, type Signals, signalsOf } from '../src/answering/signals.ts';
import type { Entry, Fact, Knowledge, NotStated } from '../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse.ts';

/*
 * Fits the weights of the decision (src/answering/decision-weights.ts): npm run fit
 *
 * The wordings of each entry were written by several authors, one after the other. Each third of them is asked of an index
 * that has only the other two, as people ask who did not write the file. Then whole entries are taken out and their
 * wordings asked all the same: nothing should be sure then. off-topic.txt beside this holds questions about
 * other things; nothing should be sure of them either.
 */

type Example = { readonly signals: Signals; readonly right: boolean; readonly weight: number };

const parts = 3;
/** Off-topic questions are few beside the wordings; each counts for several. */
const offTopicWeight = 2;
const file = 'knowledge/walthamstow-shooting.yaml';
const signalNames = ['share', 'likeness', 'coverage', 'strangeness', 'lead'] as const;

const parsed = parseKnowledge(readFileSync(file));
if ('problems' in parsed) throw new Error(`${file} has problems; run npm run verify`);
const { knowledge } = parsed;
const offTopic = readFileSync('bench/off-topic.txt', 'utf8').trim().split('\n');

const examples = [...leaveThirdsOut(knowledge), ...leaveEntriesOut(knowledge), ...askOffTopic(knowledge)];
const weights = fitLogistic(examples);
writeFileSync('src/answering/decision-weights.ts', weightsFile(weights));
process.stdout.write(`${examples.length} examples\n${weightsFile(weights)}`);

function leaveThirdsOut(whole: Knowledge): Example[] {
  return Array.from({ length: parts }, (_, part) => part).flatMap((part) => {
    const index = indexEntries(mapEntries(whole, (entry) => entry.asked.filter((_, at) => partOf(entry, at) !== part)));
    return entriesOf(whole).flatMap((entry) =>
      entry.asked.flatMap((wording, at) => (partOf(entry, at) === part ? [example(index, wording, entry, 1)] : [])),
    );
  });
}

function partOf(entry: Entry, at: number): number {
  return Math.floor((at * parts) / entry.asked.length);
}

/** Twenty groups of entries are taken out in turn, with all that would be answered by the same sentences. */
function leaveEntriesOut(whole: Knowledge): Example[] {
  const all = entriesOf(whole);
  const groups = 20;
  return Array.from({ length: groups }, (_, group) => group).flatMap((group) => {
    const out = all.filter((_, at) => at % groups === group);
    const stays = (entry: Entry) =>
      !out.includes(entry) && !out.some((one) => one.kind === 'fact' && entry.kind === 'fact' && agree(one, entry));
    const index = indexEntries({
      ...whole,
      facts: whole.facts.filter(stays),
      notStated: whole.notStated.filter(stays),
    });
    return out.flatMap((entry) =>
      entry.asked.filter((_, at) => at % 4 === 0).map((wording) => example(index, wording, undefined, 1)),
    );
  });
}

function askOffTopic(whole: Knowledge): Example[] {
  const index = indexEntries(whole);
  return offTopic.map((question) => example(index, question, undefined, offTopicWeight));
}

function example(
  index: ReturnType<typeof indexEntries>,
  question: string,
  meant: Entry | undefined,
  weight: number,
): Example {
  const ranking = index.rank(question);
  const [first] = ranking.candidates;
  return {
    signals: signalsOf(ranking, index),
    right: meant !== undefined && first !== undefined && agree(first.entry, meant),
    weight,
  };
}

function entriesOf(whole: Knowledge): Entry[] {
  return [...whole.facts, ...whole.notStated];
}

function mapEntries(whole: Knowledge, asked: (entry: Entry) => string[]): Knowledge {
  const facts: Fact[] = whole.facts.map((fact) => ({ ...fact, asked: asked(fact) }));
  const notStated: NotStated[] = whole.notStated.map((entry) => ({ ...entry, asked: asked(entry) }));
  return { ...whole, facts, notStated };
}

/** Logistic regression by gradient descent with a little ridge; a few thousand examples of five signals take a second. */
function fitLogistic(all: readonly Example[]): number[] {
  const rows = all.map(({ signals, right, weight }) => ({
    x: [1, ...signalNames.map((name) => signals[name])],
    y: right ? 1 : 0,
    weight,
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let fitted = new Array<number>(signalNames.length + 1).fill(0);
  for (let step = 0; step < 4000; step += 1) {
    const slope = fitted.map((value, at) => (at === 0 ? 0 : 1e-4 * value));
    for (const { x, y, weight } of rows) {
      const odds = x.reduce((sum, value, at) => sum + value * (fitted[at] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-odds)) - y) * (weight / total);
      x.forEach((value, at) => {
        slope[at] = (slope[at] ?? 0) + error * value;
      });
    }
    fitted = fitted.map((value, at) => value - 3 * (slope[at] ?? 0));
  }
  return fitted;
}

function weightsFile(values: readonly number[]): string {
  const lines = ['bias', ...signalNames].map((name, at) => `  ${name}: ${Number((values[at] ?? 0).toFixed(2))},`);
  const comment =
    '/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */';
  return `${comment}\nexport const decisionWeights = {\n${lines.join('\n')}\n} as const;\n`;
}
