import { z } from 'zod';
import type { FactFingerprint, Withholdings } from '../../answering/fact-fingerprint.ts';
import type { Repositories, Withholding } from '../../store/store.ts';

const fingerprintSchema = z.object({
  answerText: z.string(),
  quoteTexts: z.array(z.string()).readonly(),
  exemptFactIds: z.array(z.string()).readonly(),
});

/** The database column; `parseWithholdings` reads it. */
export function serializeFingerprint(fingerprint: FactFingerprint): string {
  return JSON.stringify(fingerprint satisfies z.output<typeof fingerprintSchema>);
}

/** The rows of one server and incident. */
export function parseWithholdings(rows: readonly Withholding[]): Withholdings {
  return new Map(rows.map(({ factId, fingerprint }) => [factId, fingerprintSchema.parse(JSON.parse(fingerprint))]));
}

type WithholdingScope = {
  readonly serverId: string;
  readonly incidentId: string;
  readonly moderatorId: string;
  readonly createdAt: Date;
};

/** Stores new and changed withholdings, and removes those that ended. A changed one keeps its reason and author. */
export async function saveWithholdings(
  { withholdings }: Repositories,
  { reason, ...scope }: WithholdingScope & { readonly reason: string },
  { before, after }: { readonly before: Withholdings; readonly after: Withholdings },
): Promise<void> {
  const stored = await withholdings.forIncident(scope.serverId, scope.incidentId);
  for (const [factId, fingerprint] of after) {
    if (before.get(factId) === fingerprint) continue;
    const existing = stored.find((row) => row.factId === factId);
    await withholdings.add({ ...scope, factId, reason, ...existing, fingerprint: serializeFingerprint(fingerprint) });
  }
  for (const factId of before.keys())
    if (!after.has(factId)) await withholdings.remove(scope.serverId, scope.incidentId, factId);
}
