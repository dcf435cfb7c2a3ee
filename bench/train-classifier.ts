import { readFileSync, writeFileSync } from 'node:fs';
import {
  type ConfidenceFeatures,
  extractConfidenceFeatures,
  haveSameAnswer,
} from '../src/answering/confidence-features.ts';
import { indexEntries } from '../src/answering/entry-index.ts';
import { createEntrySearch, type EntrySearch } from '../src/answering/entry-search.ts';
import { tokenise } from '../src/answering/text/tokenizer.ts';
import type { Entry, Fact, Knowledge, NotStated } from '../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse.ts';

/*
 * Fits the weights of the classifier (src/answering/classifier-weights.ts): npm run train
 *
 * Positive examples are cross-validated: the paraphrases of each entry, which several authors wrote one after the other, are
 * split into three folds, and each fold is asked of an index that has only the other two. Negative examples are the paraphrases
 * of entries that were removed from the index, and the off-topic questions of off-topic.txt.
 */

type TrainingExample = { readonly features: ConfidenceFeatures; readonly right: boolean; readonly weight: number };

const foldCount = 3;
/** Compensates for the small number of off-topic questions. */
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
    const index = indexAndSearch(
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

/** Removes each of twenty groups of entries in turn, together with the entries that have the same answer. */
function heldOutEntryExamples(fullKnowledge: Knowledge): TrainingExample[] {
  const all = entriesOf(fullKnowledge);
  const groups = 20;
  return Array.from({ length: groups }, (_, group) => group).flatMap((group) => {
    const heldOut = all.filter((_, position) => position % groups === group);
    const isKept = (entry: Entry) =>
      !heldOut.includes(entry) &&
      !heldOut.some((other) => other.kind === 'fact' && entry.kind === 'fact' && haveSameAnswer(other, entry));
    const index = indexAndSearch({
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
  const index = indexAndSearch(fullKnowledge);
  return offTopicQuestions.map((question) => createExample(index, question, undefined, offTopicWeight));
}

function indexAndSearch(partialKnowledge: Knowledge): EntrySearch {
  return createEntrySearch(partialKnowledge, indexEntries(partialKnowledge));
}

function createExample(
  entries: EntrySearch,
  question: string,
  expectedEntry: Entry | undefined,
  weight: number,
): TrainingExample {
  const query = entries.parse(tokenise(question));
  const candidates = entries.search(query);
  const [first] = candidates;
  return {
    features: extractConfidenceFeatures(candidates, query, entries.idf),
    right: expectedEntry !== undefined && first !== undefined && haveSameAnswer(first.entry, expectedEntry),
    weight,
  };
}

function entriesOf(fullKnowledge: Knowledge): Entry[] {
  return [...fullKnowledge.facts, ...fullKnowledge.notStated];
}

function withParaphrases(fullKnowledge: Knowledge, paraphrasesOf: (entry: Entry) => string[]): Knowledge {
  const facts: Fact[] = fullKnowledge.facts.map((fact) => ({
    ...fact,
    paraphrases: paraphrasesOf(fact),
  }));
  const notStated: NotStated[] = fullKnowledge.notStated.map((entry) => ({
    ...entry,
    paraphrases: paraphrasesOf(entry),
  }));
  return { ...fullKnowledge, facts, notStated };
}

/** Logistic regression by gradient descent with an L2 penalty; a few thousand examples take a second. */
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
    '/** Fitted by `npm run train`: the weight of each feature in the log-odds that the first candidate was meant. */';
  return `${comment}\nexport const classifierWeights = {\n${lines.join('\n')}\n} as const;\n`;
}
