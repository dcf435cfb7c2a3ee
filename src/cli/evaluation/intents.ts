import { z } from 'zod';
import { classify } from '../../answering/classifier.ts';
import { extractConfidenceFeatures } from '../../answering/confidence-features.ts';
import { indexEntries } from '../../answering/entry-index.ts';
import { createEntrySearch } from '../../answering/entry-search.ts';
import { tokenise } from '../../answering/text/tokenizer.ts';
import type { Fact } from '../../knowledge/knowledge.ts';

const pairs = z.array(z.tuple([z.string(), z.string()]));
const intentDataSchema = z.object({
  train: pairs.min(1),
  test: pairs.default([]),
  outOfScope: z.array(z.string()).default([]),
});

/** Shares in percent, times in milliseconds. */
export type IntentMetrics = {
  /** The right intent is first. */
  readonly accuracy: number;
  /** The right intent is first, and the classifier is sure enough to answer. */
  readonly answered: number;
  /** Questions out of scope that are not answered. */
  readonly outOfScope: number;
  readonly p50: number;
  readonly p99: number;
  /** The time to index the training questions. */
  readonly load: number;
};

/** Trains the classifier of the bot on the questions of a file, as if each intent were a fact, and asks the others. Throws a ZodError. */
export function evaluateIntents(input: unknown): IntentMetrics {
  const { train, test, outOfScope } = intentDataSchema.parse(input);
  const startedAt = performance.now();
  const facts = [...Map.groupBy(train, ([, intent]) => intent)].map(([intent, examples]) =>
    toFact(
      intent,
      examples.map(([question]) => question),
    ),
  );
  const knowledge = { facts, notStated: [], intents: [], synonyms: [], sources: [] };
  const search = createEntrySearch(knowledge, indexEntries(knowledge));
  const load = performance.now() - startedAt;
  const times: number[] = [];
  const ask = (question: string): { first: string | undefined; isAnswered: boolean } => {
    const askedAt = performance.now();
    const query = search.parse(tokenise(question));
    const candidates = search.search(query);
    const { decision } = classify(candidates, extractConfidenceFeatures(candidates, query, search.idf));
    times.push(performance.now() - askedAt);
    const first = candidates.find(({ entry }) => entry.kind === 'fact')?.entry;
    return { first: first?.id, isAnswered: decision.kind === 'sure' };
  };
  const results = test.map(([question, intent]) => ({ ...ask(question), intent }));
  const right = results.filter(({ first, intent }) => first === intent);
  const refused = outOfScope.filter((question) => !ask(question).isAnswered);
  const sortedTimes = times.toSorted((a, b) => a - b);
  return {
    accuracy: percent(right.length, test.length),
    answered: percent(right.filter(({ isAnswered }) => isAnswered).length, test.length),
    outOfScope: percent(refused.length, outOfScope.length),
    p50: round(quantile(sortedTimes, 0.5)),
    p99: round(quantile(sortedTimes, 0.99)),
    load: round(load),
  };
}

/** Each fact cites a sentence of its own, so that no two have the same answer. */
function toFact(id: string, [question = id, ...paraphrases]: readonly string[]): Fact {
  const speaker = { id: 'article', name: 'the article', otherNames: [], reporter: true };
  const citation = { quote: '', sourceId: id, sentenceNumber: 1, start: 0, end: 0, speaker };
  return {
    ...{ kind: 'fact', id, draft: false, question, paraphrases, answer: '', status: 'stated' },
    ...{ saidBy: speaker, citations: [citation], topics: [] },
  };
}

function percent(count: number, total: number): number {
  return total === 0 ? 0 : round((100 * count) / total);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
