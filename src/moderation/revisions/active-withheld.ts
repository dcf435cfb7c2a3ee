import type { WithheldSummary } from '../../replies/change-reply.ts';
import type { Moderator } from '../moderation.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';
import { summarizeWithheld } from './withheld-summary.ts';

/** What stays withheld of what a server is told now; nothing where the incident has gone. */
export function summarizeActiveWithheld(
  activeKnowledge: MutableActiveKnowledge,
  { serverId }: Moderator,
  incidentId: string,
): WithheldSummary {
  const snapshot = activeKnowledge.forIncident(serverId, incidentId);
  return snapshot ? summarizeWithheld(snapshot) : {};
}

/** A server with a revision of its own should not think that a reload has changed what it is told. */
export function ownRevisionNote(activeKnowledge: MutableActiveKnowledge, { serverId }: Moderator, incidentId: string) {
  const own = activeKnowledge.own(serverId, incidentId)?.revision;
  return own ? { ownRevision: revisionName(own) } : {};
}
