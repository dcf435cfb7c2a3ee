import type { ExtractedEntities } from '../facts/extract-entities.ts';
import type { TextSpan } from '../facts/find-times.ts';
import { isGroupOfPeople, isSinglePerson } from '../speakers/people-words.ts';
import type { Clause } from '../text/clause.ts';
import { extractKeywords } from '../text/keywords.ts';
import { toBaseForm } from '../text/verb-forms.ts';

/** A question that a sentence answers, for a moderator to edit. */
export type QuestionStub = {
  readonly kind: 'when' | 'where' | 'who' | 'what' | 'why' | 'how many' | 'how long';
  readonly text: string;
};

/** A clause in the first person cannot be turned into a question. */
const firstPerson = /(?<![\p{L}’'])(?:I|we|us|my|our|me|you|your)(?![\p{L}])/iu;
const vagueSubject =
  /^(?:(?:it|this|that|these|those)(?: also| now| \p{Ll}+ly)?|some|most|many|all|others?|one|such)$/iu;
const reportingVerb =
  /^(?:say|tell|believe|think|hope|argue|find|know|ask|claim|suggest|reveal|announce|warn|add|mean|show|note|state)$/;
const reasonPattern =
  /[\s,]+(?:because|following|due to|owing to|thanks to|in order to|so that|as a result of|in case|after \p{L}+ing)(?!\p{L}).*$/u;

/** The questions that a simple sentence answers, the most specific first. */
export function createQuestionStubs(
  sentence: string,
  clause: Clause | undefined,
  entities: ExtractedEntities,
): QuestionStub[] {
  const isPlain =
    clause && !firstPerson.test(sentence) && !vagueSubject.test(clause.subject) && !reportingVerb.test(clause.base);
  if (!isPlain) return entities.quantities.slice(0, 1).map(({ noun }) => createMentionStub(noun));
  const lead = sentence.slice(0, Math.max(sentence.indexOf(clause.subject), 0));
  const inMainClause = (spans: readonly TextSpan[]) =>
    spans.filter(({ text }) => lead.includes(text) || offsetInFirstClause(clause.rest, text) !== undefined);
  const timeSpans = inMainClause([...entities.clockTimes, ...entities.dates]);
  return [
    ...stubsForSpans('how long', clause, inMainClause(entities.durations)),
    ...stubsForSpans('when', clause, timeSpans),
    ...(entities.quantities.length > 0 ? [createHowManyStub(clause, entities)] : []),
    ...(reasonPattern.test(clause.rest)
      ? [createStub('why', clause, removeSpans(clause.rest.replace(reasonPattern, ''), timeSpans))]
      : []),
    ...createSubjectStubs(clause),
    ...stubsForSpans('where', clause, inMainClause(entities.places)),
  ];
}

function stubsForSpans(kind: QuestionStub['kind'], clause: Clause, spans: readonly TextSpan[]): QuestionStub[] {
  return spans.length > 0 ? [createStub(kind, clause, removeSpans(clause.rest, spans))] : [];
}

const amountModifier =
  /(?:[\s,]*(?<!\p{L})(?:about|almost|nearly|over|at least|more than|some|around|the|up to|another))+\s*$/u;

/** “How many calls do they respond to?” needs only the words before the number. */
function createHowManyStub(clause: Clause, { quantities }: ExtractedEntities): QuestionStub {
  const [quantity] = quantities;
  const noun = quantity?.noun ?? '';
  const countOffset = offsetInFirstClause(clause.rest, quantity?.text ?? '');
  if (countOffset !== undefined)
    return {
      kind: 'how many',
      text: invertClause(`How many ${noun}`, clause, clause.rest.slice(0, countOffset).replace(amountModifier, '')),
    };
  if (!clause.subject.toLowerCase().includes((quantity?.text ?? noun).toLowerCase())) return createMentionStub(noun);
  return { kind: 'how many', text: formatQuestion(`How many ${noun} ${clause.verb} ${shortenClause(clause.rest)}`) };
}

function createMentionStub(noun: string): QuestionStub {
  return { kind: 'how many', text: `How many ${noun} does the article mention?` };
}

function createSubjectStubs({ subject, verb, form, rest }: Clause): QuestionStub[] {
  const predicate = shortenClause(rest);
  const isShort = predicate.split(' ').length < 4 && extractKeywords(`${verb} ${predicate}`).length < 2;
  if (form === 'plain' || isShort || /^(?:he|she|they)\b/i.test(subject)) return [];
  const kind = denotesPeople(subject.replace(/\s(?:never|also|\p{Ll}+ly)$/u, '')) ? 'who' : 'what';
  const singularVerb = { were: 'was', are: 'is', have: 'has' }[verb] ?? verb;
  return [{ kind, text: formatQuestion(`${kind} ${singularVerb} ${predicate}`) }];
}

function denotesPeople(subject: string): boolean {
  const head = subject.split(/\s(?:of|in|at|from|with|on|for)\s/)[0] ?? subject;
  return isGroupOfPeople(head) || isSinglePerson(head) || /^\p{Lu}\p{L}+ (?:\p{L}+ )?\p{Lu}\p{L}+$/u.test(head);
}

function createStub(kind: QuestionStub['kind'], clause: Clause, rest: string): QuestionStub {
  return { kind, text: invertClause(kind, clause, rest) };
}

/** Puts the verb before the subject, with “did” or “does” if the verb needs one. */
function invertClause(opening: string, { subject, verb, form, base }: Clause, rest: string): string {
  if (form === 'auxiliary') return formatQuestion(`${opening} ${verb} ${subject} ${shortenClause(rest)}`);
  if (form === 'past') return formatQuestion(`${opening} did ${subject} ${base} ${shortenClause(rest)}`);
  const isThird = /^(?:he|she|it)$/i.test(subject) && verb.endsWith('s');
  const inverted = isThird ? `does ${subject} ${stripThirdPersonS(verb)}` : `do ${subject} ${verb}`;
  return formatQuestion(`${opening} ${inverted} ${shortenClause(rest)}`);
}

function stripThirdPersonS(verb: string): string {
  if (verb.endsWith('ies')) return `${verb.slice(0, -3)}y`;
  return verb.replace(/(?<=ss|sh|ch|x|o)es$|(?<!s)s$/, '');
}

function formatQuestion(words: string): string {
  const question = words
    .replace(/[“”"«»]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${question.charAt(0).toUpperCase()}${question.slice(1)}?`;
}

const maxClauseWords = 11;
const nextClause =
  /(?:[,;:](?=\s|$)|[—–]|\s(?:before|after|which|who|whom|where|when|while|because|although|as|but(?! not)|following|so that|according)(?!\p{L})).*$/u;
const dangling =
  /(?:\s(?:an?|the|of|and|or|to|in|at|on|for|with|from|by|his|her|their|its|than|that|not|more|about|almost|over))+$/;
const leading = /[\s,]*(?<!\p{L})(?:at|on|in|by|since|until|from|for|of|during)\s*$/u;

/** Offset of the phrase in the first clause of the rest; undefined if it is in a later clause or missing. */
function offsetInFirstClause(rest: string, phrase: string): number | undefined {
  const offset = phrase === '' ? -1 : rest.indexOf(phrase);
  if (offset === -1) return undefined;
  const clauseEnd = nextClause.exec(rest.replace(phrase, 'x'.repeat(phrase.length)))?.index;
  return clauseEnd === undefined || offset < clauseEnd ? offset : undefined;
}

/** Removes the spans and the prepositions before them. */
function removeSpans(clause: string, spans: readonly TextSpan[]): string {
  return spans.reduce((rest, { text }) => {
    const offset = rest.indexOf(text);
    if (offset === -1) return rest;
    return `${rest.slice(0, offset).replace(leading, '').trimEnd()} ${rest.slice(offset + text.length).trimStart()}`;
  }, clause);
}

/** The beginning of a clause, enough for a question. */
function shortenClause(rest: string): string {
  const firstClause = rest
    .trim()
    .replace(/^[,;\s]+/, '')
    .replace(nextClause, '');
  const words = firstClause.split(/\s+/);
  const verbIndex = words.findIndex(
    (word, index) => index > 2 && word === 'and' && toBaseForm(words[index + 1] ?? '') !== undefined,
  );
  return (verbIndex === -1 ? words : words.slice(0, verbIndex))
    .slice(0, maxClauseWords)
    .join(' ')
    .replace(dangling, '');
}
