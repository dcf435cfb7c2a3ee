import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { computeMetrics, judgeAnswer } from '../../src/cli/evaluation/evaluate.ts';
import { parseQuestions } from '../../src/cli/evaluation/questions.ts';
import { answerer, knowledge } from '../answering/shipped-answerer.ts';

const parsed = parseQuestions(readFileSync('test/questions.jsonl', 'utf8'));
if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
const { questions } = parsed;

/** Letters and digits alone, so that a copy is found whatever its case and punctuation. */
const normalize = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('The shipped questions', () => {
  it('are many, of every kind, and each gold part stands in the source', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150);
    const [source] = knowledge.sources;
    const strange = questions.flatMap(({ gold }) => gold).filter((part) => !source.text.includes(part));
    expect(strange).toEqual([]);
  });

  it('are copied by no wording of the knowledge', () => {
    const wordings = new Set(
      [...knowledge.facts, ...knowledge.notStated]
        .flatMap(({ question, paraphrases }) => [question, ...paraphrases])
        .map(normalize),
    );
    expect(questions.map(({ q }) => q).filter((question) => wordings.has(normalize(question)))).toEqual([]);
  });

  it('are answered as well as when these floors were set, a little under what was reached', () => {
    const figures = computeMetrics(questions.map((question) => judgeAnswer(question, answerer.answer(question.q))));
    expect(figures.right).toBeGreaterThan(0.84);
    expect(figures.answerableRight).toBeGreaterThan(0.77);
    expect(figures.answerableWrong).toBeLessThan(0.04);
    expect(figures.goldOffered).toBeGreaterThan(0.9);
    expect(figures.notAnswered).toBeGreaterThan(0.96);
    expect(figures.recognisedNotStated).toBeGreaterThan(0.9);
  });
});
