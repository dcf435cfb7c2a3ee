import { closestSentences } from '../../../answering/sentences/closest-sentences.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import type { NewEntry, NewFact, NewParaphrases } from '../../../knowledge/append-entry.ts';
import { slugify } from '../../../knowledge/drafting/id-allocator.ts';
import { findEntry } from '../../../knowledge/knowledge.ts';
import type { Sentence } from '../../../knowledge/sentences.ts';
import type { FieldValues } from './form-drafts.ts';
import { fieldIds, type GapForm } from './modal.ts';
import { createSpeakerLookup, sentenceKey } from './modal-fields.ts';
import { parseParaphrases, toSingleLine } from './paraphrases.ts';

/** A new entry, or paraphrases of an existing one, or the problem of the submitted values. */
export type SubmissionResult = { readonly addition: NewEntry | NewParaphrases } | { readonly problem: string };

/** Reads the submitted values. The parser of the file validates them. */
export function parseSubmission(snapshot: Snapshot, form: GapForm, values: FieldValues): SubmissionResult {
  return form === 'meaning' ? parseMeaning(snapshot, values) : parseNewEntry(snapshot, form, values);
}

function parseMeaning({ knowledge }: Snapshot, values: FieldValues): SubmissionResult {
  const entry = findEntry(knowledge, values[fieldIds.entry]?.[0] ?? '');
  if (!entry)
    return { problem: 'The entry that you chose no longer exists. Please open the form again and choose another one.' };
  const paraphrases = parseParaphrases(values[fieldIds.paraphrases]?.[0] ?? '', entry.question);
  return paraphrases.length > 0
    ? { addition: { entryId: entry.id, paraphrases } }
    : { problem: 'There is no paraphrase to add. Please write at least one that is not the question of the entry.' };
}

function parseNewEntry(
  snapshot: Snapshot,
  entryKind: Exclude<GapForm, 'meaning'>,
  values: FieldValues,
): SubmissionResult {
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
  if (entryKind === 'fact')
    return { addition: { fact: { ...common, ...buildStatement(snapshot, sentences, values) } } };
  const [nearest] = sentences;
  return { addition: { notStated: { ...common, ...(nearest ? { 'closest-sentence': nearest.text } : {}) } } };
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
