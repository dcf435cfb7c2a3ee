import { describe, expect, it } from 'vitest';
import { parseSentence } from '../../src/answering/sentences/parsed-sentence.ts';
import { findNames, inheritedNames } from '../../src/answering/sentences/proper-names.ts';
import { stem } from '../../src/answering/text/stemmer.ts';

describe('Proper names', () => {
  it.each([
    [['The mayor met Santos.'], ['santos'], 'capitalized inside a sentence'],
    [['Police came.'], [], 'a common word at the beginning'],
    [['Ellery came.'], ['ellery'], 'a rare word at the beginning'],
    [['The mill and the Mill, a mill.'], [], 'mostly in lower case'],
  ])('of %j are %j: %s', (sentences, names) => {
    expect([...findNames(sentences)]).toEqual(names);
  });

  it.each([
    [['Santos spoke.', 'He left.'], [[], ['santo']], 'an anaphor refers to the previous name'],
    [['Santos spoke.', 'Ellery left.', 'He ran.'], [[], [], ['elleri']], 'a new name replaces the old one'],
    [['Santos spoke.', 'But Ellery left.', 'He ran.'], [[], ['santo'], ['santo', 'elleri']], 'a continuation adds one'],
    [['Santos spoke.', 'Smoke rose.'], [[], ['santo']], 'a sentence without a name continues the previous one'],
  ])('are inherited in %j as %j: %s', (sentences, expected) => {
    const names = new Set(['santos', 'ellery'].map(stem));
    expect(inheritedNames(sentences.map(parseSentence), names).map((inherited) => [...inherited])).toEqual(expected);
  });
});
