import { describe, expect, test } from 'vitest';
import { auroc, evaluatePassages } from '../../src/cli/evaluation/passages.ts';
import { sentences } from '../answering/sample-sentences.ts';

describe('The metrics of a passages file', () => {
  const file = {
    docs: [
      { sents: sentences },
      { sents: ['The river Tamar rises in Cornwall.', 'It flows into the sea at Plymouth.'] },
    ],
    qs: [
      { d: 0, q: 'When was the mill built?', gold: [7], misspelt: 'When was the mill bulit?' },
      { d: 0, q: 'How many workers were evacuated?', gold: [1] },
      { d: 1, q: 'Where does the Tamar rise?', gold: [0] },
    ],
  };

  test('are shares from 0 to 1', () => {
    expect(evaluatePassages(file)).toEqual({ topAccuracy: 1, misspeltAccuracy: 1, offTopicAuroc: 1, removedAuroc: 1 });
  });

  test('are not computed for a file with another format, and the error names the wrong field', () => {
    expect(() => evaluatePassages({ docs: [], qs: [{ q: 'Who?' }] })).toThrow(/"d"/);
  });
});

describe('The area under the ROC curve', () => {
  test.each([
    [[3, 4], [1, 2], 1, 'all positives are above'],
    [[1, 2], [3, 4], 0, 'all positives are below'],
    [[1, 1], [1, 1], 0.5, 'a tie counts half'],
    [[1, 4], [2, 3], 0.5, 'half of the pairs are in order'],
    [[2, 4], [1, 3], 0.75, 'three of four pairs are in order'],
    [[2, 3], [2, 1], 0.875, 'three pairs and a tie'],
  ])('of positives %j and negatives %j is %d: %s', (positives, negatives, area) => {
    expect(auroc(positives, negatives)).toBe(area);
  });
});
