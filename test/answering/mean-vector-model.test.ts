import { expect, it } from 'vitest';
import { questionVector, scoreMeanVector, trainMeanVectorModel } from '../../src/answering/mean-vector-model.ts';
import { tokenise } from '../../src/answering/text/tokenizer.ts';

const entries = [
  ['is the road closed', 'can I drive through', 'which streets are blocked'],
  ['was anybody hurt', 'how many injured people', 'were there casualties'],
  ['when does the school open', 'are classes cancelled', 'do pupils stay at home'],
].map((texts) => texts.map((text) => tokenise(text)));
const model = trainMeanVectorModel(entries);

it.each([
  ['is the highway shut', 0, 'a road by other words'],
  ['any wounded victims', 1, 'injuries by other words'],
  ['will teachers give lessons', 2, 'a school by other words'],
])('“%s” is most likely entry %i: %s', (question, entry) => {
  const scores = scoreMeanVector(model, questionVector(tokenise(question)) ?? new Float32Array());
  expect(scores.indexOf(Math.max(...scores))).toBe(entry);
  expect(scores.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(1);
});

it('A question without a known word has no direction', () => {
  expect(questionVector(tokenise('zxqv qqqzz'))).toBeUndefined();
});

it('An entry without known words is never likely', () => {
  const withEmpty = trainMeanVectorModel([...entries, [tokenise('zxqv')]]);
  const scores = scoreMeanVector(withEmpty, questionVector(tokenise('was anybody hurt')) ?? new Float32Array());
  expect(Math.exp(scores[3] ?? 0)).toBe(0);
});
