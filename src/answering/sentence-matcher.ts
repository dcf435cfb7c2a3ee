import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import type { Decision } from './classifier.ts';
import type { Matcher } from './matcher.ts';
import { indexArticle, rankSentences } from './sentences/rank-sentences.ts';
import { tokenise } from './text/tokenizer.ts';

/**
 * How probable it must be that the best sentence answers. Without authored wordings less is known of what people mean than
 * with them, so it takes more to answer.
 */
const thresholds = { sure: 0.6, unsure: 0.3 } as const;

const maxChoices = 3;

/** Recognises questions by the sentences themselves, for an article whose facts nobody has written yet. */
export function createSentenceMatcher(knowledge: Knowledge): Matcher {
  const sentences = knowledge.sources.flatMap((source) => source.sentences);
  const sentenceIndex = indexArticle(sentences.map(({ text }) => text));
  const facts = sentences.map((sentence) => findCitingFact(knowledge, sentence.sourceId, sentence.number));
  return (question) => {
    const { ranked, answerProbability, spellingFixes } = rankSentences(sentenceIndex, question);
    const rankedFacts = ranked.flatMap(({ sentenceIndex, score }) => {
      const fact = facts[sentenceIndex];
      return fact ? [{ fact, score }] : [];
    });
    const decision = decideByProbability(
      rankedFacts.map(({ fact }) => fact),
      answerProbability,
    );
    return {
      decision,
      rankedEntries: rankedFacts.map(({ fact }) => fact),
      explain: () => ({
        words: tokenise(question).map(({ word }) => word),
        spellingFixes,
        contentTerms: [],
        candidates: rankedFacts
          .slice(0, 5)
          .map(({ fact, score }) => ({ id: fact.id, kind: fact.kind, score, similarity: answerProbability })),
        features: {},
        probability: answerProbability,
        decision: decision.kind,
      }),
    };
  };
}

function findCitingFact({ facts }: Knowledge, source: string, number: number): Fact | undefined {
  return facts.find(({ citations }) =>
    citations.some((citation) => citation.sourceId === source && citation.sentenceNumber === number),
  );
}

function decideByProbability(facts: readonly Fact[], answerProbability: number): Decision {
  const [best] = facts;
  if (!best || answerProbability < thresholds.unsure) return { kind: 'none' };
  return answerProbability < thresholds.sure
    ? { kind: 'unsure', choices: facts.slice(0, maxChoices) }
    : { kind: 'sure', best };
}
