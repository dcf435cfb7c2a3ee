import type { Knowledge } from '../knowledge/knowledge.ts';
import { type Answerer, createAnswerer } from './answerer.ts';
import { type Autocomplete, createAutocomplete } from './autocomplete.ts';
import { createEntryMatcher, type Matcher } from './entry-matcher.ts';
import { matchingWithholdings, type Withholdings } from './fact-fingerprint.ts';
import { indexKnowledge, type KnowledgeIndex } from './knowledge-index.ts';
import { redactAutocomplete, redactKnowledge, visibleEntriesOf, type WithheldFacts } from './redaction.ts';
import { createSentenceMatcher } from './sentence-matcher.ts';
import { createSupportNoticeFinder } from './support-notices.ts';

/** One immutable version of the knowledge, with everything that is derived from it. */
export type Snapshot = {
  /** Without the withheld facts and the sentences that only they cite. */
  readonly knowledge: Knowledge;
  /** The withheld facts of this version, by their id in it. Questions about them are recognised and not answered. */
  readonly withheldFacts: WithheldFacts;
  /** All withholdings that apply, also those of facts that this version does not have. */
  readonly withholdings: Withholdings;
  readonly answerer: Answerer;
  readonly autocomplete: Autocomplete;
};

const snapshots = new WeakMap<Knowledge, Snapshot>();

/** The snapshot of a knowledge that was indexed already, or is indexed here. The result is cached. */
export function createSnapshot(knowledge: Knowledge, knownIndex?: KnowledgeIndex): Snapshot {
  const cached = snapshots.get(knowledge);
  if (cached) return cached;
  const index = knownIndex ?? indexKnowledge(knowledge);
  const supportNotices = createSupportNoticeFinder(knowledge.supportNotices, index.supportNoticeWords);
  const snapshot: Snapshot = {
    knowledge,
    withheldFacts: new Map(),
    withholdings: new Map(),
    answerer: createAnswerer(knowledge, createMatcher(knowledge, index), supportNotices),
    autocomplete: createAutocomplete(knowledge, index.questions),
  };
  snapshots.set(knowledge, snapshot);
  return snapshot;
}

/** The sentences of a draft are indexed here. */
function createMatcher(knowledge: Knowledge, { entries }: KnowledgeIndex): Matcher {
  return entries ? createEntryMatcher(knowledge, entries) : createSentenceMatcher(knowledge);
}

/** The snapshot without the facts that the withholdings match. It shares the index of the full snapshot, so it takes no time. */
export function withheldView(full: Snapshot, withholdings: Withholdings): Snapshot {
  if (withholdings.size === 0) return full;
  const facts = full.knowledge.facts.filter((fact) => matchingWithholdings(fact, withholdings).length > 0);
  if (facts.length === 0) return { ...full, withholdings };
  const withheldFacts = new Map(facts.map((fact) => [fact.id, fact]));
  const knowledge = redactKnowledge(full.knowledge, withheldFacts);
  const { matcher, supportNotices } = full.answerer;
  return {
    knowledge,
    withheldFacts,
    withholdings,
    answerer: createAnswerer(knowledge, matcher, supportNotices, withheldFacts),
    autocomplete: redactAutocomplete(full.autocomplete, visibleEntriesOf(knowledge), withheldFacts.size),
  };
}
