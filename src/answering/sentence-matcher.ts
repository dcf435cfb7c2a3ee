import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import type { Decision } from './classifier.ts';
import type { Matcher } from './entry-matcher.ts';
import { recognizeIntent } from './intent-search.ts';
import { asksForOtherTime, findOtherTimes } from './sentences/other-times.ts';
import { type RankedSentences, rankSentences } from './sentences/rank-sentences.ts';
import { indexSentences } from './sentences/sentence-index.ts';
import { parseSentenceQuery } from './sentences/sentence-query.ts';
import type { TokenisedText } from './text/tokenizer.ts';

/**
 * The minimum probability that the best sentence answers. It is higher than with authored paraphrases, since less is known of
 * what people mean.
 */
const thresholds = { sure: 0.6, unsure: 0.3 } as const;

const maxChoices = 3;
const maxExplainedCandidates = 5;

type ScoredFact = { readonly fact: Fact; readonly score: number };

/** Matches questions with the sentences themselves, for a draft without authored paraphrases. */
export function createSentenceMatcher(knowledge: Knowledge): Matcher {
  const sentences = knowledge.sources.flatMap((source) => source.sentences);
  const index = indexSentences(sentences.map(({ text }) => text));
  const facts = sentences.map((sentence) => findCitingFact(knowledge, sentence.sourceId, sentence.number));
  const isOtherTime = findOtherTimes(sentences);
  const search = ({ text, tokens }: TokenisedText): RankedSentences => {
    const result = rankSentences(index, parseSentenceQuery(index, text, tokens));
    return asksForOtherTime(text) ? result : withoutOtherTimes(result, isOtherTime);
  };
  return {
    match(question) {
      const result = search(question);
      const rankedEntries = scoreFacts(result, facts).map(({ fact }) => fact);
      return { decision: decide(rankedEntries, result.answerProbability, question), rankedEntries };
    },
    rank: (question) => scoreFacts(search(question), facts).map(({ fact }) => fact),
    explain(question) {
      const result = search(question);
      const { answerProbability, spellingFixes } = result;
      const scoredFacts = scoreFacts(result, facts);
      const candidates = scoredFacts.slice(0, maxExplainedCandidates).map(({ fact, score }) => ({
        ...{ id: fact.id, kind: fact.kind, question: fact.question, score },
        similarity: answerProbability,
      }));
      return {
        words: question.tokens.map(({ word }) => word),
        spellingFixes,
        contentTerms: [],
        candidates,
        features: {},
        probability: answerProbability,
        decision: decide(
          scoredFacts.map(({ fact }) => fact),
          answerProbability,
          question,
        ).kind,
      };
    },
  };
}

/** If one of the best sentences is about another time, it is not sure that one of the others answers. */
function withoutOtherTimes(result: RankedSentences, isOtherTime: readonly boolean[]): RankedSentences {
  const ranked = result.ranked.filter(({ sentenceIndex }) => isOtherTime[sentenceIndex] !== true);
  const keepsBest = result.ranked.slice(0, maxChoices).every((sentence) => ranked.includes(sentence));
  const maxProbability = keepsBest ? 1 : (thresholds.sure + thresholds.unsure) / 2;
  return { ...result, ranked, answerProbability: Math.min(result.answerProbability, maxProbability) };
}

function findCitingFact({ facts }: Knowledge, sourceId: string, sentenceNumber: number): Fact | undefined {
  return facts.find(({ citations }) =>
    citations.some((citation) => citation.sourceId === sourceId && citation.sentenceNumber === sentenceNumber),
  );
}

/** `facts` has the fact of each sentence. */
function scoreFacts({ ranked }: RankedSentences, facts: readonly (Fact | undefined)[]): ScoredFact[] {
  return ranked.flatMap(({ sentenceIndex, score }) => {
    const fact = facts[sentenceIndex];
    return fact ? [{ fact, score }] : [];
  });
}

/** Nobody has reviewed a draft: what is not sure is shown as sentences, unless the question is about something else. */
function decide(facts: readonly Fact[], answerProbability: number, question: TokenisedText): Decision {
  const [best] = facts;
  if (best && answerProbability >= thresholds.sure) return { kind: 'sure', best };
  const isPlausible = answerProbability >= thresholds.unsure || recognizeIntent(question).intentId !== undefined;
  return { kind: best && isPlausible ? 'unchecked' : 'none' };
}
