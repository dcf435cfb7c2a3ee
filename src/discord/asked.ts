import type { Room } from '../../commands/command.ts';
import type { Reply } from '../answering/reply.ts';
import type { SentMessage } from './sending.ts';

/**
 * Notes what somebody got to a question, once it is sent. Where a direct message stands is not noted, since its channel
 * would tell who it was. Never rejects.
 */
export async function noteAsked(
  { place, shift, moderation }: Room,
  reply: Reply,
  question: string | undefined,
  sent: SentMessage | undefined,
): Promise<void> {
  if (!isAnswer(reply)) return;
  const isPublic = sent?.isPublic === true && place.server !== undefined;
  await moderation.feedback.asked({
    place,
    shift,
    reply,
    question,
    publicMessage: isPublic ? sent.id : undefined,
    privateMessage: isPublic ? undefined : sent?.id,
  });
}

/** Whether a reply tells or shows something of the article to somebody who asked for it. */
function isAnswer({ kind }: Reply): boolean {
  switch (kind) {
    case 'answered':
    case 'not-stated':
    case 'unsure':
    case 'no-match':
    case 'withheld':
    case 'timeline':
    case 'facts':
    case 'context':
      return true;
    default:
      return false;
  }
}
