import { paraphraseKey } from '../../knowledge.ts';
import { extractKeywords } from '../text/keywords.ts';
import type { QuestionStub } from './question-stubs.ts';

/** The questions of one draft fact. */
type QuestionWithParaphrases = { readonly question: string; readonly paraphrases: readonly string[] };

/** Limit of schema.ts, in UTF-16 code units. */
const maxQuestionLength = 300;
const maxParaphrases = 8;

/** What the questions about a sentence are made of. */
type ParaphraseInput = {
  readonly stubs: readonly QuestionStub[];
  /** Words for the subject of the sentence; may be empty. */
  readonly keyphrase: string;
  /** The speaker's name; absent for the reporter. */
  readonly speaker?: string;
  readonly hasClockTime: boolean;
  /** Number of the sentence in the article, from 1. */
  readonly sentenceNumber: number;
};

/** Generates paraphrases that no other entry has, because the parser rejects duplicates. */
export type GenerateParaphrases = (input: ParaphraseInput) => QuestionWithParaphrases;

export function createParaphraseGenerator(reservedParaphrases: Iterable<string>): GenerateParaphrases {
  const usedKeys = new Set([...reservedParaphrases].map(paraphraseKey));
  const isNew = (text: string) => {
    const key = paraphraseKey(text);
    if (key === '' || text.length > maxQuestionLength || usedKeys.has(key)) return false;
    usedKeys.add(key);
    return true;
  };
  return (input) => {
    const paraphrases = createCandidates(input).filter(isNew);
    const [question = `What does sentence ${input.sentenceNumber} of the article say?`, ...rest] = paraphrases;
    usedKeys.add(paraphraseKey(question));
    return { question, paraphrases: rest.slice(0, maxParaphrases) };
  };
}

function createCandidates({ stubs, keyphrase, speaker, hasClockTime }: ParaphraseInput): string[] {
  const questions = stubs.map(({ text }) => text);
  const chatStyle = stubs.map((stub) => toChatStyle(stub, hasClockTime)).filter((text) => text !== undefined);
  if (keyphrase === '') return [...questions, ...chatStyle];
  const speakerName = speaker?.replace(/^an? /, 'the ');
  const aboutKeyphrase =
    speakerName === undefined
      ? [`What does the article say about ${keyphrase}?`]
      : [`What did ${speakerName} say about ${keyphrase}?`, `${speakerName} on ${keyphrase}`];
  return [...questions, ...aboutKeyphrase, ...chatStyle, `what about ${keyphrase}`, `tell me about ${keyphrase}`];
}

/** Questions as people type them on a phone: “when officers called home”. */
function toChatStyle({ kind, text }: QuestionStub, hasClockTime: boolean): string | undefined {
  const opening = kind === 'when' && hasClockTime ? 'what time' : kind;
  const words = extractKeywords(text)
    .filter((word) => !opening.includes(word))
    .slice(0, 5);
  return words.length < 2 || isMentionQuestion(text) ? undefined : [opening, ...words].join(' ').toLowerCase();
}

function isMentionQuestion(question: string): boolean {
  return question.endsWith('does the article mention?');
}
