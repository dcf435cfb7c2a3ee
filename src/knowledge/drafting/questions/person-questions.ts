import type { CommonQuestion } from './common-questions.ts';

/** The person whom the article is about without naming them: “the man”. */
export type MainPerson = {
  /** Includes “the”. */
  readonly name: string;
  readonly pronoun: 'he' | 'she' | 'they';
};

const personNoun =
  /(?<![\p{L}-])(man|woman|boy|girl|teenager|driver|victim|pedestrian|cyclist|motorcyclist|passenger|suspect|child|toddler|baby|pensioner|gunman|attacker)(?![\p{L}-])/giu;
/** A person mentioned once is not the main person. */
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

/** What people ask about the main person. */
export function commonQuestionsAbout({ name, pronoun }: MainPerson): CommonQuestion[] {
  const noun = name.replace(/^the /, '');
  const bePhrase = pronoun === 'they' ? 'are they' : `is ${pronoun}`;
  const possessive = { he: 'his', she: 'her', they: 'their' }[pronoun];
  const mentionPattern = new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, 'iu');
  return [
    {
      id: 'name-of-person',
      question: `What is the name of ${name}?`,
      paraphrases: [
        `who ${bePhrase}`,
        `has ${name} been named`,
        `do we know who ${name} is`,
        `what is ${name} called`,
        `${possessive} name please`,
      ],
      topic: 'person',
      answerPattern:
        /(?:named|identified)(?: (?:locally|today|later))? as \p{Lu}|\p{Lu}\p{L}+ \p{Lu}\p{L}+, (?:aged )?\d{1,3}(?=[,.])/u,
      closestPattern: mentionPattern,
    },
    {
      id: 'age-of-person',
      question: `How old is ${name}?`,
      paraphrases: [
        `how old ${bePhrase}`,
        `what age is ${name}`,
        `${bePhrase} young or old`,
        `${bePhrase} a teenager`,
        `what year was ${name} born`,
      ],
      topic: 'person',
      answerPattern:
        /\d{1,3}[- ]year[- ]old|\baged?(?: of)? \d|in (?:his|her|their) (?:(?:early|mid|late)[ -])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d0s)|, \d{1,3},/i,
      closestPattern: mentionPattern,
    },
    {
      id: 'condition-now',
      question: `How is ${name} now?`,
      paraphrases: [
        `how ${bePhrase} doing`,
        `${bePhrase} going to be ok`,
        `${bePhrase} still in hospital`,
        `${bePhrase} out of danger`,
        `any update on ${name}`,
      ],
      topic: 'injuries',
      subjectPattern: /injur|hurt|wounded|shot|stabb|hospital/i,
      answerPattern:
        /(?:stable|critical|serious|good|comfortable) condition|discharged from hospital|\bdied\b|\bdead\b|recovering|intensive care|pronounced/i,
      closestPattern: /injur|hurt|wounded|hospital/i,
    },
    {
      id: 'family-of-person',
      question: `What does the family of ${name} say?`,
      paraphrases: [
        `has ${possessive} family said anything`,
        `does ${name} have children`,
        `${bePhrase} married`,
        `what do ${possessive} friends say`,
        `do ${possessive} relatives know`,
      ],
      topic: 'person',
      answerPattern:
        /(?:family|mother|father|sister|brother|wife|husband|son|daughter|parents?|relatives?|friends?)[^.]{0,50}\b(?:said|told|paid tribute)|tribute/i,
      closestPattern: /family|relatives|friends/i,
    },
    {
      id: 'job-of-person',
      question: `What does ${name} do for a living?`,
      paraphrases: [
        `what ${pronoun === 'they' ? 'do they' : `does ${pronoun}`} work as`,
        `where does ${name} work`,
        `${possessive} job`,
        `${bePhrase} known to the police`,
        `where is ${name} from`,
      ],
      topic: 'person',
      answerPattern: /\bworks? (?:as|for)|\bworked (?:as|for)|unemployed|employed/i,
      closestPattern: mentionPattern,
    },
  ];
}
