import type { FindQuote } from '../../quotes.ts';
import type { Sentence } from '../../sentences.ts';
import { type CommonQuestion, commonQuestions } from './common-questions.ts';
import { commonQuestionsAbout, findMainPerson } from './person-questions.ts';

/** A common question that the article does not seem to answer. */
export type UnstatedQuestion = {
  readonly id: string;
  readonly question: string;
  readonly paraphrases: readonly string[];
  readonly closestSentence?: string;
  readonly topic: string;
};

/** `answeredIds`: ids of common questions that the metadata answers, such as the author. */
export function findUnstatedQuestions(
  text: string,
  sentences: readonly Sentence[],
  findQuote: FindQuote,
  answeredIds: readonly string[],
): UnstatedQuestion[] {
  const person = findMainPerson(text);
  return [...(person ? commonQuestionsAbout(person) : []), ...commonQuestions]
    .filter(
      ({ id, subjectPattern, answerPattern }) =>
        !answeredIds.includes(id) && (subjectPattern?.test(text) ?? true) && !answerPattern.test(text),
    )
    .map(({ id, question, paraphrases, topic, closestPattern }) => {
      const sentence = findMatchingSentence(closestPattern, sentences, findQuote);
      return { id, question, paraphrases, topic, ...(sentence !== undefined && { closestSentence: sentence }) };
    });
}

/** Limit of schema.ts, in UTF-16 code units. */
const maxQuoteLength = 1500;

function findMatchingSentence(
  pattern: CommonQuestion['closestPattern'],
  sentences: readonly Sentence[],
  findQuote: FindQuote,
): string | undefined {
  return sentences.find(
    ({ text }) => pattern?.test(text) && text.length <= maxQuoteLength && 'found' in findQuote(text),
  )?.text;
}
