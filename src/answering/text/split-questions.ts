import { maxTextLength } from './tokenizer.ts';

/** More questions than this in one message are a conversation; it is answered as one. */
const maxQuestions = 3;

/** "…, and who shot him": a word that asks or a verb that opens a question, after "and" or "also". */
const nextQuestionPattern =
  /,?\s+(?:and|also|plus)\s+(?=(?:what|when|where|who|whose|why|how|which|is|are|was|were|did|does|do|has|have|will|can)\b)/i;

/**
 * The questions of a message, if it holds two or three; otherwise the whole of it as one. What stands before the first
 * question stays with it: "They were there all day. What made them go in?" is one question.
 */
export function splitQuestions(message: string): string[] {
  const questions = message
    .slice(0, maxTextLength)
    .split(/(?<=\?)\s+/)
    .flatMap((part) => part.split(nextQuestionPattern))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return questions.length > 1 && questions.length <= maxQuestions ? questions : [message];
}
