import type { z } from 'zod';
import { unsupportedWords, wordsIn } from '../answer-words.ts';
import type { FindQuote } from '../quotes.ts';
import type { fileSchema } from '../schema.ts';
import { mainClause } from './clause.ts';
import { findingsIn, foundLine } from './findings.ts';
import type { GiveId } from './ids.ts';
import { plainAnswer } from './plain-answer.ts';
import { questionStubs } from './question-stubs.ts';
import { subjectMatter } from './subject-matter.ts';
import { rarestWords, type Spread } from './telling-words.ts';
import { topicsOf } from './topics.ts';
import type { Heard } from './who-speaks.ts';
import type { GiveWordings } from './wordings.ts';

/** A knowledge file as it is written down, with what may be left out left out. */
export type DraftFile = z.input<typeof fileSchema>;
export type DraftFact = NonNullable<DraftFile['facts']>[number];

/** A fact and a line for whoever looks it over. */
export type NotedFact = { readonly fact: DraftFact; readonly note: string; readonly sentence: number };

/** What is known of the whole article when a sentence of it becomes a fact. */
export type Surroundings = {
  readonly find: FindQuote;
  readonly spread: Spread;
  /** The words that the article also writes small. */
  readonly common: ReadonlySet<string>;
  readonly isPerson: (name: string) => boolean;
  /** Who says a sentence, as the file names them; undefined for the reporter. */
  readonly speakerOf: (heard: Heard) => { readonly id: string; readonly name: string } | undefined;
  readonly giveId: GiveId;
  readonly giveWordings: GiveWordings;
};

/** Limits of schema.ts, in UTF-16 code units. */
const longestQuote = 1500;
const longestTime = 60;

/** The fact that a sentence makes; undefined where it has no words, or stands in the article twice and so can't be quoted. */
export function draftFact(heard: Heard, around: Surroundings): NotedFact | undefined {
  const { text, number } = heard.sentence;
  const quote = text.length <= longestQuote ? text : text.slice(0, text.lastIndexOf(' ', longestQuote)).trim();
  if (!/[\p{L}\p{N}]/u.test(quote) || !('found' in around.find(quote))) return undefined;
  const found = findingsIn(text, around.isPerson, around.common);
  const answer = supported(plainAnswer(heard), text);
  const speaker = around.speakerOf(heard);
  const clock = found.clocks.find((time) => time.text.length <= longestTime);
  const wordings = around.giveWordings({
    stubs: questionStubs(answer, mainClause(answer, around.common), found),
    matter: subjectMatter(answer, around.spread, found.names),
    hasClock: clock !== undefined,
    number,
    ...(speaker && { speaker: speaker.name }),
  });
  const fact: DraftFact = {
    id: around.giveId(rarestWords(answer, around.spread, 3), `sentence-${number}`),
    draft: true,
    question: wordings.question,
    asked: [...wordings.asked],
    answer,
    ...(speaker && { 'said-by': speaker.id }),
    status: speaker ? 'claimed' : 'stated',
    quotes: [quote],
    topics: topicsOf(text, clock !== undefined),
    ...(clock && { time: { written: clock.text, sort: clock.sort } }),
  };
  const line = foundLine(found);
  return { fact, note: line === '' ? `Sentence ${number}` : `Sentence ${number} · ${line}`, sentence: number };
}

/** Whatever went wrong in making the answer plain, it may not say more than its sentence. */
function supported(answer: string, text: string): string {
  if (unsupportedWords(answer, [wordsIn(text)]).length === 0) return answer;
  return text.length <= 400 ? text : `${text.slice(0, text.lastIndexOf(' ', 398))} …`;
}
