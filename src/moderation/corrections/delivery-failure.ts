import type { OutboxTask, PublicAnswer, Repositories } from '../../store/store.ts';
import type { Delivery, DeliveryFailure } from '../moderation.ts';
import { recordAudit } from '../state/audit-log.ts';
import type { DeliveredContent } from './prepare-delivery.ts';

type FailedDelivery = {
  readonly task: OutboxTask;
  readonly content: DeliveredContent | undefined;
  readonly delivery: Delivery;
  readonly failure: DeliveryFailure;
  readonly failedAt: Date;
};

const failureReasons: Record<DeliveryFailure, string> = {
  'channel-gone': 'the channel is gone',
  'message-gone': 'the message has been deleted',
  'not-allowed': 'Discord does not let me write there',
};

/** Where a message is, for moderators to follow. */
export function messageUrl({
  serverId,
  channelId,
  messageId,
}: Pick<PublicAnswer, 'serverId' | 'channelId' | 'messageId'>): string {
  return `https://discord.com/channels/${serverId}/${channelId}/${messageId}`;
}

/** Tells the moderators what could not be said, and stops trying where there is nothing left to try. */
export async function recordDeliveryFailure(
  repositories: Repositories,
  { task, content, delivery, failure, failedAt }: FailedDelivery,
): Promise<void> {
  const { serverId, channelId, payload } = task;
  const entry = { serverId, moderatorId: undefined, createdAt: failedAt };
  const reason = failureReasons[failure];
  const { settings } = repositories;
  const { newsChannelId, logChannelId } = await settings.forServer(serverId);
  switch (payload.kind) {
    case 'correction': {
      // A message that is gone says nothing wrong any more; one that can't be edited does.
      if (content && failure !== 'not-allowed')
        await repositories.answers.replaceItems(payload.answerId, content.revisionId, []);
      const detail = `${messageUrl({ serverId, channelId, messageId: delivery.messageId ?? '' })}: ${reason}`;
      await recordAudit(repositories, { ...entry, action: 'not-corrected', detail });
      return;
    }
    case 'news':
      if (failure === 'channel-gone' && newsChannelId === channelId) await settings.setNewsChannel(serverId, undefined);
      await recordAudit(repositories, {
        ...entry,
        action: 'news-not-posted',
        detail: `${reason}: channel ${channelId}`,
      });
      return;
    case 'log':
      if (failure === 'channel-gone' && logChannelId === channelId) await settings.setLogChannel(serverId, undefined);
      // Not by noteDeed: it would be posted to the same channel.
      await repositories.auditLog.add({
        ...entry,
        action: 'log-not-posted',
        detail: `${reason}: channel ${channelId}`,
      });
      return;
    default:
      payload satisfies never;
  }
}
