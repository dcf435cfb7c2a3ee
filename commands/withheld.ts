import type { Reply } from '../src/answering/reply.ts';
import type { Shift } from '../src/answering/shift.ts';

/** What whoever asks for a fact that the moderators withhold is told: that, and nothing of it. */
export function withheldReply(id: string, { knowledge }: Pick<Shift, 'knowledge'>): Reply {
  return { kind: 'withheld', id, incident: knowledge.incident };
}
