import { readFileSync } from 'node:fs';
import { offTopic } from '../src/answering/off-topic.ts';
import { type Question, readQuestions } from '../src/evaluation/questions.ts';
import type { Entry, Knowledge, Source } from '../src/knowledge/knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse.ts';
import { makeIncident } from './generated/incident.ts';
import { openChance } from './generated/random.ts';

/** A text to be found, and what is said when it is: an entry, or nothing where the text is off the topic. */
export type Wording = { readonly text: string; readonly entry?: Entry };

const root = `${import.meta.dirname}/..`;
/** So that every run has the same entries. */
const seed = 30_000;
/** Entries come whole, so a size may be missed by this much. */
const slack = 1.1;

export function readShipped(): Knowledge {
  const parsed = parseKnowledge(readFileSync(`${root}/knowledge/walthamstow-shooting.yaml`));
  if ('problems' in parsed) throw new Error('The shipped knowledge has problems; npm run verify names them.');
  return parsed.knowledge;
}

export function readShippedQuestions(): readonly Question[] {
  const read = readQuestions(readFileSync(`${root}/test/questions.jsonl`, 'utf8'));
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.questions;
}

export function entriesOf({ facts, notStated }: Knowledge): Entry[] {
  return [...facts, ...notStated];
}

export function wordingsOf(knowledge: Knowledge): Wording[] {
  return entriesOf(knowledge).flatMap((entry) => textsOf(entry).map((text) => ({ text, entry })));
}

/** What people say to any bot, which this engine indexes beside every knowledge. */
export function offTopicWordings(): Wording[] {
  return offTopic.flatMap(({ question, asked }) => [question, ...asked].map((text) => ({ text })));
}

/** Each sentence of the article, as if there were a fact that rests on it alone. */
export function sentencesOf({ sources, facts }: Knowledge): Wording[] {
  const [mould] = facts;
  if (!mould) return [];
  return sources.flatMap(({ id: source, sentences }) =>
    sentences.map(({ text, number: sentence, start, end }) => {
      const citation = { quote: text, source, sentence, start, end, speaker: mould.saidBy };
      return { text, entry: { ...mould, citations: [citation] } };
    }),
  );
}

/** Knowledge of about so many wordings: some entries of the shipped, or all of them and incidents that never were. */
export function knowledgeOfSize(shipped: Knowledge, size: number): Knowledge {
  const all = entriesOf(shipped);
  if (countOf(all) >= size) return withEntries(shipped, chosen(all, size), []);
  const chance = openChance(seed);
  const sources: Source[] = [];
  const entries = [...all];
  let count = countOf(all);
  while (count < size) {
    const made = makeIncident(sources.length + 1, chance);
    sources.push(made.source);
    entries.push(...made.entries);
    count += countOf(made.entries);
  }
  return withEntries(shipped, entries, sources);
}

/** Whole entries by chance, as many as there is room for, and at least one. */
function chosen(all: readonly Entry[], size: number): Entry[] {
  const entries = openChance(seed).shuffled(all);
  let count = 0;
  const fitting = entries.filter((entry) => {
    const fits = count + countOf([entry]) <= size * slack;
    if (fits) count += countOf([entry]);
    return fits;
  });
  return fitting.length > 0 ? fitting : entries.toSorted((a, b) => countOf([a]) - countOf([b])).slice(0, 1);
}

function withEntries(shipped: Knowledge, entries: readonly Entry[], more: readonly Source[]): Knowledge {
  return {
    ...shipped,
    sources: [...shipped.sources, ...more],
    facts: entries.filter((entry) => entry.kind === 'fact'),
    notStated: entries.filter((entry) => entry.kind === 'not-stated'),
  };
}

function countOf(entries: readonly Entry[]): number {
  return entries.reduce((count, { asked }) => count + 1 + asked.length, 0);
}

function textsOf({ question, asked }: Entry): string[] {
  return [question, ...asked];
}
