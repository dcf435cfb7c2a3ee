import { expect, test } from 'vitest';
import { createSpeakerResolver } from '../../../src/knowledge/drafting/speakers/speaker-resolver.ts';

/** Resolves the phrases in order. “@Name” records a mention instead, and “.” ends a sentence. */
function resolveAll(
  phrases: readonly string[],
  personNames: readonly string[] = ['Ann Lee', 'Bo Lind', 'Tom Lind', 'Tim Lee'],
) {
  const resolver = createSpeakerResolver(personNames);
  return phrases.flatMap((phrase) => {
    if (phrase === '.') resolver.endSentence();
    else if (phrase.startsWith('@')) resolver.recordMention({ name: phrase.slice(1) });
    else return [resolver.resolve({ text: phrase, appositions: [] })];
    return [];
  });
}

test.each<[reason: string, phrases: string[], speakerIndexes: (number | undefined)[]]>([
  ['a surname is the person with that name', ['Ann Lee', 'Lee'], [0, 0]],
  ['a surname alone is completed from the article', ['Lee', 'Ann Lee'], [0, 0]],
  ['two persons are two speakers', ['Ann Lee', 'Bo Lind'], [0, 1]],
  ['a pronoun is the person of the sentence before', ['Ann Lee', '.', 'Bo Lind', '.', 'he'], [0, 1, 1]],
  ['a pronoun does not skip a person who may be meant', ['Ann Lee', '.', '@Tom Lind', '.', 'she'], [0, undefined]],
  ['of two persons, one name suits the pronoun', ['@Ann Lee', '@Tom Lind', '.', 'he'], [0]],
  ['of two persons, either may be meant', ['@Tim Lee', '@Tom Lind', '.', 'he'], [undefined]],
  ['a person keeps the first pronoun', ['Ann Lee', '.', 'she', '.', 'Bo Lind', '.', 'he', '.', 'she'], [0, 0, 1, 1, 0]],
  ['a pronoun without a person is unknown', ['she'], [undefined]],
  ['a pronoun may be a mentioned person', ['@Ann Lee', 'she'], [0]],
  ['a mention alone is not a speaker', ['@Ann Lee', 'Bo Lind'], [0]],
  ['a shorter name is the same organization', ['the Kent Police', 'the Kent'], [0, 0]],
  ['“the force” is the police', ['the Kent Police', 'the force'], [0, 0]],
  ['a spokesperson is not the organization', ['the council', 'a council spokesperson'], [0, 1]],
  ['“it” is an organization, not a person', ['the city council', 'Ann Lee', 'it'], [0, 1, 0]],
  ['“it” is not a group of people', ['witnesses', 'it'], [0, undefined]],
])('%s', (_, phrases, speakerIndexes) => {
  expect(resolveAll(phrases)).toEqual(speakerIndexes);
});

test('A speaker keeps the first role and collects other names', () => {
  const resolver = createSpeakerResolver(['Ann Lee']);
  resolver.resolve({ text: 'Chief Inspector Ann Lee', appositions: [] });
  resolver.resolve({ text: 'Lee', appositions: ['a teacher'] });
  expect(resolver.speakers()).toEqual([
    { name: 'Ann Lee', role: 'Chief Inspector', otherNames: ['Chief Inspector Ann Lee', 'Lee'] },
  ]);
});
