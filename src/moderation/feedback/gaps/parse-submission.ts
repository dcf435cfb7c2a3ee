import { closestSentences } from '../../../answering/sentences/closest-sentences.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import type { NewEntry, NewFact } from '../../../knowledge/append-entry.ts';
import { slugify } from '../../../knowledge/drafting/id-allocator.ts';
import type { Sentence } from '../../../knowledge/sentences.ts';
import type { FieldValues } from './form-drafts.ts';
import { type EntryKind, fieldIds } from './modal.ts';
import { createSpeakerLookup, sentenceKey } from './modal-fields.ts';
import { parseParaphrases, toSingleLine } from './paraphrases.ts';

/** A new entry, or the problems of the submitted values. */
export type SubmissionResult = { readonly entry: NewEntry } | { readonly problem: string };

/** Turns the submitted values into an entry. The parser of the file validates it. */
export function parseSubmission(snapshot: Snapshot, entryKind: EntryKind, values: FieldValues): SubmissionResult {
  const sentences = selectedSentences(snapshot, values[fieldIds.sentences] ?? []);
  if (sentences === undefined)
    return {
      problem:
        'A sentence that you chose is no longer in the article. Please open the form again and choose another one.',
    };
  const question = toSingleLine(values[fieldIds.question]?.[0] ?? '');
  const paraphrases = parseParaphrases(values[fieldIds.paraphrases]?.[0] ?? '', question);
  const common = {
    id: slugify(question.split(' ')) || entryKind,
    question,
    ...(paraphrases.length > 0 ? { paraphrases } : {}),
    topics: chooseTopics(snapshot, question, sentences),
  };
  if (entryKind === 'fact') return { entry: { fact: { ...common, ...buildStatement(snapshot, sentences, values) } } };
  const [nearest] = sentences;
  return { entry: { notStated: { ...common, ...(nearest ? { 'closest-sentence': nearest.text } : {}) } } };
}

type Statement = Pick<NewFact, 'answer' | 'said-by' | 'status' | 'quotes'>;

function buildStatement(snapshot: Snapshot, sentences: readonly Sentence[], values: FieldValues): Statement {
  const saidBy = values[fieldIds.saidBy]?.[0] ?? '';
  const isReporter = snapshot.knowledge.speakers.some(({ id, reporter }) => reporter && id === saidBy);
  return {
    answer: toSingleLine(values[fieldIds.answer]?.[0] ?? ''),
    'said-by': saidBy,
    status: isReporter ? 'stated' : 'claimed',
    quotes: buildQuotes(snapshot, sentences, saidBy),
  };
}

/**
 * A sentence of another speaker is quoted with that speaker, if at least one sentence belongs to the speaker of the fact. Otherwise the
 * parser reports the speaker.
 */
function buildQuotes(snapshot: Snapshot, sentences: readonly Sentence[], saidBy: string): NewFact['quotes'] {
  const speakerOf = createSpeakerLookup(snapshot);
  const isByOtherSpeaker = (sentence: Sentence) => (speakerOf(sentence)?.id ?? saidBy) !== saidBy;
  if (sentences.every(isByOtherSpeaker)) return sentences.map(({ text }) => text);
  return sentences.map((sentence) => {
    const speaker = speakerOf(sentence);
    return speaker && isByOtherSpeaker(sentence) ? { text: sentence.text, 'said-by': speaker.id } : sentence.text;
  });
}

/** In the order of the article; undefined if a sentence no longer exists. */
function selectedSentences(snapshot: Snapshot, keys: readonly string[]): Sentence[] | undefined {
  const sentences = closestSentences(snapshot.knowledge, '');
  const chosen = sentences.filter((sentence) => keys.includes(sentenceKey(sentence)));
  return chosen.length === new Set(keys).size ? chosen : undefined;
}

/** The topics of a fact that cites the same sentence, or of the entry most similar to the question. */
function chooseTopics(
  { knowledge, answerer }: Snapshot,
  question: string,
  sentences: readonly Sentence[],
): readonly string[] {
  const [first] = sentences;
  const sharing = knowledge.facts.find(({ citations }) =>
    citations.some(({ sourceId, sentenceNumber }) => sourceId === first?.sourceId && sentenceNumber === first.number),
  );
  const topics = (sharing ?? answerer.search(question)[0])?.topics ?? [];
  return topics.length > 0 ? topics : ['general'];
}
