/** The person the article is about and does not call by name: “the man”. */
export type CentralPerson = {
  /** With “the”. */
  readonly name: string;
  readonly they: 'he' | 'she' | 'they';
};

const nouns =
  /(?<![\p{L}-])(man|woman|boy|girl|teenager|driver|victim|pedestrian|cyclist|motorcyclist|passenger|suspect|child|toddler|baby|pensioner|gunman|attacker)(?![\p{L}-])/giu;
/** Named once only, somebody is no more than a part of the scene. */
const fewestMentions = 2;

export function centralPerson(text: string): CentralPerson | undefined {
  const mentions = new Map<string, number>();
  for (const { 0: noun } of text.matchAll(nouns)) {
    const small = noun.toLowerCase();
    mentions.set(small, (mentions.get(small) ?? 0) + 1);
  }
  const [most] = [...mentions].toSorted(([, a], [, b]) => b - a);
  if (!most || most[1] < fewestMentions) return undefined;
  return { name: `the ${most[0]}`, they: pronounOf(most[0]) };
}

function pronounOf(noun: string): CentralPerson['they'] {
  if (/^(?:man|boy|gunman)$/.test(noun)) return 'he';
  return /^(?:woman|girl)$/.test(noun) ? 'she' : 'they';
}
