import { describe, expect, it } from 'vitest';
import { indexConcepts } from '../../src/answering/concepts.ts';
import {
  type ConfidenceFeatures,
  extractConfidenceFeatures,
  haveSameAnswer,
} from '../../src/answering/confidence-features.ts';
import type { IndexedEntry } from '../../src/answering/entry-index.ts';
import type { EntryCandidate } from '../../src/answering/entry-search.ts';
import { parseQuery, type Query } from '../../src/answering/query.ts';
import { tokenise } from '../../src/answering/text/tokenizer.ts';
import { knowledge } from './shipped-answerer.ts';

const [shippedFact] = knowledge.facts;
const [shippedNotStated] = knowledge.notStated;
if (!shippedFact || !shippedNotStated) throw new Error('the shipped knowledge has no entries');

const factCiting = (sourceId: string, ...sentenceNumbers: readonly [number, ...number[]]): IndexedEntry => {
  const [first, ...others] = sentenceNumbers;
  const citation = (sentenceNumber: number) => ({ ...shippedFact.citations[0], sourceId, sentenceNumber });
  return { ...shippedFact, citations: [citation(first), ...others.map(citation)] };
};
const entries = {
  'sentence 1': factCiting('article', 1),
  'sentences 1 and 2': factCiting('article', 1, 2),
  'sentence 3': factCiting('article', 3),
  'sentence 1 of another source': factCiting('other', 1),
  'not stated': shippedNotStated,
  'not stated either': { ...shippedNotStated, id: 'other' },
  'off-topic': { kind: 'off-topic', id: 'greeting', question: 'hello', paraphrases: [] },
} satisfies Record<string, IndexedEntry>;
type EntryName = keyof typeof entries;

const candidate = (name: EntryName, score: number, stems: readonly string[] = []): EntryCandidate => ({
  entry: entries[name],
  score,
  similarity: 0.5,
  hasFeature: (feature) => stems.includes(feature),
});
const concepts = indexConcepts([{ concept: 'police', phrases: ['cops', 'old bill'] }]);
const parse = (question: string): Query => parseQuery(tokenise(question), { correct: () => undefined }, concepts);
/** "roof" is rare among the entries, "shoot" is common, and no entry has any other stem. */
const idf = (stem: string): number =>
  new Map([
    ['roof', 3],
    ['shoot', 1],
  ]).get(stem) ?? 4;

const rounded = (features: ConfidenceFeatures, name: keyof ConfidenceFeatures) => Number(features[name].toFixed(3));

describe('The margin and the probability mass', () => {
  type Row = readonly [readonly (readonly [EntryName, number])[], number, number, string];
  it.each<Row>([
    [[['sentence 1', -40]], 1, 1, 'one candidate'],
    [
      [
        ['sentence 1', -40],
        ['sentence 3', -40],
      ],
      0,
      0.5,
      'two answers with one score',
    ],
    [
      [
        ['sentence 1', -40],
        ['sentence 3', -43],
      ],
      0.1,
      0.731,
      'a difference of 3, the temperature: 1 / (1 + 1/e)',
    ],
    [
      [
        ['sentence 1', -40],
        ['sentence 3', -70],
      ],
      1,
      1,
      'a difference of 30 is as good as certain',
    ],
    [
      [
        ['sentence 1', -40],
        ['sentence 3', -100],
      ],
      1,
      1,
      'a larger difference is not more than 1',
    ],
    [
      [
        ['sentence 1', -40],
        ['sentences 1 and 2', -41],
        ['sentence 3', -46],
      ],
      0.2,
      0.927,
      'the runner-up has another answer; both facts of one sentence count: (1 + 0.717) / (1 + 0.717 + 0.135)',
    ],
    [
      [
        ['sentence 1', -40],
        ['sentence 3', -46],
        ['sentences 1 and 2', -46],
      ],
      0.2,
      0.893,
      'also after the runner-up: (1 + 0.135) / (1 + 0.135 + 0.135)',
    ],
    [
      [
        ['not stated', -40],
        ['not stated either', -41],
        ['sentence 1', -43],
      ],
      0.1,
      0.824,
      'entries that are not stated have one answer',
    ],
  ])('of %j are %d and %d: %s', (scores, margin, probabilityMass) => {
    const candidates = scores.map(([name, score]) => candidate(name, score));
    const features = extractConfidenceFeatures(candidates, parse('roof'), idf);
    expect(rounded(features, 'margin')).toBe(margin);
    expect(rounded(features, 'probabilityMass')).toBe(probabilityMass);
  });
});

describe('The coverage and the rarity of unknown words', () => {
  it.each([
    ['roof', ['roof'], 1, 0, 'the candidate has the only word'],
    ['roof', [], 0, 0.291, 'the rarity 0.485 of “roof” times 0.6, since other entries have it'],
    ['shot roof', ['shoot'], 0.25, 0.291, 'weighted by idf: 1 of 4'],
    ['shot roof', ['roof'], 0.75, 0.215, 'weighted by idf: 3 of 4'],
    ['was the roof shot', ['shoot'], 0.25, 0.291, 'function words do not count'],
    ['who shot roof', ['shoot', 'roof'], 0.5, 0.201, 'question words count: 4 of 8'],
    ['zzz roof', ['roof'], 0.429, 1, 'a word that no entry and no list has'],
    ['cops', ['cop'], 1, 0, 'the stem itself'],
    ['cops', ['#police'], 0.7, 0.128, 'known by its concept only'],
    ['old bill', ['#police'], 0, 0.403, 'a concept of two words does not make the single words known'],
    ['was it', [], 0, 0, 'no content words'],
  ])('of “%s” with the features %j are %d and %d: %s', (question, stems, coverage, unknownWordRarity) => {
    const features = extractConfidenceFeatures([candidate('sentence 1', 0, stems)], parse(question), idf);
    expect(rounded(features, 'coverage')).toBe(coverage);
    expect(rounded(features, 'unknownWordRarity')).toBe(unknownWordRarity);
  });
});

describe('The number of content words', () => {
  it.each([
    ['and why', 0, 'a function word and a question word'],
    ['who shot him', 0.1, 'one of ten'],
    ['cops shot', 0.3, 'a concept counts beside its word'],
    ['one two three four five six seven eight nine ten', 1, 'ten'],
    ['one two three four five six seven eight nine ten eleven twelve', 1, 'more than ten'],
  ])('of “%s” is %d: %s', (question, contentWordCount) => {
    const features = extractConfidenceFeatures([candidate('sentence 1', 0)], parse(question), idf);
    expect(rounded(features, 'contentWordCount')).toBe(contentWordCount);
  });
});

describe('The other features', () => {
  it('take the similarity of the first candidate', () => {
    const second = { ...candidate('sentence 3', -1), similarity: 0.9 };
    expect(extractConfidenceFeatures([candidate('sentence 1', 0), second], parse('roof'), idf).similarity).toBe(0.5);
  });

  it('are the worst values without candidates', () => {
    expect(extractConfidenceFeatures([], parse('roof'), idf)).toEqual({
      probabilityMass: 0,
      similarity: 0,
      coverage: 0,
      unknownWordRarity: 1,
      contentWordCount: 0,
      margin: 0,
    });
  });
});

describe('Two entries have the same answer', () => {
  it.each<readonly [EntryName, EntryName, boolean, string]>([
    ['sentence 1', 'sentence 1', true, 'one sentence'],
    ['sentence 1', 'sentences 1 and 2', true, 'one common sentence'],
    ['sentence 1', 'sentence 3', false, 'different sentences'],
    ['sentence 1', 'sentence 1 of another source', false, 'the same number in another source'],
    ['not stated', 'not stated either', true, 'both answers are “the article does not say”'],
    ['sentence 1', 'not stated', false, 'a fact and an unstated entry'],
    ['not stated', 'off-topic', false, 'an unstated entry and an off-topic message'],
  ])('“%s” and “%s”: %j, %s', (one, other, expected) => {
    expect(haveSameAnswer(entries[one], entries[other])).toBe(expected);
    expect(haveSameAnswer(entries[other], entries[one])).toBe(expected);
  });
});
