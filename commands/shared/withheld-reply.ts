import type { Snapshot } from '../../src/answering/snapshot.ts';
import type { Reply } from '../../src/replies/reply.ts';

/** What whoever asks for a fact that the moderators withhold is told: that, and nothing of it. */
export function createWithheldReply(id: string, { knowledge }: Pick<Snapshot, 'knowledge'>): Reply {
  return { kind: 'withheld', factId: id, incident: knowledge.incident };
}
