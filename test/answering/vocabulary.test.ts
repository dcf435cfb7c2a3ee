import { expect, it } from 'vitest';
import { isCommonWord } from '../../src/answering/text/lexicon/word-frequencies.ts';
import { buildVocabulary, findFeatureId } from '../../src/answering/vocabulary.ts';

const names = ['polic', 'polic.', '#police', '^ polic', 'polic enter', '', 'a', '\u{1f600}', '00:00'];

it.each(names.map((name, id) => [name, id] as const))('finds the id of “%s”', (name, id) => {
  expect(findFeatureId(buildVocabulary(new Map(names.map((known, at) => [known, at]))), name)).toBe(id);
});

it('finds no id of a name that it does not have', () => {
  const vocabulary = buildVocabulary(new Map([['polic', 0]]));
  for (const name of ['police', 'poli', 'cilop', ' polic', 'polic ', ''])
    expect(findFeatureId(vocabulary, name)).toBeUndefined();
  expect(findFeatureId(buildVocabulary(new Map()), 'polic')).toBeUndefined();
});

it('distinguishes all short words, pairs of letters and pairs of common words', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));
  const short = pairs.flatMap((a) => pairs.map((b) => a + b));
  const common = short.filter(isCommonWord).slice(0, 400);
  const all = [...pairs, ...short, ...common.flatMap((a) => common.map((b) => `${a} ${b}`))];
  const { hashes } = buildVocabulary(new Map(all.map((name, id) => [name, id])));
  expect(new Set(hashes).size).toBe(all.length);
});
