import { readFileSync } from 'node:fs';
import { offTopicEntries } from '../src/answering/text/lexicon/off-topic.ts';
import { type EvaluationQuestion, parseQuestions } from '../src/cli/evaluation/questions.ts';
import type { Entry, Knowledge, Source } from '../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse.ts';
import { generateIncident } from './generated/incident.ts';
import { createRandom } from './generated/random.ts';

/** A text to index and its entry; without one, the text is off topic. */
export type SearchText = { readonly text: string; readonly entry?: Entry };

const root = `${import.meta.dirname}/..`;
/** Every run has the same entries. */
const seed = 30_000;
/** The tolerance of a size, because entries are added as a whole. */
const sizeTolerance = 1.1;

export function loadShippedKnowledge(): Knowledge {
  const parsed = parseKnowledge(readFileSync(`${root}/knowledge/walthamstow-shooting.yaml`));
  if ('problems' in parsed) throw new Error('The shipped knowledge has problems; npm run verify names them.');
  return parsed.knowledge;
}

export function loadShippedQuestions(): readonly EvaluationQuestion[] {
  const parsed = parseQuestions(readFileSync(`${root}/test/questions.jsonl`, 'utf8'));
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.questions;
}

export function entriesOf({ facts, notStated }: Knowledge): Entry[] {
  return [...facts, ...notStated];
}

export function paraphraseTexts(knowledge: Knowledge): SearchText[] {
  return entriesOf(knowledge).flatMap((entry) => questionTexts(entry).map((text) => ({ text, entry })));
}

/** Off-topic messages, which this engine always indexes as well. */
export function offTopicTexts(): SearchText[] {
  return offTopicEntries.flatMap(({ question, paraphrases }) => [question, ...paraphrases].map((text) => ({ text })));
}

/** Each sentence of the article, as a fact that cites only this sentence. */
export function sentenceTexts({ sources, facts }: Knowledge): SearchText[] {
  const [template] = facts;
  if (!template) return [];
  return sources.flatMap(({ id: sourceId, sentences }) =>
    sentences.map(({ text, number: sentenceNumber, start, end }) => {
      const citation = { quote: text, sourceId, sentenceNumber, start, end, speaker: template.saidBy };
      return { text, entry: { ...template, citations: [citation] } };
    }),
  );
}

/** Knowledge of about this many paraphrases: some of the shipped entries, or all of them with generated incidents. */
export function createKnowledgeOfSize(shipped: Knowledge, size: number): Knowledge {
  const shippedEntries = entriesOf(shipped);
  if (countParaphrases(shippedEntries) >= size) return withEntries(shipped, sampleEntries(shippedEntries, size), []);
  const random = createRandom(seed);
  const sources: Source[] = [];
  const entries = [...shippedEntries];
  let count = countParaphrases(shippedEntries);
  while (count < size) {
    const incident = generateIncident(sources.length + 1, random);
    sources.push(incident.source);
    entries.push(...incident.entries);
    count += countParaphrases(incident.entries);
  }
  return withEntries(shipped, entries, sources);
}

/** Random entries up to this many paraphrases, at least one entry. */
function sampleEntries(candidates: readonly Entry[], size: number): Entry[] {
  const entries = createRandom(seed).shuffle(candidates);
  let count = 0;
  const fitting = entries.filter((entry) => {
    const fitsSize = count + countParaphrases([entry]) <= size * sizeTolerance;
    if (fitsSize) count += countParaphrases([entry]);
    return fitsSize;
  });
  return fitting.length > 0
    ? fitting
    : entries.toSorted((a, b) => countParaphrases([a]) - countParaphrases([b])).slice(0, 1);
}

function withEntries(shipped: Knowledge, entries: readonly Entry[], extraSources: readonly Source[]): Knowledge {
  return {
    ...shipped,
    sources: [...shipped.sources, ...extraSources],
    facts: entries.filter((entry) => entry.kind === 'fact'),
    notStated: entries.filter((entry) => entry.kind === 'not-stated'),
  };
}

function countParaphrases(entries: readonly Entry[]): number {
  return entries.reduce((count, { paraphrases }) => count + 1 + paraphrases.length, 0);
}

function questionTexts({ question, paraphrases }: Entry): string[] {
  return [question, ...paraphrases];
}
