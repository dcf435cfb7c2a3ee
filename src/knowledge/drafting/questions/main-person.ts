/** The person the article is about and does not call by name: “the man”. */
export type MainPerson = {
  /** With “the”. */
  readonly name: string;
  readonly pronoun: 'he' | 'she' | 'they';
};

const personNoun =
  /(?<![\p{L}-])(man|woman|boy|girl|teenager|driver|victim|pedestrian|cyclist|motorcyclist|passenger|suspect|child|toddler|baby|pensioner|gunman|attacker)(?![\p{L}-])/giu;
/** Named once only, somebody is no more than a part of the scene. */
const minMentions = 2;

export function findMainPerson(text: string): MainPerson | undefined {
  const mentionCounts = new Map<string, number>();
  for (const { 0: noun } of text.matchAll(personNoun)) {
    const lowered = noun.toLowerCase();
    mentionCounts.set(lowered, (mentionCounts.get(lowered) ?? 0) + 1);
  }
  const [mostFrequent] = [...mentionCounts].toSorted(([, a], [, b]) => b - a);
  if (!mostFrequent || mostFrequent[1] < minMentions) return undefined;
  return { name: `the ${mostFrequent[0]}`, pronoun: pronounFor(mostFrequent[0]) };
}

function pronounFor(noun: string): MainPerson['pronoun'] {
  if (/^(?:man|boy|gunman)$/.test(noun)) return 'he';
  return /^(?:woman|girl)$/.test(noun) ? 'she' : 'they';
}
