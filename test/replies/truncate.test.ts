import { describe, expect, it } from 'vitest';
import { truncate } from '../../src/replies/truncate.ts';

describe('A truncated text', () => {
  it.each([
    ['fire', 4, 'fire', 'as long as the maximum'],
    ['fires', 4, 'fir…', 'the ellipsis counts'],
    ['fire', 1, '…', 'nothing but the ellipsis has room'],
    ['', 0, '', 'an empty text'],
    ['a🔥b', 4, 'a🔥b', 'an emoji has a length of 2'],
    ['a🔥bc', 4, 'a🔥…', 'an emoji that has room'],
    ['a🔥bc', 3, 'a…', 'an emoji is not cut in half'],
    ['a👩🏽‍🚒bcd', 8, 'a…', 'nor are several code points that are one character, here of length 7'],
    ['a👩🏽‍🚒bcd', 9, 'a👩🏽‍🚒…', 'the same character with room'],
    ['nai\u0308ve', 4, 'na…', 'an accent of its own stays with its letter'],
  ])('“%s” of up to %i is “%s”: %s', (text, maxLength, expected) => {
    expect(truncate(text, maxLength)).toBe(expected);
  });

  it('ends in another ellipsis on request, whose length counts', () => {
    expect(truncate('firefighters', 7, ' (…)')).toBe('fir (…)');
    expect(truncate('firefighters', 7, '')).toBe('firefig');
  });
});
