import { describe, expect, it } from 'vitest';
import { classify } from '../../src/answering/classifier.ts';
import type { ConfidenceFeatures } from '../../src/answering/confidence-features.ts';
import type { IndexedEntry } from '../../src/answering/entry-index.ts';
import type { EntryCandidate } from '../../src/answering/entry-search.ts';
import { offTopicEntries } from '../../src/answering/text/lexicon/off-topic.ts';
import { knowledge } from './shipped-answerer.ts';

const entry = (id: string): IndexedEntry => {
  const found = [...knowledge.facts, ...knowledge.notStated, ...offTopicEntries].find((other) => other.id === id);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};
const candidates = (...ids: string[]): EntryCandidate[] =>
  ids.map((id) => ({ entry: entry(id), score: 0, similarity: 0, meanVectorScore: 0, hasFeature: () => false }));
const certain: ConfidenceFeatures = {
  probabilityMass: 1,
  similarity: 1,
  coverage: 1,
  unknownWordRarity: 0,
  contentWordCount: 0.3,
  margin: 1,
};

type Row = readonly [string, string, Partial<ConfidenceFeatures>, string, string];

describe('The decision about the first candidate', () => {
  it.each<Row>([
    ['a fact', 'who-shot', {}, 'sure', 'every feature speaks for it'],
    ['a fact', 'who-shot', { probabilityMass: 0, margin: 0.56 }, 'sure', 'probability 0.400, the threshold of facts'],
    ['a fact', 'who-shot', { probabilityMass: 0, margin: 0.55 }, 'unsure', 'probability 0.397, just below it'],
    ['not stated', 'which-hospital', { probabilityMass: 0, margin: 0.97 }, 'sure', 'probability 0.551'],
    [
      'not stated',
      'which-hospital',
      { probabilityMass: 0, margin: 0.95 },
      'unsure',
      'probability 0.544, enough for a fact',
    ],
    [
      'a fact',
      'who-shot',
      { probabilityMass: 0.37, similarity: 0, coverage: 0, margin: 0 },
      'unsure',
      'probability 0.123, above the minimum of choices',
    ],
    [
      'a fact',
      'who-shot',
      { probabilityMass: 0.36, similarity: 0, coverage: 0, margin: 0 },
      'none',
      'probability 0.1197, just below it',
    ],
    ['off-topic', 'greeting', {}, 'none', 'nothing is answered by a greeting'],
    ['a fact', 'who-shot', { contentWordCount: 0, similarity: 0.69 }, 'unsure', '“when?” has no content word'],
    ['a fact', 'who-shot', { contentWordCount: 0, similarity: 0.7 }, 'sure', 'a paraphrase has just these words'],
    ['a fact', 'who-shot', { coverage: 0.2, similarity: 0.29 }, 'unsure', 'coverage and similarity add up to 0.49'],
    ['a fact', 'who-shot', { coverage: 0.2, similarity: 0.3 }, 'sure', 'they add up to 0.5'],
    ['not stated', 'which-hospital', { coverage: 0.44 }, 'unsure', 'similarity does not replace coverage here'],
    ['not stated', 'which-hospital', { coverage: 0.45 }, 'sure', 'the minimum coverage'],
    ['a fact', 'who-shot', { unknownWordRarity: 1 }, 'sure', 'a rare unknown word alone does not decide'],
  ])('for %s (%s) with %j is “%s”: %s', (_, id, features, kind) => {
    expect(classify(candidates(id), { ...certain, ...features }).decision.kind).toBe(kind);
  });

  it('without candidates is “none”', () => {
    expect(classify([], certain).decision).toEqual({ kind: 'none' });
  });
});

describe('The choices of an unsure decision', () => {
  const unsure = { ...certain, contentWordCount: 0, similarity: 0 };
  it.each([
    [
      ['who-shot', 'greeting', 'which-hospital', 'mans-name', 'is-it-safe'],
      ['who-shot', 'which-hospital', 'mans-name'],
    ],
  ])('of %j are %j: in order, without off-topic entries, up to three', (ids, expected) => {
    const { decision } = classify(candidates(...ids), unsure);
    expect(decision.kind === 'unsure' ? decision.choices.map(({ id }) => id) : decision).toEqual(expected);
  });
});
