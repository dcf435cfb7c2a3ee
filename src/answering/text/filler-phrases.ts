import { isContentWord } from './lexicon/function-words.ts';
import { type Token, tokenise } from './tokenizer.ts';

/**
 * Phrases that people put before and after a question and that say nothing about it. As content words they would mislead the
 * ranking: "sorry but who shot him" towards apologies. They are stripped from paraphrases and questions alike.
 */
const phrases = `
  hey; hi; hiya; hello; yo; oi; ey; good morning; good evening; good afternoon; hey guys; omg; oh my god; oh god; oh no; jesus; wow; damn; wait; hold on;
  bro; bruh; brother; mate; guys; lads; dude; fam; man; folks; everyone; all; peeps; sir; madam; dear; ok; okay; right; so; well; um; uh; er; hmm; look; listen;
  sorry; sorry but; excuse me; excuse me but; pardon me; but; and; also; btw; by the way; pls; please; thanks; thank you; cheers; ta; lol; lmao; haha; ffs; smh;
  tho; though; fr; rn; right now; tbh; innit; idk; i do not know; does anyone know; does anybody know; anyone know; do you know; do we know; does someone know;
  anybody know; anyone knows; does nobody know; nobody know; nobody knows; who know; who knows; any idea; any clue; do you have any idea;
  can someone tell me; can anyone tell me; can anybody tell me; can you tell me; could you tell me; could you please tell me; would you tell me; will you tell me;
  can someone explain; please tell me; pray tell me; tell me; just tell me; let me know; i want to know; i would like to know; i need to know; i wonder; i am wondering;
  i was wondering; just wondering; wondering; just asking; asking for a friend; quick question; question; may i ask; might i ask; if i may ask; i am scared; im scared;
  i am worried; i am so worried; i am frightened; we are scared; honestly; seriously; actually; literally; just; really; out of interest; for real; quick one; hey bot; bot`;

const fillers: readonly (readonly string[])[] = phrases
  .split(';')
  .map((phrase) => tokenise(phrase).map(({ word }) => word))
  .filter((words) => words.length > 0)
  .toSorted((a, b) => b.length - a.length);

/** Longest first. Few words begin or end a filler, so the lookup by that word is fast. */
const fillersByFirstWord = Map.groupBy(fillers, (words) => words[0]);
const fillersByLastWord = Map.groupBy(fillers, (words) => words.at(-1));

/** The tokens without fillers at either end, as long as a content word remains. */
export function stripFillers(tokens: readonly Token[]): readonly Token[] {
  let remaining = tokens;
  for (;;) {
    const shorter = stripOneFiller(remaining);
    if (!shorter?.some(({ word }) => isContentWord(word))) return remaining;
    remaining = shorter;
  }
}

function stripOneFiller(tokens: readonly Token[]): readonly Token[] | undefined {
  const first = findFillerAt(fillersByFirstWord.get(tokens[0]?.word), tokens, () => 0);
  if (first) return tokens.slice(first.length);
  const last = findFillerAt(fillersByLastWord.get(tokens.at(-1)?.word), tokens, ({ length }) => tokens.length - length);
  return last && tokens.slice(0, -last.length);
}

type Phrase = readonly string[];

/** The first filler that the tokens contain at its start position. */
function findFillerAt(
  candidates: readonly Phrase[] = [],
  tokens: readonly Token[],
  startOf: (filler: Phrase) => number,
): Phrase | undefined {
  return candidates.find((filler) => filler.every((word, offset) => tokens[startOf(filler) + offset]?.word === word));
}
