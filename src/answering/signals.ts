import type { Entry } from '../knowledge/knowledge.ts';
import type { EntryIndex, Ranking } from './entry-index.ts';
import { functionWords } from './function-words.ts';
import { languageIdf } from './language.ts';
import type { OffTopic } from './off-topic.ts';
import type { Token } from './tokens.ts';

/** What tells whether the first candidate is what was meant; each from 0 to 1, more speaking for it unless said. */
export type Signals = {
  /** How much of all likelihood is with candidates that would be answered by the same sentence, or are not stated either. */
  readonly share: number;
  /** How like the question is to the nearest wording of the first candidate. */
  readonly likeness: number;
  /** How much of what the question's words tell some wording of the first candidate has. */
  readonly coverage: number;
  /** How rare, in English, the rarest word is that the first candidate lacks; speaks against it. */
  readonly strangeness: number;
  /** How many words and ideas say what the question is about; 1 is ten or more, 0 is none ("and why?"). */
  readonly matter: number;
  /** How far the first candidate is ahead of the first that disagrees with it. */
  readonly lead: number;
};

/** Scores are logs of likelihood that count words as if they were independent; divided by this they are near the truth. */
const temperature = 3;
/** A lead of this much is as good as certain. */
const fullLead = 30;
/** More words and ideas than this tell no more. */
const mostMatter = 10;
/** What a word counts that is known only by its idea, beside one that is known as it is. */
const byIdea = 0.7;
/** What a word counts as strange that other entries know, beside one that none knows. */
const knownElsewhere = 0.6;

export function signalsOf({ candidates, question }: Ranking, index: Pick<EntryIndex, 'idf' | 'ideas'>): Signals {
  const [first] = candidates;
  if (!first) return { share: 0, likeness: 0, coverage: 0, strangeness: 1, matter: 0, lead: 0 };
  const chances = candidates.map(({ score }) => Math.exp((score - first.score) / temperature));
  const agreeing = candidates.map(({ entry }) => agree(entry, first.entry));
  const rival = candidates.find((_, at) => !agreeing[at]);
  const telling = question.tokens.filter(({ word }) => !functionWords.has(word));
  const held = telling.map((token) => heldShare(token, first.holds, index));
  const weights = telling.map(({ stem }) => index.idf(stem));
  return {
    share: sum(chances.map((chance, at) => (agreeing[at] ? chance : 0))) / sum(chances),
    likeness: first.likeness,
    coverage: sum(weights.map((weight, at) => weight * (held[at] ?? 0))) / (sum(weights) || 1),
    strangeness: Math.max(0, ...telling.map((token, at) => (1 - (held[at] ?? 0)) * strangeness(token, index))),
    matter: Math.min(question.about.length, mostMatter) / mostMatter,
    lead: Math.min((first.score - (rival?.score ?? first.score - fullLead)) / fullLead, 1),
  };
}

/** Two facts that rest on one sentence are both right for it, and two things not stated both say that the article does not. */
export function agree(one: Entry | OffTopic, other: Entry | OffTopic): boolean {
  if (one.kind !== 'fact' || other.kind !== 'fact') return one.kind === other.kind;
  return one.citations.some((a) => other.citations.some((b) => a.source === b.source && a.sentence === b.sentence));
}

function heldShare(token: Token, holds: (feature: string) => boolean, { ideas }: Pick<EntryIndex, 'ideas'>): number {
  if (holds(token.stem)) return 1;
  return ideas(token).some((idea) => holds(idea)) ? byIdea : 0;
}

function strangeness({ word, stem }: Token, { idf }: Pick<EntryIndex, 'idf'>): number {
  return languageIdf(word) * (idf(stem) < idf('') ? knownElsewhere : 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
