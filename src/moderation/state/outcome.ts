import type { EntryAnswer } from '../../replies/answer.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Outcome } from '../../store/store.ts';

/** The outcome that a reply counts as; undefined for lists, notices, empty messages and offers of help. */
export function outcomeOf(reply: Reply): Outcome | undefined {
  if (!('display' in reply)) return undefined;
  switch (reply.kind) {
    // Like an offer of choices: the user judges what fits.
    case 'passages':
      return 'unsure';
    case 'answered':
    case 'not-stated':
    case 'unsure':
    case 'withheld':
      return reply.kind;
    case 'no-match':
      return reply.empty || reply.supportNotices.length > 0 ? undefined : 'no-match';
    case 'timeline':
    case 'facts':
    case 'context':
      return undefined;
    default:
      return reply satisfies never;
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
