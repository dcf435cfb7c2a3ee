import type { CommandContext } from '../../commands/context.ts';
import type { Reply } from '../replies/reply.ts';
import type { SentMessage } from './respond.ts';

/**
 * Notes what somebody got to a question, once it is sent. Where a direct message stands is not noted, since its channel
 * would tell who it was. Never rejects.
 */
export async function recordAnswer(
  { location, snapshot, moderation, log }: CommandContext,
  reply: Reply,
  question: string | undefined,
  sentMessage: SentMessage | undefined,
): Promise<void> {
  const isPublic = sentMessage?.isPublic === true && location.serverId !== undefined;
  await moderation.feedback.recordAnswer({
    location,
    snapshot,
    reply,
    question,
    publicMessageId: isPublic ? sentMessage.id : undefined,
    privateMessageId: isPublic ? undefined : sentMessage?.id,
    log,
  });
}
