import { nearestSentences } from '../../answering/nearest-sentences.ts';
import type { Shift } from '../../answering/shift.ts';
import type { NewEntry, NewFact } from '../../knowledge/append.ts';
import { openIds } from '../../knowledge/draft/ids.ts';
import type { Sentence } from '../../knowledge/sentences.ts';
import { openAttribution } from './attribution.ts';
import { fieldIds, type What } from './form.ts';
import { sentenceKey } from './sentence-choice.ts';
import type { Fields } from './typed.ts';
import { oneLine, typedWordings } from './wordings.ts';

/** A new entry and its id, or what is wrong with what was sent in. */
export type Read = { readonly id: string; readonly entry: NewEntry } | { readonly problem: string };

/** What a form brought, as an entry for the file whose text this is. Whether it holds is for the file's parser to say. */
export function readForm(shift: Shift, text: string, what: What, fields: Fields): Read {
  const sentences = chosenSentences(shift, fields[fieldIds.sentences] ?? []);
  if (sentences === undefined)
    return { problem: 'A sentence that you chose is not in the article any more; please choose again.' };
  const question = oneLine(fields[fieldIds.question]?.[0] ?? '');
  const id = openIds(idsIn(text))(question.split(' '), what);
  const asked = typedWordings(fields[fieldIds.wordings]?.[0] ?? '', question);
  const common = {
    id,
    question,
    ...(asked.length > 0 ? { asked } : {}),
    topics: topicsFor(shift, question, sentences),
  };
  if (what === 'fact') return { id, entry: { fact: { ...common, ...statementOf(shift, sentences, fields) } } };
  const [nearest] = sentences;
  return { id, entry: { notStated: { ...common, ...(nearest ? { nearest: nearest.text } : {}) } } };
}

type Statement = Pick<NewFact, 'answer' | 'said-by' | 'status' | 'quotes'>;

function statementOf(shift: Shift, sentences: readonly Sentence[], fields: Fields): Statement {
  const saidBy = fields[fieldIds.saidBy]?.[0] ?? '';
  const isReporter = shift.knowledge.speakers.some(({ id, reporter }) => reporter && id === saidBy);
  return {
    answer: oneLine(fields[fieldIds.answer]?.[0] ?? ''),
    'said-by': saidBy,
    status: isReporter ? 'stated' : 'claimed',
    quotes: quotesOf(shift, sentences, saidBy),
  };
}

/**
 * A sentence that another speaks, as the file says, is quoted as theirs, beside at least one of whoever says the fact.
 * Where none is theirs, the parser will say who speaks it.
 */
function quotesOf(shift: Shift, sentences: readonly Sentence[], saidBy: string): NewFact['quotes'] {
  const speakerOf = openAttribution(shift);
  const isOthers = (sentence: Sentence) => (speakerOf(sentence)?.id ?? saidBy) !== saidBy;
  if (sentences.every(isOthers)) return sentences.map(({ text }) => text);
  return sentences.map((sentence) => {
    const speaker = speakerOf(sentence);
    return speaker && isOthers(sentence) ? { text: sentence.text, 'said-by': speaker.id } : sentence.text;
  });
}

/** In the order of the article; undefined where one is not there any more. */
function chosenSentences(shift: Shift, keys: readonly string[]): Sentence[] | undefined {
  const all = nearestSentences(shift.knowledge, '');
  const chosen = all.filter((sentence) => keys.includes(sentenceKey(sentence)));
  return chosen.length === new Set(keys).size ? chosen : undefined;
}

/** Those of a fact that rests on the same sentence, or else of the entry that is most like the question. */
function topicsFor(
  { knowledge, answerer }: Shift,
  question: string,
  sentences: readonly Sentence[],
): readonly string[] {
  const [near] = sentences;
  const same = knowledge.facts.find(({ citations }) =>
    citations.some(({ source, sentence }) => source === near?.source && sentence === near.number),
  );
  const topics = (same ?? answerer.recognise(question).ranked[0])?.topics ?? [];
  return topics.length > 0 ? topics : ['general'];
}

/** Every id of a file, the ones of what is no entry too: another one is as good. */
function idsIn(text: string): string[] {
  return [...text.matchAll(/\bid['"]?\s*:\s*['"]?([a-z0-9-]+)/g)].flatMap(([, id]) => id ?? []);
}
