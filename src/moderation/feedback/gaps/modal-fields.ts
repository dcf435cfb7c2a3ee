import { createHash } from 'node:crypto';
import { closestSentences, isAnswerLikely } from '../../../answering/sentences/closest-sentences.ts';
import type { Snapshot } from '../../../answering/snapshot.ts';
import { citationKey, type Speaker } from '../../../knowledge/knowledge.ts';
import type { Sentence } from '../../../knowledge/sentences.ts';
import type { ModalField } from '../../../replies/modal.ts';
import { truncate } from '../../../replies/truncate.ts';

type TextField = Extract<ModalField, { kind: 'line' | 'paragraph' }>;
type ChoiceField = Extract<ModalField, { kind: 'choice' }>;

/** Discord's limits: choices of a list and letters of a text (components/reference). */
const maxChoices = 25;
const maxTextLength = 4000;
const maxLabelLength = 100;

/** A text of several lines that may be left empty. */
export function textField(id: string, label: string, value: string): TextField {
  return { kind: 'paragraph', id, label, value, maxLength: maxTextLength, required: false };
}

/** The closest sentences to a question. The first is selected only if it probably answers, or if it was selected earlier. */
export function sentenceField(
  id: string,
  label: string,
  { knowledge }: Snapshot,
  question: string,
  selectedValues: readonly string[] | undefined,
): ChoiceField {
  const isLikely = isAnswerLikely(knowledge, question);
  const choices = closestSentences(knowledge, question)
    .slice(0, maxChoices)
    .map((sentence, position) => {
      const choice = toSentenceChoice(sentence, knowledge.sources.length > 1);
      return { ...choice, isSelected: selectedValues?.includes(choice.value) ?? (isLikely && position === 0) };
    });
  return { kind: 'choice', id, label, choices, minSelected: 0, maxSelected: 1 };
}

/** The entries that a question most likely means, best first. None is preselected: the bot did not understand it. */
export function entryField(
  id: string,
  label: string,
  { answerer, knowledge }: Snapshot,
  question: string,
  selectedValues: readonly string[] | undefined,
): ChoiceField {
  const entries = new Set([...answerer.search(question), ...knowledge.facts, ...knowledge.notStated]);
  const choices = [...entries].slice(0, maxChoices).map((entry) => ({
    value: entry.id,
    label: truncate(entry.question, maxLabelLength),
    description: truncate(entry.kind === 'fact' ? entry.answer : 'The article does not say', maxDescriptionLength),
    isSelected: selectedValues?.includes(entry.id) ?? false,
  }));
  return { kind: 'choice', id, label, hint: 'The most likely first', choices, minSelected: 1, maxSelected: 1 };
}

/**
 * Offers the article itself, the speakers of the closest sentences, and the others. The speaker of the closest sentence is preselected only if the
 * file names one: moderators would trust a guess.
 */
export function speakerField(
  id: string,
  label: string,
  snapshot: Snapshot,
  question: string,
  selectedValues: readonly string[] | undefined,
): ChoiceField {
  const { speakers } = snapshot.knowledge;
  const sentenceSpeakers = closestSentences(snapshot.knowledge, question).map(createSpeakerLookup(snapshot));
  const ordered = [
    ...speakers.filter(({ reporter }) => reporter),
    ...sentenceSpeakers.filter((speaker) => speaker !== undefined),
    ...speakers,
  ];
  const choices = [...new Map(ordered.map((speaker) => [speaker.id, speaker])).values()]
    .slice(0, maxChoices)
    .map((speaker) => ({
      value: speaker.id,
      label: speakerLabel(speaker),
      isSelected: selectedValues?.includes(speaker.id) ?? speaker.id === sentenceSpeakers[0]?.id,
    }));
  return {
    kind: 'choice',
    id,
    label,
    hint: 'Who the selected sentences quote',
    choices,
    minSelected: 1,
    maxSelected: 1,
  };
}

function speakerLabel({ name, role, reporter }: Speaker): string {
  return truncate(reporter ? 'The article itself' : role === undefined ? name : `${name}, ${role}`, maxLabelLength);
}

/** Discord's limit for the description of a choice, in characters. */
const maxDescriptionLength = 100;

/** A sentence as a choice. `value` changes with the text, so a choice made before a change does not select another sentence. */
function toSentenceChoice(
  sentence: Sentence,
  manySources: boolean,
): Omit<ChoiceField['choices'][number], 'isSelected'> {
  const { sourceId, number, text } = sentence;
  return {
    value: sentenceKey(sentence),
    label: manySources ? `Sentence ${number} of ${sourceId}` : `Sentence ${number}`,
    description: truncate(text, maxDescriptionLength),
  };
}

export function sentenceKey({ sourceId, number, text }: Sentence): string {
  return `${sourceId} ${number} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** Who speaks a sentence, as far as some fact says so. A sentence has one speaker, whichever fact cites it (evidence.ts). */
export function createSpeakerLookup({
  knowledge,
  withheldFacts,
}: Snapshot): (sentence: Sentence) => Speaker | undefined {
  const facts = [...knowledge.facts, ...withheldFacts.values()];
  const speakers = new Map(
    facts.flatMap(({ citations }) => citations.map((citation) => [citationKey(citation), citation.speaker] as const)),
  );
  return ({ sourceId, number }) => speakers.get(citationKey({ sourceId, sentenceNumber: number }));
}
