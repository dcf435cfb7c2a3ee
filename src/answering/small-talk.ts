import { type Knowledge, paraphraseKey } from '../knowledge/knowledge.ts';
import { type SmallTalkTopic, smallTalkTopics } from '../replies/answer.ts';
import { weightedEditDistance } from './text/edit-distance.ts';
import { smallTalkPhrases } from './text/lexicon/small-talk.ts';
import { type TokenisedText, tokeniseText } from './text/tokenizer.ts';

/** Words that address the bot or are polite, and are ignored at either end. */
const addresses = new Set(
  `bot please mate bro bruv bruh brother fam guys everyone buddy pal dear sir man dude hey hi hello so okay well and but then now just
  again there`.split(/\s+/),
);
const maxWords = 9;
/** Shorter words must be spelled correctly. */
const minFuzzyLength = 4;

type Phrase = { readonly topic: SmallTalkTopic; readonly words: readonly string[] };

const phrases: readonly Phrase[] = smallTalkTopics.flatMap((topic) =>
  smallTalkPhrases[topic].split(';').map((text) => ({ topic, words: wordsOf(tokeniseText(text)) })),
);
const phrasesByLength = Map.groupBy(phrases, ({ words }) => words.length);

/** The topic of a message that is only small talk; undefined for anything else, and for a question of the incident. */
export function findSmallTalk(message: TokenisedText, knowledge: Knowledge): SmallTalkTopic | undefined {
  const words = wordsOf(message);
  if (words.length === 0 || words.length > maxWords) return undefined;
  const topic = findTopic(words) ?? findTopic(withoutAddresses(words));
  return topic !== undefined && isEntryQuestion(message.text, knowledge) ? undefined : topic;
}

function findTopic(words: readonly string[]): SmallTalkTopic | undefined {
  const candidates = phrasesByLength.get(words.length) ?? [];
  const isEqual = ({ words: others }: Phrase) => others.every((other, index) => other === words[index]);
  const isSimilar = ({ words: others }: Phrase) =>
    others.every((other, index) => isMisspelling(words[index] ?? '', other));
  return (candidates.find(isEqual) ?? candidates.find(isSimilar))?.topic;
}

function isMisspelling(written: string, intended: string): boolean {
  if (written === intended) return true;
  const isLong = Math.min(written.length, intended.length) >= minFuzzyLength;
  return isLong && written[0] === intended[0] && weightedEditDistance(written, intended) <= 1;
}

function withoutAddresses(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !addresses.has(word));
  const end = words.findLastIndex((word) => !addresses.has(word));
  return start === -1 ? words.slice(0, 1) : words.slice(start, end + 1);
}

function wordsOf({ tokens }: TokenisedText): string[] {
  return tokens.map(({ word }) => word);
}

function isEntryQuestion(text: string, { facts, notStated }: Knowledge): boolean {
  const key = paraphraseKey(text);
  return [...facts, ...notStated].some(({ question, paraphrases }) =>
    [question, ...paraphrases].some((other) => paraphraseKey(other) === key),
  );
}
