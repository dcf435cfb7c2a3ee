import { matchingWithholdings } from '../../answering/fact-fingerprint.ts';
import type { Snapshot } from '../../answering/snapshot.ts';
import type { WithheldSummary } from '../../replies/change-reply.ts';

/** What a state has of all that is withheld where it will be in force: no change undoes a withholding unseen. */
export function summarizeWithheld({ withheldFacts, withholdings }: Snapshot): WithheldSummary {
  const facts = [...withheldFacts.values()].map((fact) => ({
    factId: fact.id,
    withholdingId: matchingWithholdings(fact, withholdings),
  }));
  const matchedIds = new Set(facts.flatMap(({ withholdingId }) => withholdingId));
  const unmatchedIds = [...withholdings.keys()].filter((factId) => !matchedIds.has(factId));
  return {
    ...(facts.length > 0
      ? {
          withheldFacts: facts.map(({ factId, withholdingId }) => ({
            factId,
            withholdingId: withholdingId.includes(factId) ? factId : (withholdingId[0] ?? factId),
          })),
        }
      : {}),
    ...(unmatchedIds.length > 0 ? { withheldUnmatched: unmatchedIds } : {}),
  };
}
