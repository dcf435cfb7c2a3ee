import type { Listing } from '../answering/reply.ts';
import type { Shift } from '../answering/shift.ts';
import { blank } from '../answering/withholding.ts';
import type { Entry } from '../knowledge/knowledge.ts';
import type { Sentence } from '../knowledge/sentences.ts';
import type { Shown } from '../store/store.ts';
import { hash } from './hash.ts';

const [question, sentence] = ['question ', 'sentence '];

/**
 * What a list shows: questions of facts, or sentences. `entry` is no id here, but "question when-entered" or
 * "sentence article 5", and `said` a hash of its words alone: nothing else of it can become wrong.
 */
export function listedIn(listing: Listing): readonly Shown[] {
  switch (listing.kind) {
    case 'facts':
      return listing.facts.items.map(listedQuestion);
    case 'unsure':
      return listing.choices.map(listedQuestion);
    case 'no-match':
      return listing.care.length > 0 ? [] : listing.suggestions.map(listedQuestion);
    case 'context':
      return listing.sentences.filter(({ text }) => text !== blank).map(listedSentence);
    default:
      return listing satisfies never;
  }
}

export function isListed({ entry }: Pick<Shown, 'entry'>): boolean {
  return entry.startsWith(question) || entry.startsWith(sentence);
}

/** The id of the entry whose question a list shows; undefined for a sentence. */
export function entryListed({ entry }: Shown): string | undefined {
  return entry.startsWith(question) ? entry.slice(question.length) : undefined;
}

/** Whether a list shows words that are withheld, under whatever id or number they have now. */
export function isListedWithheld(shown: Shown, shift: Shift): boolean {
  const id = entryListed(shown);
  if (id !== undefined && (shift.withholds.has(id) || shift.withheld.has(id))) return true;
  return hiddenIn(shift).has(shown.said) || hiddenIn(shift).has(shown.entry);
}

/** Hashes of the questions and sentences that are withheld, and the places of such sentences; made once a state. */
const hidden = new WeakMap<Shift, ReadonlySet<string>>();

function hiddenIn(shift: Shift): ReadonlySet<string> {
  const known = hidden.get(shift);
  if (known) return known;
  const made = new Set([...hiddenQuestions(shift), ...hiddenSentences(shift)]);
  hidden.set(shift, made);
  return made;
}

function hiddenQuestions({ withheld }: Shift): string[] {
  return [...withheld.values()].map((fact) => listedQuestion(fact).said);
}

function hiddenSentences({ knowledge, withheld }: Shift): string[] {
  const places = knowledge.sources.flatMap(({ sentences }) =>
    sentences.filter(({ text }) => text === blank).map(placeOf),
  );
  const blanks = new Set(places);
  const cited = [...withheld.values()].flatMap(({ citations }) => citations);
  const quotes = cited.filter((one) => blanks.has(placeOf({ source: one.source, number: one.sentence })));
  return [...places, ...quotes.map(({ quote }) => hash([quote]))];
}

function listedQuestion({ id, question: words }: Entry): Shown {
  return { entry: `${question}${id}`, said: hash([words]), words: '' };
}

function listedSentence({ text, ...place }: Sentence): Shown {
  return { entry: placeOf(place), said: hash([text]), words: '' };
}

function placeOf({ source, number }: Pick<Sentence, 'source' | 'number'>): string {
  return `${sentence}${source} ${number}`;
}
