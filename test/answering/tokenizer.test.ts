import { describe, expect, it, test } from 'vitest';
import { maxTextLength, tokenise } from '../../src/answering/text/tokenizer.ts';

const words = (text: string) => tokenise(text).map(({ word }) => word);

describe('The words of a text', () => {
  it.each([
    ['Who shot him?', 'who shot him', 'punctuation separates and is dropped'],
    ["What’s the man's name", 'what is the man name', 'an apostrophe’s ending is written out, a possessive dropped'],
    ["they won't", 'they will not', 'negation is kept'],
    ['whats goin on m8', 'what is going on mate', 'chat spellings are written out'],
    ['any1 b4 2day', 'anyone before today', 'digits in chat spellings are no numbers'],
    ['any1 no y', 'anyone know why', '“no” after who might know is “know”'],
    ['i dont no wot happened', 'i do not know what happened', '“no” after “not” is “know”'],
    ['no one told us', 'nobody told us', '“no one” is one word'],
    ['does he no longer live there', 'does he no longer live there', '“no” is otherwise left alone'],
    ['were did they go', 'where did they go', '“were” before another verb is “where”'],
    ['were were they', 'where were they', '“were” before itself is “where”'],
    ['were they hurt', 'were they hurt', 'and is otherwise left alone'],
    ['whose leading it', 'who is leading it', '“whose” before a doing is “who is”'],
    ['whose home was it', 'whose home was it', 'and is otherwise left alone'],
    ['whose dwelling was it', 'whose dwelling was it', 'so it is before a thing that ends in -ing'],
    ['here i am', 'here i am', 'who says where they are speaks of themselves'],
    ['did dey kil im', 'did they kill him', '“im” that ends a question is “him”'],
    ['who nos where', 'who knows where', '“nos” after who might know is “knows”'],
    ['dose anyone know', 'does anyone know', '“dose” that opens a question is “does”'],
    ['woz it dem dat shot him', 'was it them that shot him', 'words are written as they sound'],
    ['whaaaat', 'whaat', 'letters held down are shortened'],
    ['ＩＯＰＣ', 'iopc', 'wide letters are the same letters'],
    ['警察は', '警察は', 'other scripts are words too'],
    ['Zoë’s café', 'zoë café', 'accents stay'],
    ['', '', 'no text has no words'],
    ['🙂 … !!', '', 'signs are no words'],
  ])('of “%s” are “%s”: %s', (text, expected) => {
    expect(words(text).join(' ')).toBe(expected);
  });

  it.each([
    ['2pm', '14:00'],
    ['2 pm', '14:00'],
    ['2 p.m.', '14:00'],
    ['14:00', '14:00'],
    ['2 in the afternoon', '14:00'],
    ['two in the afternoon', '14:00'],
    ['10am', '10:00'],
    ["10 o'clock", '10:00'],
    ['12am', '00:00'],
    ['4:13pm', '16:13'],
  ])('put the time “%s” as %s', (text, clock) => {
    expect(tokenise(text)).toEqual([{ word: clock, stem: clock, kind: 'time' }]);
  });

  it.each([
    ['4,000', '4000'],
    ['4k', '4000'],
    ['four thousand', '4000'],
    ['a hundred', '100'],
    ['twenty two', '22'],
    ['four', '4'],
  ])('put the number “%s” as %s', (text, digits) => {
    expect(tokenise(text)).toEqual([{ word: digits, stem: digits, kind: 'number' }]);
  });

  it.each(['25:00', '99pm', '24pm', '14:75', 'were there two in the house'])('do not take “%s” for a time', (text) => {
    expect(tokenise(text).some(({ kind }) => kind === 'time')).toBe(false);
  });

  it.each([
    ['shot', 'shooting'],
    ['went', 'go'],
    ['died', 'death'],
    ['investigators', 'investigation'],
    ['children', 'kids'],
  ])('have one stem for “%s” and “%s”', (one, other) => {
    expect(tokenise(one)[0]?.stem).toBe(tokenise(other)[0]?.stem);
  });
});

test('A text that grows when it is normalized is still read up to the limit only', () => {
  const words = tokenise('\ufdfa '.repeat(2000));
  expect(words.map(({ word }) => word).join(' ').length).toBeLessThanOrEqual(maxTextLength);
});
