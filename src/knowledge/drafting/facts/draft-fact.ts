import type { z } from 'zod';
import { findContradictions } from '../../polarity.ts';
import type { FindQuote } from '../../quotes.ts';
import type { knowledgeFileSchema } from '../../schema.ts';
import { unsupportedNames, wordsOf } from '../../unsupported-words.ts';
import { findValues } from '../../values/find-values.ts';
import { supportsValue } from '../../values/value.ts';
import type { AllocateId } from '../id-allocator.ts';
import type { GenerateParaphrases } from '../questions/paraphrases.ts';
import { createQuestionStubs } from '../questions/question-stubs.ts';
import type { AttributedSentence } from '../speakers/attribute-sentences.ts';
import { parseMainClause } from '../text/clause.ts';
import { type DocumentFrequencies, extractKeyphrase, rarestWords } from '../text/keywords.ts';
import { createAnswerText } from './answer-text.ts';
import { extractEntities, summarizeEntities } from './extract-entities.ts';
import { type ClockTime, findDay } from './find-times.ts';

/** The input shape of a knowledge file, with optional keys. */
export type DraftFile = z.input<typeof knowledgeFileSchema>;
type DraftFact = NonNullable<DraftFile['facts']>[number];

/** A fact and a comment for its editor. */
export type DraftedFact = { readonly fact: DraftFact; readonly comment: string; readonly sentenceNumber: number };

/** What the facts of one article share. */
export type DraftContext = {
  readonly findQuote: FindQuote;
  readonly documentFrequencies: DocumentFrequencies;
  /** Words that the article also writes in lower case. */
  readonly lowercaseWords: ReadonlySet<string>;
  readonly isPerson: (name: string) => boolean;
  /** Undefined for the reporter. */
  readonly findSpeaker: (attributed: AttributedSentence) => { readonly id: string; readonly name: string } | undefined;
  /** The date of the article, if it is known. */
  readonly published: Date | undefined;
  readonly allocateId: AllocateId;
  readonly generateParaphrases: GenerateParaphrases;
};

/** Limits of schema.ts, in UTF-16 code units. */
const maxQuoteLength = 1500;
const maxTimeLength = 60;

/** Drafts the fact of a sentence. Undefined if the sentence has no words or cannot be quoted. */
export function draftFact(attributed: AttributedSentence, context: DraftContext): DraftedFact | undefined {
  const { text, number } = attributed.sentence;
  const quote =
    text.length <= maxQuoteLength ? text : text.slice(0, Math.max(text.lastIndexOf(' ', maxQuoteLength), 0)).trim();
  if (!/[\p{L}\p{N}]/u.test(quote) || !('found' in context.findQuote(quote))) return undefined;
  const entities = extractEntities(text, context.isPerson, context.lowercaseWords);
  const answer = ensureSupported(createAnswerText(attributed), text);
  const speaker = context.findSpeaker(attributed);
  const clockTime = entities.clockTimes.find((time) => time.text.length <= maxTimeLength);
  const questions = context.generateParaphrases({
    stubs: createQuestionStubs(answer, parseMainClause(answer, context.lowercaseWords), entities),
    keyphrase: extractKeyphrase(answer, context.documentFrequencies, entities.names),
    hasClockTime: clockTime !== undefined,
    sentenceNumber: number,
    ...(speaker && { speaker: speaker.name }),
  });
  const fact: DraftFact = {
    id: context.allocateId(rarestWords(answer, context.documentFrequencies, 3), `sentence-${number}`),
    draft: true,
    question: questions.question,
    paraphrases: [...questions.paraphrases],
    answer,
    ...(speaker && { 'said-by': speaker.id }),
    status: speaker ? 'claimed' : 'stated',
    quotes: [quote],
    topics: assignTopics(text, clockTime !== undefined),
    ...(clockTime && { time: draftTime(attributed, clockTime, context.published) }),
  };
  const entitySummary = summarizeEntities(entities);
  return {
    fact,
    comment: entitySummary === '' ? `Sentence ${number}` : `Sentence ${number} · ${entitySummary}`,
    sentenceNumber: number,
  };
}

function draftTime({ sentence, maskedText }: AttributedSentence, time: ClockTime, published: Date | undefined) {
  const day = findDay(sentence.text, maskedText, time, published);
  return {
    written: time.text,
    ...(day && { day: day.words }),
    sort: day?.date === undefined ? time.sort : `${day.date} ${time.sort}`,
  };
}

/** Falls back to the sentence if the answer says something that the sentence does not. */
function ensureSupported(answer: string, text: string): string {
  const known = findValues(text);
  const hasUnsupportedValue = findValues(answer).some((value) => !known.some((other) => supportsValue(other, value)));
  const isSupported =
    unsupportedNames(answer, [wordsOf(text)]).length === 0 && findContradictions(answer, text).length === 0;
  if (isSupported && !hasUnsupportedValue) return answer;
  return text.length <= 400 ? text : `${text.slice(0, text.lastIndexOf(' ', 398))} …`;
}

/** Topics and the words that indicate them. `/facts` groups by the first topic of a fact. */
const topicPatterns: readonly (readonly [string, RegExp])[] = [
  ['injuries', /injur|hurt|wound|hospital|ambulance|paramedic|died|dead|death|killed|casualt/i],
  ['investigation', /investigat|inquir|enquir|inquest|watchdog|evidence|forensic|detective|referral/i],
  ['court', /\b(?:court|judge|jury|trial|charged|sentenced|convicted|pleaded|prosecut\p{L}*|appeal)\b/iu],
  ['police', /police|officer|arrest|constable|custody/i],
  ['safety', /\b(?:safe|safety|danger\p{L}*|threat|risk|warn\p{L}*|evacuat\p{L}*)\b/iu],
  ['fire', /\b(?:fire|firefighters?|blaze|smoke|flames?|explosion)\b/i],
  ['weather', /\b(?:weather|rain|snow|storm|flood\p{L}*|wind|heat|temperature)\b/iu],
  ['travel', /\b(?:road|roads|train|trains|bus|traffic|motorway|airport|flight|railway|diver\p{L}+)\b/iu],
  ['money', /[£$€]\s?\d|\b(?:cost|price|pay|paid|budget|tax|funding)\b/i],
  ['reactions', /thank|grateful|thoughts|condolence|tribute|praised|criticis|condemn|concern/i],
  ['science', /\b(?:scientists?|research\p{L}*|study|experiment\p{L}*)\b/iu],
  ['politics', /\b(?:minister|government|parliament|council|election|president|mayor|law)\b/i],
];
const maxTopics = 3;

function assignTopics(sentence: string, hasTime: boolean): string[] {
  const found = topicPatterns.filter(([, words]) => words.test(sentence)).map(([topic]) => topic);
  return [...(found.length > 0 ? found.slice(0, maxTopics) : ['general']), ...(hasTime ? ['timeline'] : [])];
}
