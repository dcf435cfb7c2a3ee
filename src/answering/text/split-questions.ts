import { maxTextLength } from './tokenizer.ts';

/** A message with more questions is a conversation and is answered as one question. */
const maxQuestions = 3;

/** "…, and who shot him": a question word or an auxiliary verb after "and", "also" or "plus". */
const nextQuestionPattern =
  /,?\s+(?:and|also|plus)\s+(?=(?:what|when|where|who|whose|why|how|which|is|are|was|were|did|does|do|has|have|will|can)\b)/i;

/**
 * The questions of a message if it has two or three, otherwise the whole message. A statement before the first question stays
 * with it: "They were there all day. What made them go in?" is one question.
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
