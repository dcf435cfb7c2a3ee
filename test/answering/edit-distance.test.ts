import { describe, expect, it } from 'vitest';
import { weightedEditDistance } from '../../src/answering/text/edit-distance.ts';

describe('The weighted edit distance', () => {
  it.each([
    ['police', 'police', 0, 'the same word'],
    ['pollice', 'police', 0.6, 'a doubled letter'],
    ['stret', 'street', 0.6, 'the second letter of a pair is missing'],
    ['polce', 'police', 0.8, 'a vowel is missing'],
    ['poice', 'police', 1, 'a consonant is missing'],
    ['poliece', 'police', 1, 'a letter too many; vowels are missed more often than added'],
    ['polyce', 'police', 0.7, 'a vowel for a vowel'],
    ['polise', 'police', 0.8, 's sounds like c'],
    ['polixe', 'police', 0.8, 'x is beside c on the keyboard'],
    ['polioe', 'police', 1, 'a vowel for a consonant'],
    ['polide', 'police', 1, 'd is near c, but in another row'],
    ['polcie', 'police', 0.8, 'two letters are swapped'],
    ['bolice', 'police', 1.1, 'a wrong first letter costs 0.3 more: 0.8 for b like p'],
    ['zolice', 'police', 1.3, 'the same for unrelated letters'],
    ['oplice', 'police', 1.1, 'a swap of the first two letters has a wrong first letter, too'],
    ['xpolice', 'police', 1.3, 'so has a letter too many in front'],
    ['nife', 'knife', 1, 'a missing first letter does not cost extra'],
    ['pelece', 'police', 1.4, 'two edits add up'],
    ['ca', 'abc', 3.3, 'swapped letters are not edited again: three edits and a wrong first letter'],
    ['police', '', 6.3, 'nothing is intended'],
    ['', '', 0, 'two empty words'],
  ])('from “%s” to “%s” is %d: %s', (written, intended, distance) => {
    expect(weightedEditDistance(written, intended)).toBeCloseTo(distance, 10);
  });

  it.each([
    ['a doubled letter costs less than another one', 'pollice', 'pomlice', 'police'],
    ['a swap costs less than two changes', 'polcie', 'polxye', 'police'],
    ['a wrong letter inside costs less than a wrong first one', 'pomice', 'zolice', 'police'],
  ])('%s', (_, cheap, dear, meant) => {
    expect(weightedEditDistance(cheap, meant)).toBeLessThan(weightedEditDistance(dear, meant));
  });
});
