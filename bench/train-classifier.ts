import { readFileSync, writeFileSync } from 'node:fs';
import {
  type ConfidenceFeatures,
  extractConfidenceFeatures,
  haveSameAnswer,
} from '../src/answering/confidence-features.ts';
import { indexEntries } from '../src/answering/entry-index.ts';
import type { Entry, Fact, Knowledge, NotStated } from '../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse.ts';

/*
 * Fits the weights of the decision (src/answering/classifier-weights.ts): npm run fit
 *
 * The wordings of each entry were written by several authors, one after the other. Each third of them is asked of an index
 * that has only the other two, as people ask who did not write the file. Then whole entries are taken out and their
 * wordings asked all the same: nothing should be sure then. off-topic.txt beside this holds questions about
 * other things; nothing should be sure of them either.
 */

type TrainingExample = { readonly features: ConfidenceFeatures; readonly right: boolean; readonly weight: number };

const foldCount = 3;
/** Off-topic questions are few beside the wordings; each counts for several. */
const offTopicWeight = 2;
const file = 'knowledge/walthamstow-shooting.yaml';
const featureNames = ['probabilityMass', 'similarity', 'coverage', 'unknownWordRarity', 'margin'] as const;

const parsed = parseKnowledge(readFileSync(file));
if ('problems' in parsed) throw new Error(`${file} has problems; run npm run verify`);
const { knowledge } = parsed;
const offTopicQuestions = readFileSync('bench/off-topic.txt', 'utf8').trim().split('\n');

const examples = [
  ...crossValidationExamples(knowledge),
  ...heldOutEntryExamples(knowledge),
  ...offTopicExamples(knowledge),
];
const weights = fitLogistic(examples);
writeFileSync('src/answering/classifier-weights.ts', renderWeightsFile(weights));
process.stdout.write(`${examples.length} examples\n${renderWeightsFile(weights)}`);

function crossValidationExamples(fullKnowledge: Knowledge): TrainingExample[] {
  return Array.from({ length: foldCount }, (_, fold) => fold).flatMap((fold) => {
    const index = indexEntries(
      withParaphrases(fullKnowledge, (entry) =>
        entry.paraphrases.filter((_, position) => foldOf(entry, position) !== fold),
      ),
    );
    return entriesOf(fullKnowledge).flatMap((entry) =>
      entry.paraphrases.flatMap((paraphrase, position) =>
        foldOf(entry, position) === fold ? [createExample(index, paraphrase, entry, 1)] : [],
      ),
    );
  });
}

function foldOf(entry: Entry, position: number): number {
  return Math.floor((position * foldCount) / entry.paraphrases.length);
}

/** Twenty groups of entries are taken out in turn, with all that would be answered by the same sentences. */
function heldOutEntryExamples(fullKnowledge: Knowledge): TrainingExample[] {
  const all = entriesOf(fullKnowledge);
  const groups = 20;
  return Array.from({ length: groups }, (_, group) => group).flatMap((group) => {
    const heldOut = all.filter((_, position) => position % groups === group);
    const isKept = (entry: Entry) =>
      !heldOut.includes(entry) &&
      !heldOut.some((other) => other.kind === 'fact' && entry.kind === 'fact' && haveSameAnswer(other, entry));
    const index = indexEntries({
      ...fullKnowledge,
      facts: fullKnowledge.facts.filter(isKept),
      notStated: fullKnowledge.notStated.filter(isKept),
    });
    return heldOut.flatMap((entry) =>
      entry.paraphrases
        .filter((_, position) => position % 4 === 0)
        .map((paraphrase) => createExample(index, paraphrase, undefined, 1)),
    );
  });
}

function offTopicExamples(fullKnowledge: Knowledge): TrainingExample[] {
  const index = indexEntries(fullKnowledge);
  return offTopicQuestions.map((question) => createExample(index, question, undefined, offTopicWeight));
}

function createExample(
  index: ReturnType<typeof indexEntries>,
  question: string,
  expectedEntry: Entry | undefined,
  weight: number,
): TrainingExample {
  const result = index.search(question);
  const [first] = result.candidates;
  return {
    features: extractConfidenceFeatures(result, index),
    right: expectedEntry !== undefined && first !== undefined && haveSameAnswer(first.entry, expectedEntry),
    weight,
  };
}

function entriesOf(fullKnowledge: Knowledge): Entry[] {
  return [...fullKnowledge.facts, ...fullKnowledge.notStated];
}

function withParaphrases(fullKnowledge: Knowledge, asked: (entry: Entry) => string[]): Knowledge {
  const facts: Fact[] = fullKnowledge.facts.map((fact) => ({ ...fact, asked: asked(fact) }));
  const notStated: NotStated[] = fullKnowledge.notStated.map((entry) => ({ ...entry, asked: asked(entry) }));
  return { ...fullKnowledge, facts, notStated };
}

/** Logistic regression by gradient descent with a little ridge; a few thousand examples of five signals take a second. */
function fitLogistic(trainingExamples: readonly TrainingExample[]): number[] {
  const rows = trainingExamples.map(({ features, right, weight }) => ({
    x: [1, ...featureNames.map((name) => features[name])],
    y: right ? 1 : 0,
    weight,
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let coefficients = new Array<number>(featureNames.length + 1).fill(0);
  for (let step = 0; step < 4000; step += 1) {
    const gradient = coefficients.map((value, index) => (index === 0 ? 0 : 1e-4 * value));
    for (const { x, y, weight } of rows) {
      const logOdds = x.reduce((sum, value, index) => sum + value * (coefficients[index] ?? 0), 0);
      const error = (1 / (1 + Math.exp(-logOdds)) - y) * (weight / total);
      x.forEach((value, index) => {
        gradient[index] = (gradient[index] ?? 0) + error * value;
      });
    }
    coefficients = coefficients.map((value, index) => value - 3 * (gradient[index] ?? 0));
  }
  return coefficients;
}

function renderWeightsFile(values: readonly number[]): string {
  const lines = ['bias', ...featureNames].map(
    (name, index) => `  ${name}: ${Number((values[index] ?? 0).toFixed(2))},`,
  );
  const comment =
    '/** Fitted by `npm run fit`: what each signal adds to the log-odds that the first candidate is what was meant. */';
  return `${comment}\nexport const classifierWeights = {\n${lines.join('\n')}\n} as const;\n`;
}
