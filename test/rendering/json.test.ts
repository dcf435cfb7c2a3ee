import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/knowledge/knowledge.ts';
import { toAnswerJson } from '../../src/rendering/json.ts';
import { type Answer, buildNoMatch, buildUnsure, buildWithheld } from '../../src/replies/answer.ts';
import { entries, entryAnswers, firstFact, shipped } from './sample-replies.ts';

/** Other programs read this format; fields may be added, and none may change. */
const names = ['question', 'outcome', 'fact', 'answer', 'citations', 'choices', 'milliseconds', 'note', 'passages'];

const fact = firstFact();
const notStated = shipped.notStated.find(({ closestSentence }) => closestSentence);
const withoutSentence = shipped.notStated.find(({ closestSentence }) => !closestSentence);

function answerFor(entry: Entry | undefined): Answer {
  const answer = entryAnswers.find((one) => (one.kind === 'answered' ? one.fact : one.entry) === entry);
  if (!answer) throw new Error('The shipped knowledge has no such entry.');
  return answer;
}

describe('An answer as JSON', () => {
  const noMatch = buildNoMatch({
    supportNotices: [],
    empty: false,
    suggestions: [fact],
    incident: shipped.incident,
  });
  const unsure = buildUnsure({
    supportNotices: [],
    choices: entries.slice(0, 2),
    incident: shipped.incident,
  });

  const withheld = buildWithheld(fact.id, shipped.incident);

  test.each<[outcome: string, answer: Answer]>([
    ['answered', answerFor(fact)],
    ['not-stated', answerFor(notStated)],
    ['unsure', unsure],
    ['no-match', noMatch],
    ['withheld', withheld],
  ])('has the same fields in one order when it is %s', (outcome, answer) => {
    const json = toAnswerJson('Who?', answer, 1.23456);
    expect(Object.keys(json)).toEqual(names);
    expect(json).toMatchObject({ question: 'Who?', outcome, milliseconds: 1.235 });
  });

  test('has the fact, its answer and its citations', () => {
    const [citation] = fact.citations;
    const json = toAnswerJson('What?', answerFor(fact), 0);
    expect(json).toMatchObject({ fact: fact.id, answer: fact.answer, choices: [] });
    expect(json.citations).toHaveLength(fact.citations.length);
    expect(json.citations[0]).toEqual({
      quote: citation.quote,
      source: 'article',
      sentence: citation.sentenceNumber,
      start: citation.start,
      end: citation.end,
      speaker: citation.speaker.name,
    });
  });

  test('has the closest sentence of a not-stated entry, but no answer', () => {
    expect(toAnswerJson('Who?', answerFor(notStated), 0)).toMatchObject({
      fact: notStated?.id,
      answer: null,
      citations: [{ quote: notStated?.closestSentence?.quote }],
    });
  });

  test('has no citation if no sentence is close', () => {
    expect(toAnswerJson('Who?', answerFor(withoutSentence), 0)).toMatchObject({
      fact: withoutSentence?.id,
      answer: null,
      citations: [],
      choices: [],
    });
  });

  test('has the choices, each with its citations', () => {
    const [first] = unsure.choices;
    expect(toAnswerJson('Who?', unsure, 0)).toMatchObject({
      fact: null,
      answer: null,
      citations: [],
      choices: [{ fact: first?.id, question: first?.question, citations: [{ sentence: 1 }, {}] }, {}],
    });
  });

  test('has only the outcome if nothing matched', () => {
    expect(toAnswerJson('', noMatch, 0)).toMatchObject({ fact: null, answer: null, citations: [], choices: [] });
  });

  test('contains nothing of a withheld fact', () => {
    expect(JSON.stringify(toAnswerJson('', withheld, 0))).not.toContain(fact.id);
  });

  test('has the facts of a message with several questions', () => {
    const [, second] = shipped.facts;
    const [one, two] = [answerFor(fact), answerFor(second)];
    if (one.kind !== 'answered' || two.kind !== 'answered') throw new Error('These are facts.');
    const json = toAnswerJson('Who? Where?', { ...one, additionalAnswers: [two] }, 0);
    expect(json).toMatchObject({ fact: fact.id, answer: `${fact.answer} ${second?.answer}` });
    expect(json.citations).toHaveLength(one.fact.citations.length + two.fact.citations.length);
  });

  test('is parsed to the same value again', () => {
    for (const answer of entryAnswers) {
      const json = toAnswerJson('“é\n🙂', answer, 2);
      expect(JSON.parse(JSON.stringify(json))).toEqual(json);
      expect(JSON.stringify(json)).not.toContain('\n');
    }
  });
});
