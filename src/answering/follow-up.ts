import { findEntry } from '../knowledge/knowledge.ts';
import type { Answer } from '../replies/answer.ts';
import type { Snapshot } from './snapshot.ts';
import { isContentWord, questionWords } from './text/lexicon/function-words.ts';
import { tokeniseText } from './text/tokenizer.ts';

/** A question that means something only together with the answer to which it replies. */
export type FollowUp =
  | { readonly kind: 'speaker' | 'confirmation' }
  /** “and when?”: the words that replace the question word of the earlier question. */
  | { readonly kind: 'question'; readonly words: string };

const speakerPattern =
  /^(?:(?:and )?who (?:said|says|told|claimed|claims|stated|is saying)(?: (?:that|this|so|it|you|them|us))*|says? who|according to (?:who|whom)|whose (?:words|claim) (?:is|are) (?:that|this|those|these)|(?:what is |who is )?(?:the |your |their )?sources?(?: for (?:that|this|it))?|where (?:does|did|do) (?:that|this|it|you|they) (?:come|get|hear)(?: (?:that|this|it))? from|how do (?:you|they) know(?: (?:that|this))?)$/;
const confirmationPattern =
  /^(?:is|was|has|are|were)? ?(?:that|this|it|they|those)? ?(?:been )?(?:really |actually |officially )?(?:confirmed|official|true|certain|verified|right|correct|for sure|definite|proven|a fact|really)(?: by (?:anyone|anybody|police))?$|^(?:are )?you sure(?: about (?:that|this|it))?$|^really$/;
const openings = /^(?:and|but|so|ok|okay|well|then|also|yes|no|hmm)\s+/;

/** Undefined for a question that stands on its own. */
export function parseFollowUp(question: string): FollowUp | undefined {
  const { tokens } = tokeniseText(question);
  let words = tokens.map(({ word }) => word).join(' ');
  while (openings.test(words)) words = words.replace(openings, '');
  if (speakerPattern.test(words)) return { kind: 'speaker' };
  if (confirmationPattern.test(words)) return { kind: 'confirmation' };
  const hasQuestionWord = tokens.some(({ word }) => questionWords.has(word));
  const hasContent = words.split(' ').some((word) => isContentWord(word) && !measureWords.has(word));
  return hasQuestionWord && !hasContent ? { kind: 'question', words } : undefined;
}

/** “how many”, “what time” ask for a kind of answer and name no subject. */
const measureWords = new Set('many much long time far old exactly'.split(' '));

/** Answers it together with the entry of the earlier answer; undefined if that entry is gone. */
export function answerFollowUp(
  { knowledge, answerer: { answer, answerEntry } }: Pick<Snapshot, 'knowledge' | 'answerer'>,
  followUp: FollowUp,
  entryId: string,
): Answer | undefined {
  const entry = findEntry(knowledge, entryId);
  if (!entry) return undefined;
  if (followUp.kind === 'question') {
    const combined = answer(`${followUp.words} ${withoutQuestionWord(entry.question)}`);
    return combined.kind === 'no-match' ? answer(followUp.words) : combined;
  }
  const earlier = answerEntry(entry);
  if (earlier.kind !== 'answered') return earlier;
  const { saidBy, status } = earlier.fact;
  const notes = {
    speaker: saidBy.reporter ? 'The article says that itself.' : `${capitalize(saidBy.name)} said that.`,
    confirmation:
      status === 'stated'
        ? 'The article states that itself.'
        : `That is what ${saidBy.name} said. The article reports it as a claim.`,
  };
  return { ...earlier, note: notes[followUp.kind] };
}

/** “When did officers enter the home?” → “did officers enter the home” */
function withoutQuestionWord(question: string): string {
  return question
    .replace(/^(?:at what time|what time|how (?:many|much|long|old|far)|what|when|where|who|why|how|which)\s+/i, '')
    .replace(/\?+$/, '')
    .replace(/^happened(?= |$)/i, 'did it happen');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
