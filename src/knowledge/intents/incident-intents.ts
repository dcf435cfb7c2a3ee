import type { Fact, IncidentIntent, NotStated } from '../knowledge.ts';
import type { KnowledgeFile } from '../schema.ts';
import { intentsOf, loadIntentBank } from './intent-bank.ts';
import type { Intent } from './intent-pack.ts';
import { fillSlots, type Slots } from './slots.ts';

/** The intents of the incident's kinds, with its facts and not-stated entries. */
export function buildIncidentIntents(
  { kinds, slots }: Pick<KnowledgeFile, 'kinds' | 'slots'>,
  facts: readonly Fact[],
  notStated: readonly NotStated[],
): IncidentIntent[] {
  if (kinds.length === 0) return [];
  const values: Slots = Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, [value].flat()]));
  return intentsOf(loadIntentBank(), kinds).map((intent) => {
    const entry = notStated.find((other) => other.intent === intent.id);
    return {
      kind: 'intent',
      id: intent.id,
      question: fillSlots(intent.question, values) ?? intent.question,
      paraphrases: fillParaphrases(intent, values),
      facts: facts.filter((fact) => fact.intent === intent.id),
      ...(entry && { notStated: entry }),
    };
  });
}

function fillParaphrases({ paraphrases }: Intent, values: Slots): string[] {
  return paraphrases.flatMap((paraphrase, index) => fillSlots(paraphrase, values, index) ?? []);
}
