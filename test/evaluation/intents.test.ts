import { expect, test } from 'vitest';
import { evaluateIntents } from '../../src/cli/evaluation/intents.ts';

const train = [
  ...['where is my card', 'my card has not arrived', 'when will the card come'].map((q) => [q, 'card-arrival']),
  ...['what is the exchange rate', 'how many euros for a pound', 'rate for dollars'].map((q) => [q, 'exchange-rate']),
];

test('The classifier learns the intents of a file, and refuses what is out of scope', () => {
  const metrics = evaluateIntents({
    train,
    test: [
      ['has my card arrived yet', 'card-arrival'],
      ['exchange rate today', 'exchange-rate'],
    ],
    outOfScope: ['sing me a song'],
  });
  expect(metrics).toMatchObject({ accuracy: 100, answered: 100, outOfScope: 100 });
  expect(metrics.p50).toBeLessThanOrEqual(metrics.p99);
});

test.each([{}, { train: [] }, { train: [['a']] }, { train: [['a', 1]] }, []])('%j is refused', (data) => {
  expect(() => evaluateIntents(data)).toThrow();
});
