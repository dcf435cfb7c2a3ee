import type { FindQuote } from '../quotes.ts';
import type { Sentence } from '../sentences.ts';
import { centralPerson } from './central-person.ts';
import { checklist, type Item } from './checklist.ts';
import { checklistOf } from './checklist-of-person.ts';

/** An entry of the checklist that the text does not seem to answer. */
export type NotSaid = {
  readonly id: string;
  readonly question: string;
  readonly asked: readonly string[];
  readonly nearest?: string;
  readonly topic: string;
};

/** `told`: ids of items that something beside the text answers, such as a page that gives its author. */
export function notSaid(
  text: string,
  sentences: readonly Sentence[],
  find: FindQuote,
  told: readonly string[],
): NotSaid[] {
  const person = centralPerson(text);
  return [...(person ? checklistOf(person) : []), ...checklist]
    .filter(({ id, about, said }) => !told.includes(id) && (about?.test(text) ?? true) && !said.test(text))
    .map(({ id, question, asked, topic, nearest }) => {
      const sentence = nearestTo(nearest, sentences, find);
      return { id, question, asked, topic, ...(sentence !== undefined && { nearest: sentence }) };
    });
}

/** A quote may have so many UTF-16 code units (schema.ts). */
const longestQuote = 1500;

function nearestTo(nearest: Item['nearest'], sentences: readonly Sentence[], find: FindQuote): string | undefined {
  return sentences.find(({ text }) => nearest?.test(text) && text.length <= longestQuote && 'found' in find(text))
    ?.text;
}
