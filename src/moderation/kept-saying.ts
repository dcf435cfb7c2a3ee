import { z } from 'zod';
import type { Saying, Withholds } from '../answering/saying.ts';
import type { Stores, Withholding } from '../store/store.ts';

const keptSaying = z.object({
  answer: z.string(),
  quotes: z.array(z.string()).readonly(),
  besides: z.array(z.string()).readonly(),
});

/** As the database keeps it; `withholdsIn` reads it. */
export function written(saying: Saying): string {
  return JSON.stringify(saying satisfies z.output<typeof keptSaying>);
}

/** What one server withholds of an incident, as the database has it. */
export function withholdsIn(here: readonly Withholding[]): Withholds {
  return new Map(here.map(({ fact, said }) => [fact, keptSaying.parse(JSON.parse(said))]));
}

type By = { readonly server: string; readonly incident: string; readonly by: string; readonly at: Date };

/** Writes down what is withheld now and was not, or not so, and takes away what is withheld no more. */
export async function keepChanged(
  { withholdings }: Stores,
  { reason, ...by }: By & { readonly reason: string },
  [before, after]: readonly [Withholds, Withholds],
): Promise<void> {
  const kept = await withholdings.of(by.server, by.incident);
  for (const [fact, saying] of after) {
    if (before.get(fact) === saying) continue;
    const earlier = kept.find((one) => one.fact === fact);
    await withholdings.add({ ...by, fact, reason, ...earlier, said: written(saying) });
  }
  for (const fact of before.keys()) if (!after.has(fact)) await withholdings.remove(by.server, by.incident, fact);
}
