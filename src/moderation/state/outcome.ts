import type { EntryAnswer, Reply } from '../../replies/reply.ts';
import type { Outcome } from '../../store/store.ts';

/**
 * What a reply counts as; undefined for what is no answer to a question: lists, notices (a failure among them), an empty
 * message, and words of somebody who needs help and was given it.
 */
export function outcomeOf(reply: Reply): Outcome | undefined {
  switch (reply.kind) {
    case 'answered':
    case 'not-stated':
    case 'unsure':
    case 'withheld':
      return reply.kind;
    case 'no-match':
      return reply.empty || reply.supportNotices.length > 0 ? undefined : 'no-match';
    default:
      return undefined;
  }
}

/** The ids of the entries that a reply answers with. */
export function answeredEntryIds(reply: Reply): string[] {
  if (reply.kind !== 'answered' && reply.kind !== 'not-stated') return [];
  return [reply, ...reply.additionalAnswers].map(entryIdOf);
}

function entryIdOf(answer: EntryAnswer): string {
  return answer.kind === 'answered' ? answer.fact.id : answer.entry.id;
}
