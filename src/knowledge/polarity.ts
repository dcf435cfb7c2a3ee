/** Whether a statement says that something is so, that it is not, or that it may be. */
type Polarity = 'affirmed' | 'negated' | 'possible';

/** Negations of the next content word: “did not shoot”. */
const narrowNegation = /^(?:not|never|cannot|neither|nor|\p{L}+n[’']t)$/u;
/** Negations of the next two: “no wider threat”. */
const wideNegation = new Set(
  'no nobody none nothing without deny denies denied denying false untrue unlikely unable refused failed'.split(' '),
);
/** “found no weapon” negates “found” too. */
const negationAfter = new Set(['no', 'nobody', 'none', 'nothing']);
const possibility = new Set('may might could possibly perhaps allegedly alleged suspected feared'.split(' '));
/** Content words after “may” that are only possible. */
const possibleCount = 2;
/** Shorter words and these are not compared: they carry no statement of their own. */
const minLength = 4;
const ignored = new Set(
  `about after again also been before being both does during each ever from have having here into just more most much only other
  over said same says some such than that their them then there these they this those upon very were what when where which
  while whom will with would your article police person people`.split(/\s+/),
);

export type Contradiction = { readonly word: string; readonly claimed: Polarity; readonly known: Polarity };

/** Words that an answer affirms and its evidence only negates or calls possible, or that only the answer negates. */
export function findContradictions(answer: string, evidence: string): Contradiction[] {
  const known = readPolarities(evidence);
  const claims = [...readPolarities(answer)];
  // “Crews have not found a leak” and “found no leak” share a negated word, though not each of them.
  const sharesNegation = claims.some(([word, claimed]) => claimed.has('negated') && known.get(word)?.has('negated'));
  return claims.flatMap(([word, claimed]) => {
    const polarities = known.get(word);
    if (polarities === undefined || [...claimed].some((polarity) => supports(polarities, polarity))) return [];
    const [first] = claimed;
    const [actual] = polarities;
    if (first === undefined || actual === undefined || (first === 'negated' && sharesNegation)) return [];
    return [{ word, claimed: first, known: actual }];
  });
}

/** Calling possible what is certain is weaker, and so allowed. */
function supports(known: ReadonlySet<Polarity>, claimed: Polarity): boolean {
  return known.has(claimed) || (claimed === 'possible' && known.has('affirmed'));
}

/** The polarities of each content word; a word may have several. Names are not compared. */
function readPolarities(text: string): Map<string, Set<Polarity>> {
  const polarities = new Map<string, Set<Polarity>>();
  for (const clause of text.split(/[.!?;:,–—]|\b(?:but|and|while|although|because|so)\b/iu))
    for (const { word, polarity } of readClause(clause)) {
      const stem = stemOf(word);
      polarities.set(stem, (polarities.get(stem) ?? new Set()).add(polarity));
    }
  return polarities;
}

function readClause(clause: string): { readonly word: string; readonly polarity: Polarity }[] {
  const words = clause.match(/[\p{L}\p{M}]+(?:[’'-][\p{L}]+)*/gu) ?? [];
  let negatedCount = 0;
  let possibleLeft = 0;
  return words.flatMap((word, index) => {
    const lower = word.toLowerCase();
    if (narrowNegation.test(lower)) negatedCount = 1;
    else if (wideNegation.has(lower)) negatedCount = 2;
    else if (possibility.has(lower)) possibleLeft = possibleCount;
    if (!isCompared(word)) return [];
    const isNegated = negatedCount > 0 || negationAfter.has(words[index + 1]?.toLowerCase() ?? '');
    const polarity = isNegated ? 'negated' : possibleLeft > 0 ? 'possible' : 'affirmed';
    negatedCount -= 1;
    possibleLeft -= 1;
    return [{ word: lower, polarity }];
  });
}

function isCompared(word: string): boolean {
  const isShortOrName = word.length < minLength || /^\p{Lu}/u.test(word);
  const isNegation = narrowNegation.test(word) || wideNegation.has(word);
  return !isShortOrName && !isNegation && !ignored.has(word) && !word.endsWith('ly');
}

/** Endings are cut off, so that “shoot”, “shoots” and “shooting” are the same; irregular forms are not. */
function stemOf(word: string): string {
  return word.replace(/(?:ing|ed|es|s|e)$/, '');
}
