import type { Knowledge } from '../knowledge/knowledge.ts';
import { paginate } from './pagination.ts';
import type { FactList } from './reply.ts';

/** Some 60 characters a question; this many fit into one message with room for long ones. */
const factsPerPage = 12;

/** One page of the facts in the order of their topics, or of one topic; undefined where there is no such topic. */
export function buildFactList(knowledge: Knowledge, topic: string, page: number): FactList | undefined {
  const facts = topic === '' ? sortByTopic(knowledge) : knowledge.facts.filter(({ topics }) => topics.includes(topic));
  if (facts.length === 0 && topic !== '') return undefined;
  return {
    kind: 'facts',
    ...(topic === '' ? {} : { topic }),
    facts: paginate(facts, page, factsPerPage),
    knowledge,
  };
}

export function listTopics(knowledge: Knowledge): string[] {
  return [...new Set(knowledge.facts.flatMap(({ topics }) => topics))];
}

function sortByTopic(knowledge: Knowledge) {
  const order = listTopics(knowledge);
  return knowledge.facts.toSorted((a, b) => order.indexOf(a.topics[0] ?? '') - order.indexOf(b.topics[0] ?? ''));
}
