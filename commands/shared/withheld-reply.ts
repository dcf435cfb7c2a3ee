import type { Snapshot } from '../../src/answering/snapshot.ts';
import { buildWithheld, type WithheldAnswer } from '../../src/replies/answer.ts';

/** The reply to a question about a withheld fact. */
export function createWithheldReply(id: string, { knowledge }: Pick<Snapshot, 'knowledge'>): WithheldAnswer {
  return buildWithheld(id, knowledge.incident);
}
