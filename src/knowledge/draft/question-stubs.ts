import type { Clause } from './clause.ts';
import type { Findings } from './findings.ts';
import { isGroupOfPeople, isOnePerson } from './people-words.ts';
import { shortened, startOf, without } from './question-words.ts';
import { tellingWords } from './telling-words.ts';
import type { Stretch } from './times.ts';

/** What kinds of question a sentence can answer, and one for each, for a person to mend. */
export type Stub = {
  readonly kind: 'when' | 'where' | 'who' | 'what' | 'why' | 'how many' | 'how long';
  readonly text: string;
};

/** A clause in which someone speaks of “I” and “we” makes no question for those who ask. */
const firstPerson = /(?<![\p{L}’'])(?:I|we|us|my|our|me|you|your)(?![\p{L}])/iu;
const vague = /^(?:(?:it|this|that|these|those)(?: also| now| \p{Ll}+ly)?|some|most|many|all|others?|one|such)$/iu;
const report =
  /^(?:say|tell|believe|think|hope|argue|find|know|ask|claim|suggest|reveal|announce|warn|add|mean|show|note|state)$/;
const reason =
  /[\s,]+(?:because|following|due to|owing to|thanks to|in order to|so that|as a result of|in case|after \p{L}+ing)(?!\p{L}).*$/u;

/** The questions that a plain sentence answers, the most telling first. */
export function questionStubs(sentence: string, clause: Clause | undefined, found: Findings): Stub[] {
  const isPlain = clause && !firstPerson.test(sentence) && !vague.test(clause.subject) && !report.test(clause.base);
  if (!isPlain) return found.counts.slice(0, 1).map(({ noun }) => mentioned(noun));
  const lead = sentence.slice(0, Math.max(sentence.indexOf(clause.subject), 0));
  const near = (stretches: readonly Stretch[]) =>
    stretches.filter(({ text }) => lead.includes(text) || startOf(clause.rest, text) !== undefined);
  const times = near([...found.clocks, ...found.days]);
  return [
    ...about('how long', clause, near(found.durations)),
    ...about('when', clause, times),
    ...(found.counts.length > 0 ? [howMany(clause, found)] : []),
    ...(reason.test(clause.rest) ? [ask('why', clause, without(clause.rest.replace(reason, ''), times))] : []),
    ...bySubject(clause),
    ...about('where', clause, near(found.places)),
  ];
}

function about(kind: Stub['kind'], clause: Clause, stretches: readonly Stretch[]): Stub[] {
  return stretches.length > 0 ? [ask(kind, clause, without(clause.rest, stretches))] : [];
}

const amount =
  /(?:[\s,]*(?<!\p{L})(?:about|almost|nearly|over|at least|more than|some|around|the|up to|another))+\s*$/u;

/** “How many calls do they respond to?” – what stands before the number is enough. */
function howMany(clause: Clause, { counts }: Findings): Stub {
  const [count] = counts;
  const noun = count?.noun ?? '';
  const at = startOf(clause.rest, count?.text ?? '');
  if (at !== undefined)
    return { kind: 'how many', text: turned(`How many ${noun}`, clause, clause.rest.slice(0, at).replace(amount, '')) };
  if (!clause.subject.toLowerCase().includes((count?.text ?? noun).toLowerCase())) return mentioned(noun);
  return { kind: 'how many', text: asQuestion(`How many ${noun} ${clause.verb} ${shortened(clause.rest)}`) };
}

function mentioned(noun: string): Stub {
  return { kind: 'how many', text: `How many ${noun} does the article mention?` };
}

function bySubject({ subject, verb, form, rest }: Clause): Stub[] {
  const words = shortened(rest);
  const isShort = words.split(' ').length < 4 && tellingWords(`${verb} ${words}`).length < 2;
  if (form === 'plain' || isShort || /^(?:he|she|they)\b/i.test(subject)) return [];
  const kind = isPeople(subject.replace(/\s(?:never|also|\p{Ll}+ly)$/u, '')) ? 'who' : 'what';
  const one = { were: 'was', are: 'is', have: 'has' }[verb] ?? verb;
  return [{ kind, text: asQuestion(`${kind} ${one} ${words}`) }];
}

function isPeople(subject: string): boolean {
  const head = subject.split(/\s(?:of|in|at|from|with|on|for)\s/)[0] ?? subject;
  return isGroupOfPeople(head) || isOnePerson(head) || /^\p{Lu}\p{L}+ (?:\p{L}+ )?\p{Lu}\p{L}+$/u.test(head);
}

function ask(kind: Stub['kind'], clause: Clause, rest: string): Stub {
  return { kind, text: turned(kind, clause, rest) };
}

/** Verb before subject, with “did” or “does” where the verb needs one. */
function turned(opening: string, { subject, verb, form, base }: Clause, rest: string): string {
  if (form === 'auxiliary') return asQuestion(`${opening} ${verb} ${subject} ${shortened(rest)}`);
  if (form === 'past') return asQuestion(`${opening} did ${subject} ${base} ${shortened(rest)}`);
  const isThird = /^(?:he|she|it)$/i.test(subject) && verb.endsWith('s');
  const words = isThird ? `does ${subject} ${withoutS(verb)}` : `do ${subject} ${verb}`;
  return asQuestion(`${opening} ${words} ${shortened(rest)}`);
}

function withoutS(verb: string): string {
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`;
  return verb.replace(/(?<=ss|sh|ch|x|o)es$|(?<!s)s$/, '');
}

function asQuestion(words: string): string {
  const plain = words
    .replace(/[“”"«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`;
}
