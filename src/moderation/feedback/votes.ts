import { createHmac } from 'node:crypto';
import { type Entry, findEntry } from '../../knowledge/knowledge.ts';
import type { Store } from '../../store/store.ts';
import type { ActiveKnowledge, Location, VoteInput } from '../moderation.ts';
import { redactPersonalData } from './gaps/redact-personal-data.ts';
import type { RecentQuestions } from './recent-questions.ts';

export type VotesOptions = {
  readonly store: Store;
  readonly activeKnowledge: Pick<ActiveKnowledge, 'incidentAt' | 'forIncident' | 'incidents'>;
  readonly recentQuestions: RecentQuestions;
  readonly now: () => Date;
};

/** Counts votes without storing user ids. */
export type VoteRecorder = {
  cast(input: VoteInput): Promise<void>;
  /** Deletes a user's votes with their gaps, and the user's id from revisions, withholdings and the audit log. */
  forgetUser(userId: string): Promise<void>;
};

export function createVoteRecorder({ store, activeKnowledge, recentQuestions, now }: VotesOptions): VoteRecorder {
  const voterHash = createVoterHash(store);
  return {
    async cast({ userId, location, messageId, entryIds, incidentId, kind }) {
      const answered = recentQuestions.findByMessage(messageId);
      const voted = await findVotedEntry(activeKnowledge, location, entryIds, incidentId ?? answered?.incidentId);
      if (!voted) return;
      const { serverId = '' } = location;
      const common = { serverId, incidentId: voted.incidentId, entryId: voted.entry.id, kind, createdAt: now() };
      const question = answered?.question ?? redactPersonalData(voted.entry.question);
      const hash = await voterHash(userId, messageId);
      await store.transaction(async ({ votes, gaps }) => {
        const { id } = await votes.cast({ ...common, messageId, voterHash: hash });
        // No moderator can read questions from direct messages, so they are not saved.
        if (kind !== 'helpful' && serverId !== '') await gaps.add({ ...common, question, kind }, id);
      });
    },
    async forgetUser(userId) {
      const messages = await store.votes.messageIds();
      const voters = await Promise.all(messages.map((message) => voterHash(userId, message)));
      await store.transaction(async ({ votes, retention }) => {
        await votes.forget(voters);
        await retention.forget(userId);
      });
    },
  };
}

/** HMAC-SHA-256 of user and message: distinguishes the voters of one message, but not the votes of one user. */
function createVoterHash({ settings }: Store): (userId: string, messageId: string) => Promise<string> {
  let secret: Uint8Array | undefined;
  return async (userId, messageId) => {
    secret ??= await settings.secret();
    return createHmac('sha256', secret).update(`${userId} ${messageId}`).digest('hex');
  };
}

/**
 * The first of these entries that an active incident contains, with that incident: the preferred one first, then the
 * channel's, then the others of the server.
 */
async function findVotedEntry(
  activeKnowledge: VotesOptions['activeKnowledge'],
  location: Location,
  entryIds: readonly string[],
  preferredIncidentId: string | undefined,
): Promise<{ readonly incidentId: string; readonly entry: Entry } | undefined> {
  const { serverId } = location;
  const incidentIds = [
    ...(preferredIncidentId === undefined ? [] : [preferredIncidentId]),
    activeKnowledge.incidentAt(location),
    ...activeKnowledge.incidents(serverId).map(({ id }) => id),
  ];
  for (const incidentId of new Set(incidentIds)) {
    const knowledge = (await activeKnowledge.forIncident(serverId, incidentId))?.knowledge;
    const [entry] = knowledge ? entryIds.flatMap((id) => findEntry(knowledge, id) ?? []) : [];
    if (entry) return { incidentId, entry };
  }
  return undefined;
}
