import type { Fact, Knowledge } from '../knowledge/knowledge.ts';
import { indexArticle, rankSentences } from './article/article-index.ts';
import type { Decision } from './decision.ts';
import type { Recognise } from './recognition.ts';
import { tokenise } from './tokens.ts';

/**
 * How probable it must be that the best sentence answers. Without authored wordings less is known of what people mean than
 * with them, so it takes more to answer.
 */
const thresholds = { sure: 0.6, unsure: 0.3 } as const;

const mostChoices = 3;

/** Recognises questions by the sentences themselves, for an article whose facts nobody has written yet. */
export function openSentenceRecogniser(knowledge: Knowledge): Recognise {
  const sentences = knowledge.sources.flatMap((source) => source.sentences);
  const index = indexArticle(sentences.map(({ text }) => text));
  const facts = sentences.map((sentence) => factOf(knowledge, sentence.source, sentence.number));
  return (question) => {
    const { ranked, answerable, repairs } = rankSentences(index, question);
    const found = ranked.flatMap(({ sentence, score }) => {
      const fact = facts[sentence];
      return fact ? [{ fact, score }] : [];
    });
    const decision = decisionFor(
      found.map(({ fact }) => fact),
      answerable,
    );
    return {
      decision,
      ranked: found.map(({ fact }) => fact),
      explanation: () => ({
        words: tokenise(question).map(({ word }) => word),
        repairs,
        about: [],
        candidates: found
          .slice(0, 5)
          .map(({ fact, score }) => ({ id: fact.id, kind: fact.kind, score, likeness: answerable })),
        signals: {},
        probability: answerable,
        decision: decision.kind,
      }),
    };
  };
}

function factOf({ facts }: Knowledge, source: string, number: number): Fact | undefined {
  return facts.find(({ citations }) => citations.some((one) => one.source === source && one.sentence === number));
}

function decisionFor(facts: readonly Fact[], answerable: number): Decision {
  const [best] = facts;
  if (!best || answerable < thresholds.unsure) return { kind: 'none' };
  return answerable < thresholds.sure
    ? { kind: 'unsure', choices: facts.slice(0, mostChoices) }
    : { kind: 'sure', best };
}
