import type { Snapshot } from '../../answering/snapshot.ts';
import type { Announcement } from '../../replies/announcement.ts';
import type { DisplayedItem, OutboxTask, Store } from '../../store/store.ts';
import type { MutableActiveKnowledge } from '../state/active-knowledge.ts';
import { parseAuditEntry } from '../state/audit-log.ts';
import { loadedVersion, storedVersion } from '../state/version-tag.ts';
import { correctMessage } from './corrected-message.ts';
import { newsPayloadSchema } from './news-payload.ts';
import { buildNewsPost } from './news-post.ts';

/** From what tasks are drawn. */
export type DeliveryContext = {
  readonly store: Store;
  readonly activeKnowledge: Pick<
    MutableActiveKnowledge,
    'forIncident' | 'servedIn' | 'activeRevision' | 'withholdings'
  >;
};

/** What a message shows once the errand is done, by which state. `answer` is the one corrected; undefined for a new post. */
export type DeliveredContent = {
  readonly answerId: number | undefined;
  readonly incidentId: string;
  readonly revisionId: number;
  /** Tells whether that state is still in force. */
  readonly versionTag: string;
  readonly items: readonly DisplayedItem[];
};

/** What a task has come to mean by now. `too-early` where memory does not have yet what it is about. */
export type PreparedDelivery =
  | { readonly reply: Announcement; readonly messageId?: string; readonly content?: DeliveredContent }
  | 'obsolete'
  | 'not-loaded-yet';

/** Draws a task from what is in force now, whatever was when it was planned. */
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
  const { snapshot, ...version } = active;
  const corrected = correctMessage(answer, snapshot, new Date(causedAt));
  if (!corrected) return 'obsolete';
  return {
    reply: corrected.reply,
    messageId: answer.messageId,
    content: { ...version, answerId, items: corrected.items },
  };
}

/** News of an incident that a server can ask about and does not follow would be noise. */
async function prepareNews(
  { serverId, createdAt }: OutboxTask,
  data: string,
  context: DeliveryContext,
): Promise<PreparedDelivery> {
  const payload = newsPayloadSchema.parse(JSON.parse(data));
  const active = await findActiveVersion(serverId, payload.incidentId, context);
  if (typeof active === 'string') return active;
  const { snapshot, ...version } = active;
  const isFollowed = context.activeKnowledge
    .servedIn(serverId)
    .some(({ knowledge }) => knowledge.incident.id === payload.incidentId);
  const post = isFollowed ? buildNewsPost(payload, snapshot, createdAt) : undefined;
  return post ? { reply: post.reply, content: { ...version, answerId: undefined, items: post.items } } : 'obsolete';
}

type ActiveVersion = Pick<DeliveredContent, 'incidentId' | 'revisionId' | 'versionTag'> & {
  readonly snapshot: Snapshot;
};

async function findActiveVersion(
  serverId: string,
  incidentId: string,
  { store, activeKnowledge }: DeliveryContext,
): Promise<ActiveVersion | 'obsolete' | 'not-loaded-yet'> {
  const versionTag = await storedVersion(store, serverId, incidentId);
  if (versionTag !== loadedVersion(activeKnowledge, serverId, incidentId)) return 'not-loaded-yet';
  const [snapshot, revision] = [
    activeKnowledge.forIncident(serverId, incidentId),
    activeKnowledge.activeRevision(serverId, incidentId),
  ];
  if (!snapshot || !revision) return 'obsolete';
  return { incidentId, versionTag, revisionId: revision.id, snapshot };
}
