import { openAnswerer } from '../src/answering/answerer.ts';
import { figuresOf, type Judged, judge } from '../src/evaluation/evaluate.ts';
import { findPeer } from './contestants.ts';
import type { Peer } from './peers/peer.ts';
import type { Accuracy } from './results.ts';
import { judgeTwofold, mostRight, rightWithin, type Trial } from './thresholds.ts';
import { offTopicWordings, readShipped, readShippedQuestions, sentencesOf, type Wording, wordingsOf } from './work.ts';

/** What a library searches: all that people may ask, or the article's sentences. */
export type Texts = 'wordings' | 'sentences';

/** The share of answerable questions that may be answered wrongly by a careful bot. */
const mostWrong = 0.03;

/** A library that needs long for each question is asked every n-th pair of them, where there are many wordings. */
const pairsBetween: Readonly<Record<string, number>> = { 'fuse.js': 5, 'fuse.js, token search': 2 };

/** How a contestant does on the shipped questions. */
export function measureAccuracy(name: string, texts: Texts): Accuracy {
  const peer = findPeer(name);
  if (!peer) return accuracyOfEngine();
  const trials = tryOut(peer, texts);
  return toAccuracy(judgeTwofold(trials, mostRight), judgeTwofold(trials, rightWithin(mostWrong)));
}

/** This engine decides by itself; its weights and thresholds were fitted on other questions (`npm run fit`). */
function accuracyOfEngine(): Accuracy {
  const answerer = openAnswerer(readShipped());
  const judged = readShippedQuestions().map((question) => judge(question, answerer.answer(question.q)));
  return toAccuracy(judged, judged);
}

/** What becomes of each question when the first hit is taken, and when it is not. */
function tryOut(peer: Peer, texts: Texts): Trial[] {
  const knowledge = readShipped();
  const answerer = openAnswerer(knowledge);
  const nothing = answerer.answer('');
  const wordings: readonly Wording[] =
    texts === 'sentences' ? sentencesOf(knowledge) : [...wordingsOf(knowledge), ...offTopicWordings()];
  const search = peer.open(wordings.map(({ text }) => text));
  const every = texts === 'sentences' ? 1 : (pairsBetween[peer.name] ?? 1);
  return readShippedQuestions().flatMap((question, place) => {
    if (Math.floor(place / 2) % every !== 0) return [];
    const hit = search(question.q);
    const entry = hit && wordings[hit.place]?.entry;
    const refused = judge(question, nothing);
    return [{ place, score: hit?.score ?? 0, refused, taken: entry ? judge(question, answerer.tell(entry)) : refused }];
  });
}

function toAccuracy(judged: readonly Judged[], careful: readonly Judged[]): Accuracy {
  const { right, answerableRight, answerableWrong, notAnswered } = figuresOf(judged);
  const held = figuresOf(careful);
  return {
    questions: judged.length,
    right,
    answerableRight,
    answerableWrong,
    notAnswered,
    careful: { answerableRight: held.answerableRight, answerableWrong: held.answerableWrong },
  };
}
