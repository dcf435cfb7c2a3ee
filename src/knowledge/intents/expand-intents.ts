import type { IntentBank } from './intent-bank.ts';
import type { Slots } from './slots.ts';
import { fillSlots } from './slots.ts';

/**
 * Completes the short forms of a file: a fact with an intent has its id, question and status from the intent, and a
 * not-stated entry may be just the id of an intent. Anything that is not in order stays as it is, for the schema to report.
 */
export function expandIntents(data: unknown, bank: () => IntentBank): unknown {
  if (!isRecord(data) || !usesIntents(data)) return data;
  const intents = bank();
  const slots = isRecord(data.slots) ? (toSlots(data.slots) ?? {}) : {};
  // The checks report an intent that does not exist.
  const questionOf = (intentId: string) => fillSlots(intents.get(intentId)?.question ?? intentId, slots) ?? intentId;
  const usedIds = new Map<string, number>();
  const allocate = (intentId: string) => {
    const count = (usedIds.get(intentId) ?? 0) + 1;
    usedIds.set(intentId, count);
    return count === 1 ? intentId : `${intentId}-${count}`;
  };
  return {
    ...data,
    ...(Array.isArray(data.facts) && { facts: data.facts.map((fact) => expandFact(fact, questionOf, allocate)) }),
    ...(Array.isArray(data['not-stated']) && {
      'not-stated': data['not-stated'].map((entry) => expandNotStated(entry, questionOf)),
    }),
  };
}

type Lookup = (intentId: string) => string;

function expandFact(fact: unknown, questionOf: Lookup, allocate: (intentId: string) => string): unknown {
  if (!isRecord(fact) || typeof fact.intent !== 'string') return fact;
  return {
    id: allocate(fact.intent),
    question: questionOf(fact.intent),
    status: 'said-by' in fact ? 'claimed' : 'stated',
    ...fact,
  };
}

function expandNotStated(entry: unknown, questionOf: Lookup): unknown {
  if (typeof entry === 'string') return { id: entry, intent: entry, question: questionOf(entry) };
  if (!isRecord(entry) || typeof entry.intent !== 'string') return entry;
  return { id: entry.intent, question: questionOf(entry.intent), ...entry };
}

function usesIntents(data: Record<string, unknown>): boolean {
  return 'kinds' in data || 'slots' in data;
}

/** A single value is a list of one. Undefined if a value is no text. */
function toSlots(values: Record<string, unknown>): Slots | undefined {
  const entries = Object.entries(values).map(
    ([name, value]) => [name, Array.isArray(value) ? value : [value]] as const,
  );
  return entries.every(([, list]) => list.every((value) => typeof value === 'string'))
    ? Object.fromEntries(entries)
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
