import type { CentralPerson } from './central-person.ts';
import type { Item } from './checklist.ts';

/** What people ask of the person whom the article does not name. */
export function checklistOf({ name, they }: CentralPerson): Item[] {
  const noun = name.replace(/^the /, '');
  const is = they === 'they' ? 'are they' : `is ${they}`;
  const their = { he: 'his', she: 'her', they: 'their' }[they];
  const nearest = new RegExp(`(?<!\\p{L})${noun}(?!\\p{L})`, 'iu');
  return [
    {
      id: 'name-of-person',
      question: `What is the name of ${name}?`,
      asked: [
        `who ${is}`,
        `has ${name} been named`,
        `do we know who ${name} is`,
        `what is ${name} called`,
        `${their} name please`,
      ],
      topic: 'person',
      said: /(?:named|identified)(?: (?:locally|today|later))? as \p{Lu}|\p{Lu}\p{L}+ \p{Lu}\p{L}+, (?:aged )?\d{1,3}(?=[,.])/u,
      nearest,
    },
    {
      id: 'age-of-person',
      question: `How old is ${name}?`,
      asked: [
        `how old ${is}`,
        `what age is ${name}`,
        `${is} young or old`,
        `${is} a teenager`,
        `what year was ${name} born`,
      ],
      topic: 'person',
      said: /\d{1,3}[- ]year[- ]old|\baged?(?: of)? \d|in (?:his|her|their) (?:(?:early|mid|late)[ -])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|\d0s)|, \d{1,3},/i,
      nearest,
    },
    {
      id: 'condition-now',
      question: `How is ${name} now?`,
      asked: [
        `how ${is} doing`,
        `${is} going to be ok`,
        `${is} still in hospital`,
        `${is} out of danger`,
        `any update on ${name}`,
      ],
      topic: 'injuries',
      about: /injur|hurt|wounded|shot|stabb|hospital/i,
      said: /(?:stable|critical|serious|good|comfortable) condition|discharged from hospital|\bdied\b|\bdead\b|recovering|intensive care|pronounced/i,
      nearest: /injur|hurt|wounded|hospital/i,
    },
    {
      id: 'family-of-person',
      question: `What does the family of ${name} say?`,
      asked: [
        `has ${their} family said anything`,
        `does ${name} have children`,
        `${is} married`,
        `what do ${their} friends say`,
        `do ${their} relatives know`,
      ],
      topic: 'person',
      said: /(?:family|mother|father|sister|brother|wife|husband|son|daughter|parents?|relatives?|friends?)[^.]{0,50}\b(?:said|told|paid tribute)|tribute/i,
      nearest: /family|relatives|friends/i,
    },
    {
      id: 'job-of-person',
      question: `What does ${name} do for a living?`,
      asked: [
        `what ${they === 'they' ? 'do they' : `does ${they}`} work as`,
        `where does ${name} work`,
        `${their} job`,
        `${is} known to the police`,
        `where is ${name} from`,
      ],
      topic: 'person',
      said: /\bworks? (?:as|for)|\bworked (?:as|for)|unemployed|employed/i,
      nearest,
    },
  ];
}
