import type { OutboxTask, PublicAnswer, Repositories } from '../../store/store.ts';
import { recordAudit } from '../state/audit-log.ts';
import { storedVersion } from '../state/version-tag.ts';
import { messageUrl } from './delivery-failure.ts';
import { enqueueCorrection } from './plan.ts';
import type { DeliveredContent } from './prepare-delivery.ts';

/** What stands on Discord now. `posted` is the message that was posted: news, or the correction of one that could not be edited. */
type DeliveryRecord = DeliveredContent & {
  readonly task: OutboxTask;
  readonly postedMessageId: string | undefined;
  readonly deliveredAt: Date;
};

/** Keeps what a message shows. If the state has changed while it was on its way, it is looked at again. */
export async function recordDelivered(repositories: Repositories, record: DeliveryRecord): Promise<void> {
  const { task, incidentId, versionTag, answerId, deliveredAt } = record;
  const saved = await (answerId === undefined
    ? savePost(repositories, record)
    : saveCorrection(repositories, answerId, record));
  if (saved && (await storedVersion(repositories, task.serverId, incidentId)) !== versionTag)
    await enqueueCorrection(repositories, saved, deliveredAt);
}

/** What was posted as news is corrected as an answer is: a fact that is withheld later must not stand there either. */
async function savePost({ answers }: Repositories, record: DeliveryRecord): Promise<PublicAnswer | undefined> {
  const { task, postedMessageId, incidentId, revisionId, items, deliveredAt } = record;
  if (postedMessageId === undefined) return undefined;
  const { serverId, channelId } = task;
  return answers.add({
    serverId,
    channelId,
    messageId: postedMessageId,
    incidentId,
    revisionId,
    postedAt: deliveredAt,
    layout: 'answer',
    items,
  });
}

/**
 * A message that was posted instead is corrected from now on, and the old one no more. What that one says still stands
 * there, which moderators have to know.
 */
async function saveCorrection(
  repositories: Repositories,
  answerId: number,
  { revisionId, items, postedMessageId, deliveredAt }: DeliveryRecord,
): Promise<PublicAnswer | undefined> {
  const answer = await repositories.answers.find(answerId);
  if (!answer) return undefined;
  await repositories.answers.replaceItems(answer.id, revisionId, postedMessageId === undefined ? items : []);
  if (postedMessageId === undefined) return answer;
  const { id: _, ...rest } = answer;
  const detail = `${messageUrl(answer)}: I could not edit it, and have replied to it`;
  await recordAudit(repositories, {
    serverId: answer.serverId,
    moderatorId: undefined,
    createdAt: deliveredAt,
    action: 'corrected-by-reply',
    detail,
  });
  return repositories.answers.add({ ...rest, messageId: postedMessageId, revisionId, items });
}
