import { matchingWithholdings } from '../../answering/fact-fingerprint.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import type { ChangeApplied, WithheldSummary } from '../../replies/change-reply.ts';
import { type MutableActiveKnowledge, revisionName } from '../state/active-knowledge.ts';

/** The facts that stay withheld, for previews and results of changes: publishing a file restores no withheld fact. */
export function summarizeWithheld({
  withheldFacts,
  withholdings,
}: Pick<Snapshot, 'withheldFacts' | 'withholdings'>): WithheldSummary {
  const facts = [...withheldFacts.values()].map((fact) => ({
    factId: fact.id,
    withholdingIds: matchingWithholdings(fact, withholdings),
  }));
  const matchedIds = new Set(facts.flatMap(({ withholdingIds }) => withholdingIds));
  const unmatchedIds = [...withholdings.keys()].filter((factId) => !matchedIds.has(factId));
  return {
    ...(facts.length > 0
      ? {
          withheldFacts: facts.map(({ factId, withholdingIds }) => ({
            factId,
            withholdingId: withholdingIds.includes(factId) ? factId : (withholdingIds[0] ?? factId),
          })),
        }
      : {}),
    ...(unmatchedIds.length > 0 ? { withheldUnmatched: unmatchedIds } : {}),
  };
}

/** The same for the active snapshot of a server; empty once the incident is gone. */
export async function summarizeActiveWithheld(
  activeKnowledge: MutableActiveKnowledge,
  serverId: string,
  incidentId: string,
): Promise<WithheldSummary> {
  const snapshot = await activeKnowledge.forIncident(serverId, incidentId);
  return snapshot ? summarizeWithheld(snapshot) : {};
}

/** A reload does not change the answers of a server with its own revision; its moderators should know. */
export function ownRevisionNote(
  activeKnowledge: MutableActiveKnowledge,
  serverId: string,
  incidentId: string,
): Pick<ChangeApplied, 'ownRevision'> {
  const own = activeKnowledge.own(serverId, incidentId);
  return own ? { ownRevision: revisionName(own) } : {};
}
