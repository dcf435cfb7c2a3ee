import type { OutboxTask, PublicAnswer, Repositories } from '../../store/store.ts';
import type { Delivery, DeliveryFailure } from '../moderation.ts';
import { recordAudit } from '../state/audit-log.ts';
import { storedVersion } from '../state/version-tag.ts';
import { answerLayout, serializeDisplay, serializeItem } from './displayed-items.ts';
import { enqueueCorrection } from './plan.ts';
import type { DeliveredContent } from './prepare-delivery.ts';

/** `postedMessageId` is a new message: news, or the correction of a message that could not be edited. */
type DeliveryRecord = DeliveredContent & {
  readonly task: OutboxTask;
  readonly postedMessageId: string | undefined;
  readonly deliveredAt: Date;
};

/** Stores the new display of a message, and queues another correction if the knowledge has changed since it was prepared. */
export async function recordDelivered(repositories: Repositories, record: DeliveryRecord): Promise<void> {
  const { task, incidentId, versionTag, answerId, deliveredAt } = record;
  const saved = await (answerId === undefined
    ? savePost(repositories, record)
    : saveCorrection(repositories, answerId, record));
  if (saved && (await storedVersion(repositories, task.serverId, incidentId)) !== versionTag)
    await enqueueCorrection(repositories, saved, deliveredAt);
}

/** A news post is corrected like an answer: it must not show a fact that is withheld later. */
async function savePost({ answers }: Repositories, record: DeliveryRecord): Promise<PublicAnswer | undefined> {
  const { task, postedMessageId, incidentId, revisionId, items, deliveredAt } = record;
  if (postedMessageId === undefined) return undefined;
  return answers.add({
    serverId: task.serverId,
    channelId: task.channelId,
    messageId: postedMessageId,
    incidentId,
    revisionId,
    postedAt: deliveredAt,
    ...serializeDisplay({ layout: answerLayout, items }),
  });
}

/** If the message could not be edited, later corrections edit the reply to it instead. */
async function saveCorrection(
  repositories: Repositories,
  answerId: number,
  record: DeliveryRecord,
): Promise<PublicAnswer | undefined> {
  const { revisionId, postedMessageId, deliveredAt } = record;
  const items = record.items.map(serializeItem);
  const answer = await repositories.answers.find(answerId);
  if (!answer) return undefined;
  await repositories.answers.replaceItems(answer.id, revisionId, postedMessageId === undefined ? items : []);
  if (postedMessageId === undefined) return answer;
  const { id: _, ...rest } = answer;
  // The message still shows its old text, so moderators need to know.
  await recordAudit(repositories, {
    serverId: answer.serverId,
    moderatorId: undefined,
    createdAt: deliveredAt,
    action: 'corrected-by-reply',
    detail: `${messageUrl(answer)}: I could not edit this message, so I replied to it`,
  });
  return repositories.answers.add({ ...rest, messageId: postedMessageId, revisionId, items });
}

type FailedDelivery = {
  readonly task: OutboxTask;
  readonly content: DeliveredContent | undefined;
  readonly delivery: Delivery;
  readonly failure: DeliveryFailure;
  readonly failedAt: Date;
};

const failureReasons: Record<DeliveryFailure, string> = {
  'channel-gone': 'the channel has been deleted',
  'message-gone': 'the message has been deleted',
  'not-allowed': 'I have no permission to write there',
};

/** Records a failed delivery in the audit log. A deleted channel is removed from the server's settings. */
export async function recordDeliveryFailure(
  repositories: Repositories,
  { task, content, delivery, failure, failedAt }: FailedDelivery,
): Promise<void> {
  const { serverId, channelId, payload } = task;
  const entry = { serverId, moderatorId: undefined, createdAt: failedAt };
  const reason = failureReasons[failure];
  const channelDetail = `${reason}: channel ${channelId}`;
  const { settings } = repositories;
  const { newsChannelId, logChannelId } = await settings.forServer(serverId);
  switch (payload.kind) {
    case 'correction': {
      // A deleted message shows nothing; one that can't be edited stays outdated.
      if (content && failure !== 'not-allowed')
        await repositories.answers.replaceItems(payload.answerId, content.revisionId, []);
      const detail = `${messageUrl({ serverId, channelId, messageId: delivery.messageId ?? '' })}: ${reason}`;
      await recordAudit(repositories, { ...entry, action: 'not-corrected', detail });
      return;
    }
    case 'news':
      if (failure === 'channel-gone' && newsChannelId === channelId) await settings.setNewsChannel(serverId, undefined);
      await recordAudit(repositories, { ...entry, action: 'news-not-posted', detail: channelDetail });
      return;
    case 'log':
      if (failure === 'channel-gone' && logChannelId === channelId) await settings.setLogChannel(serverId, undefined);
      // recordAudit would post to the same channel.
      await repositories.auditLog.add({ ...entry, action: 'log-not-posted', detail: channelDetail });
      return;
    default:
      payload satisfies never;
  }
}

function messageUrl({
  serverId,
  channelId,
  messageId,
}: Pick<PublicAnswer, 'serverId' | 'channelId' | 'messageId'>): string {
  return `https://discord.com/channels/${serverId}/${channelId}/${messageId}`;
}
