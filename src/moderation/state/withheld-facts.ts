import { z } from 'zod';
import type { FactFingerprint, Withholdings } from '../../answering/fact-fingerprint.ts';
import type { Repositories, Withholding } from '../../store/store.ts';

const fingerprintSchema = z.object({
  answerText: z.string(),
  quoteTexts: z.array(z.string()).readonly(),
  exemptFactIds: z.array(z.string()).readonly(),
});

/** As the database keeps it; `withholdsIn` reads it. */
export function serializeFingerprint(fingerprint: FactFingerprint): string {
  return JSON.stringify(fingerprint satisfies z.output<typeof fingerprintSchema>);
}

/** What one server withholds of an incident, as the database has it. */
export function parseWithholdings(withholdings: readonly Withholding[]): Withholdings {
  return new Map(
    withholdings.map(({ factId, fingerprint }) => [factId, fingerprintSchema.parse(JSON.parse(fingerprint))]),
  );
}

type WithholdingScope = {
  readonly serverId: string;
  readonly incidentId: string;
  readonly moderatorId: string;
  readonly createdAt: Date;
};

/** Writes down what is withheld now and was not, or not so, and takes away what is withheld no more. */
export async function saveWithholdings(
  { withholdings }: Repositories,
  { reason, ...scope }: WithholdingScope & { readonly reason: string },
  [before, after]: readonly [Withholdings, Withholdings],
): Promise<void> {
  const stored = await withholdings.forIncident(scope.serverId, scope.incidentId);
  for (const [factId, fingerprint] of after) {
    if (before.get(factId) === fingerprint) continue;
    const existing = stored.find((one) => one.factId === factId);
    await withholdings.add({ ...scope, factId, reason, ...existing, fingerprint: serializeFingerprint(fingerprint) });
  }
  for (const factId of before.keys())
    if (!after.has(factId)) await withholdings.remove(scope.serverId, scope.incidentId, factId);
}
