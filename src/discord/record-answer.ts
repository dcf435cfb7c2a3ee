import type { CommandContext } from '../../commands/context.ts';
import type { Reply } from '../replies/reply.ts';
import type { SentMessage } from './respond.ts';

/** Records an answer that was sent. The location of a direct message is left out, because it identifies the user. Never rejects. */
export async function recordAnswer(
  { location, snapshot, moderation, log }: Pick<CommandContext, 'location' | 'snapshot' | 'moderation' | 'log'>,
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
