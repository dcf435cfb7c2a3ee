import { languageIdf } from '../language.ts';
import type { Token } from '../tokens.ts';
import { openAlikeStems } from './alike-stems.ts';
import { rootOf } from './root.ts';

/** The sentences (counted from 0, rising) that hold a stem, and how often each does. */
export type Posting = { readonly sentences: readonly number[]; readonly counts: readonly number[] };

/** What an article holds of one word. */
export type Holding = {
  /** For each sentence how often it has the stem. */
  readonly counts: Float32Array;
  /** For each sentence how well it has the matter: 1 the stem, 0.85 a derivation, less a word used alike, 0 nothing. */
  readonly held: Float32Array;
  /** The sentences that hold anything, in no order. */
  readonly places: readonly number[];
  /** The best of `held`. */
  readonly heldAnywhere: number;
  /** How many sentences have the stem. */
  readonly sentences: number;
  /** How rare the word is in the language, see languageIdf. */
  readonly rarity: number;
};

const derivationHeld = 0.85;
const mostHeldByLikeness = 0.9;
/** Numbers and times are in no word list; they are as telling as a rare word. */
const rarityOfFigures = 0.7;
/** Words whose holdings are kept, so that a flood of questions can't fill the memory. */
const mostKept = 500;

/**
 * Looks words up in an article. A name is found only as itself and in its derivations, since a name that is used like it is
 * another one. What was found is kept.
 */
export function openHoldings(
  postings: ReadonlyMap<string, Posting>,
  sentences: number,
): (token: Token, isName: boolean) => Holding {
  const roots = Map.groupBy(postings.keys(), rootOf);
  const alike = openAlikeStems([...postings.keys()]);
  const kept = new Map<string, Holding>();
  return (token, isName) => {
    const key = isName ? `${token.word} name` : token.word;
    const before = kept.get(key);
    if (before) return before;
    const holding = emptyHolding(sentences, postings.get(token.stem), rarityOf(token));
    hold(holding, postings.get(token.stem), 1);
    if (token.kind === 'word') {
      for (const stem of roots.get(rootOf(token.stem)) ?? []) hold(holding, postings.get(stem), derivationHeld);
      if (!isName) alike(token.word, (stem, likeness) => hold(holding, postings.get(stem), heldByLikeness(likeness)));
    }
    if (kept.size < mostKept) kept.set(key, holding);
    return holding;
  };
}

type Filling = Holding & { places: number[]; heldAnywhere: number };

function emptyHolding(sentences: number, own: Posting | undefined, rarity: number): Filling {
  const counts = new Float32Array(sentences);
  for (const [at, sentence] of own?.sentences.entries() ?? []) counts[sentence] = own?.counts[at] ?? 0;
  const held = new Float32Array(sentences);
  return { counts, held, places: [], heldAnywhere: 0, sentences: own?.sentences.length ?? 0, rarity };
}

function hold(holding: Filling, posting: Posting | undefined, strength: number): void {
  for (const sentence of posting?.sentences ?? []) {
    const before = holding.held[sentence] ?? 0;
    if (before === 0) holding.places.push(sentence);
    holding.held[sentence] = Math.max(before, strength);
    holding.heldAnywhere = Math.max(holding.heldAnywhere, strength);
  }
}

/** 0.4, the least that is looked at, gives 0.17; 0.84 and above the most. */
function heldByLikeness(likeness: number): number {
  return Math.min(mostHeldByLikeness, (likeness - 0.3) / 0.6);
}

/** The rarity of the word's most frequent form: "discovers" is no rarer a thing to ask than "discover". */
function rarityOf({ word, stem, kind }: Token): number {
  if (kind !== 'word') return rarityOfFigures;
  return Math.min(languageIdf(word), ...['', 's', 'e', 'ed', 'ing'].map((ending) => languageIdf(stem + ending)));
}
