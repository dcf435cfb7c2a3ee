import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/knowledge/sentences.ts';
import { compareStarts, sentenceCases } from './sentence-cases.ts';

describe('A text is split only where a sentence ends', () => {
  test.each(sentenceCases)('$text', (sentenceCase) => {
    const [, ...later] = splitSentences('article', sentenceCase.text);
    const result = compareStarts(
      sentenceCase,
      later.map(({ start }) => start),
    );
    expect(result).toEqual({ falseStarts: [], missedStarts: [] });
  });
});
