import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import { type Answerer, createAnswerer } from './answerer.ts';
import { type Autocomplete, createAutocomplete } from './autocomplete.ts';
import { matchingWithholdings, type Withholdings } from './fact-fingerprint.ts';
import { redactAnswerer, redactKnowledge } from './redaction.ts';

/** One state of the knowledge with everything made from it; it never changes, so what holds it sees one state only. */
export type Snapshot = {
  /** What may be shown: without the facts that moderators withhold, and the sentences that only they cite. */
  readonly knowledge: Knowledge;
  /** Facts of this state that are withheld, by the id that they have in it; they are recognised, and nothing of them is told. */
  readonly withheldFacts: ReadonlyMap<string, Fact>;
  /** All that is withheld where this state is in force, facts that it does not have among them. */
  readonly withholdings: Withholdings;
  readonly answerer: Answerer;
  readonly autocomplete: Autocomplete;
};

/** Knowledge never changes, so what was made from it once serves everybody who has it. */
const snapshots = new WeakMap<Knowledge, Snapshot>();

/** Makes the state of a file; takes some 0.2 s for the largest, the first time. */
export function createSnapshot(knowledge: Knowledge): Snapshot {
  const cached = snapshots.get(knowledge);
  if (cached) return cached;
  const answerer = createAnswerer(knowledge);
  const snapshot = {
    knowledge,
    withheldFacts: new Map(),
    withholdings: new Map(),
    answerer,
    autocomplete: createAutocomplete(knowledge),
  };
  snapshots.set(knowledge, snapshot);
  return snapshot;
}

/**
 * The same state with this withheld, and what says the same under another id; nothing is indexed anew, so it is there at once.
 */
export function withheldView(full: Snapshot, withholdings: Withholdings): Snapshot {
  if (withholdings.size === 0) return full;
  const facts = full.knowledge.facts.filter((fact) => matchingWithholdings(fact, withholdings).length > 0);
  if (facts.length === 0) return { ...full, withholdings };
  const withheldFacts = new Map(facts.map((fact) => [fact.id, fact]));
  const knowledge = redactKnowledge(full.knowledge, withheldFacts);
  return { knowledge, withheldFacts, withholdings, ...redactAnswerer(full, knowledge, withheldFacts) };
}
