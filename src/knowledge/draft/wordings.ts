import type { Stub } from './question-stubs.ts';
import { tellingWords } from './telling-words.ts';

/** The questions of one draft fact. */
export type Wordings = { readonly question: string; readonly asked: readonly string[] };

/** A question may have so many UTF-16 code units (schema.ts). */
const longest = 300;
const mostAsked = 8;

/** What the questions of a sentence are made of. */
export type Asked = {
  readonly stubs: readonly Stub[];
  /** Some words for what the sentence is about; may be empty. */
  readonly matter: string;
  /** Who says it, in the article's words; absent for the reporter. */
  readonly speaker?: string;
  readonly hasClock: boolean;
  /** The sentence's number in the article, counted from 1. */
  readonly number: number;
};

/** Gives each fact wordings that no other entry has: a wording under two entries would leave the bot unsure. */
export type GiveWordings = (asked: Asked) => Wordings;

export function openWordings(taken: Iterable<string>): GiveWordings {
  const used = new Set([...taken].map(wordingKey));
  const isNew = (text: string) => {
    const key = wordingKey(text);
    if (key === '' || text.length > longest || used.has(key)) return false;
    used.add(key);
    return true;
  };
  return (asked) => {
    const wordings = candidates(asked).filter(isNew);
    const [question = `What does sentence ${asked.number} of the article say?`, ...rest] = wordings;
    used.add(wordingKey(question));
    return { question, asked: rest.slice(0, mostAsked) };
  };
}

/** The letters and figures of a wording: two that differ in nothing else are one to the bot (checks.ts). */
export function wordingKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function candidates({ stubs, matter, speaker, hasClock }: Asked): string[] {
  const questions = stubs.map(({ text }) => text);
  const typed = stubs.map((stub) => typedFast(stub, hasClock)).filter((text) => text !== undefined);
  if (matter === '') return [...questions, ...typed];
  const who = speaker?.replace(/^an? /, 'the ');
  const said =
    who === undefined
      ? [`What does the article say about ${matter}?`]
      : [`What did ${who} say about ${matter}?`, `${who} on ${matter}`];
  return [...questions, ...said, ...typed, `what about ${matter}`, `tell me about ${matter}`];
}

/** “when officers called home”: how people type a question into a telephone. */
function typedFast({ kind, text }: Stub, hasClock: boolean): string | undefined {
  const opening = kind === 'when' && hasClock ? 'what time' : kind;
  const words = tellingWords(text)
    .filter((word) => !opening.includes(word))
    .slice(0, 5);
  return words.length < 2 || isGeneral(text) ? undefined : [opening, ...words].join(' ').toLowerCase();
}

function isGeneral(question: string): boolean {
  return question.endsWith('does the article mention?');
}
