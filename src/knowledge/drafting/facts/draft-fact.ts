import type { z } from 'zod';
import type { FindQuote } from '../../quotes.ts';
import type { knowledgeFileSchema } from '../../schema.ts';
import { normalizedWords, unsupportedWords } from '../../unsupported-words.ts';
import type { AllocateId } from '../id-allocator.ts';
import type { GenerateParaphrases } from '../questions/paraphrases.ts';
import { createQuestionStubs } from '../questions/question-stubs.ts';
import type { AttributedSentence } from '../speakers/attribute-sentences.ts';
import { parseMainClause } from '../text/clause.ts';
import { extractKeyphrase } from '../text/keyphrase.ts';
import { type DocumentFrequencies, rarestWords } from '../text/keywords.ts';
import { createAnswerText } from './answer-text.ts';
import { assignTopics } from './assign-topics.ts';
import { extractEntities, summarizeEntities } from './extract-entities.ts';

/** A knowledge file as it is written down, with what may be left out left out. */
export type DraftFile = z.input<typeof knowledgeFileSchema>;
export type DraftFact = NonNullable<DraftFile['facts']>[number];

/** A fact and a line for whoever looks it over. */
export type DraftedFact = { readonly fact: DraftFact; readonly comment: string; readonly sentenceNumber: number };

/** What is known of the whole article when a sentence of it becomes a fact. */
export type DraftContext = {
  readonly findQuote: FindQuote;
  readonly documentFrequencies: DocumentFrequencies;
  /** The words that the article also writes small. */
  readonly lowercaseWords: ReadonlySet<string>;
  readonly isPerson: (name: string) => boolean;
  /** Who says a sentence, as the file names them; undefined for the reporter. */
  readonly findSpeaker: (attributed: AttributedSentence) => { readonly id: string; readonly name: string } | undefined;
  readonly allocateId: AllocateId;
  readonly generateParaphrases: GenerateParaphrases;
};

/** Limits of schema.ts, in UTF-16 code units. */
const maxQuoteLength = 1500;
const maxTimeLength = 60;

/** The fact that a sentence makes; undefined where it has no words, or stands in the article twice and so can't be quoted. */
export function draftFact(attributed: AttributedSentence, context: DraftContext): DraftedFact | undefined {
  const { text, number } = attributed.sentence;
  const quote = text.length <= maxQuoteLength ? text : text.slice(0, text.lastIndexOf(' ', maxQuoteLength)).trim();
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
    ...(clockTime && { time: { written: clockTime.text, sort: clockTime.sort } }),
  };
  const entitySummary = summarizeEntities(entities);
  return {
    fact,
    comment: entitySummary === '' ? `Sentence ${number}` : `Sentence ${number} · ${entitySummary}`,
    sentenceNumber: number,
  };
}

/** Whatever went wrong in making the answer plain, it may not say more than its sentence. */
function ensureSupported(answer: string, text: string): string {
  if (unsupportedWords(answer, [normalizedWords(text)]).length === 0) return answer;
  return text.length <= 400 ? text : `${text.slice(0, text.lastIndexOf(' ', 398))} …`;
}
