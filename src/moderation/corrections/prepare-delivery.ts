import type { Snapshot } from '../../answering/snapshot.ts';
import type { Announcement, ChangeReason } from '../../replies/announcement.ts';
import type { OutboxTask, Store } from '../../store/store.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { parseAuditEntry } from '../state/audit-log.ts';
import { loadedVersion, storedVersion } from '../state/version-tag.ts';
import { correctMessage } from './corrected-message.ts';
import { parseDisplay, type RecordedItem } from './displayed-items.ts';
import { buildNewsPost, parseNews, publicReason } from './news.ts';

export type DeliveryContext = {
  readonly store: Store;
  readonly activeKnowledge: Pick<
    MutableActiveKnowledge,
    'forIncident' | 'isCurrent' | 'servedIncidentIds' | 'activeRevision' | 'resolve' | 'withholdings'
  >;
};

/** What the message shows after the delivery. `answerId` is the corrected answer; undefined for a new post. */
export type DeliveredContent = {
  readonly answerId: number | undefined;
  readonly incidentId: string;
  readonly revisionId: number;
  /** The version of the knowledge that the message was prepared from. */
  readonly versionTag: string;
  readonly items: readonly RecordedItem[];
};

/** 'not-loaded-yet': a change is being published, and the database and memory do not agree yet. */
export type PreparedDelivery =
  | { readonly reply: Announcement; readonly messageId?: string; readonly content?: DeliveredContent }
  | 'obsolete'
  | 'not-loaded-yet';

/** Prepares a task from the knowledge that is active now, which may have changed since the task was planned. */
export async function prepareDelivery(task: OutboxTask, context: DeliveryContext): Promise<PreparedDelivery> {
  switch (task.payload.kind) {
    case 'correction':
      return prepareCorrection(task, task.payload, context);
    case 'news':
      return prepareNews(task, task.payload.data, context);
    case 'log':
      return { reply: parseAuditEntry(task.payload.data) };
    default:
      return task.payload satisfies never;
  }
}

async function prepareCorrection(
  { serverId }: OutboxTask,
  { answerId, causedAt }: { readonly answerId: number; readonly causedAt: string },
  context: DeliveryContext,
): Promise<PreparedDelivery> {
  const answer = await context.store.answers.find(answerId);
  if (!answer) return 'obsolete';
  const active = await findActiveVersion(serverId, answer.incidentId, context);
  if (typeof active === 'string') return active;
  const { snapshot, reason, ...version } = active;
  const cause = { activatedAt: new Date(causedAt), reason };
  const corrected = correctMessage(parseDisplay(answer), snapshot, cause);
  if (!corrected) return 'obsolete';
  return {
    reply: corrected.reply,
    messageId: answer.messageId,
    content: { ...version, answerId, items: corrected.items },
  };
}

/** Only news of incidents that the server follows is posted. */
async function prepareNews(
  { serverId, createdAt }: OutboxTask,
  data: string,
  context: DeliveryContext,
): Promise<PreparedDelivery> {
  const payload = parseNews(data);
  const active = await findActiveVersion(serverId, payload.incidentId, context);
  if (typeof active === 'string') return active;
  const { snapshot, reason: _, ...version } = active;
  const isFollowed = context.activeKnowledge.servedIncidentIds(serverId).includes(payload.incidentId);
  const post = isFollowed ? buildNewsPost(payload, snapshot, createdAt) : undefined;
  return post ? { reply: post.reply, content: { ...version, answerId: undefined, items: post.items } } : 'obsolete';
}

type ActiveVersion = Pick<DeliveredContent, 'incidentId' | 'revisionId' | 'versionTag'> & {
  readonly snapshot: Snapshot;
  readonly reason: ChangeReason;
};

async function findActiveVersion(
  serverId: string,
  incidentId: string,
  { store, activeKnowledge }: DeliveryContext,
): Promise<ActiveVersion | 'obsolete' | 'not-loaded-yet'> {
  const snapshot = await activeKnowledge.forIncident(serverId, incidentId);
  const versionTag = await storedVersion(store, serverId, incidentId);
  const isOutdated = snapshot !== undefined && !activeKnowledge.isCurrent(serverId, snapshot);
  if (isOutdated || versionTag !== loadedVersion(activeKnowledge, serverId, incidentId)) return 'not-loaded-yet';
  const revision = activeKnowledge.resolve(serverId, incidentId);
  if (!snapshot || !revision) return 'obsolete';
  return { incidentId, versionTag, revisionId: revision.id, snapshot, reason: publicReason(revision) };
}
