import type { Snapshot } from '../../../answering/snapshot.ts';
import type { GapGroup } from '../../../replies/feedback-reply.ts';
import type { Modal, ModalField } from '../../../replies/modal.ts';
import { truncate } from '../../../replies/truncate.ts';
import type { FieldValues } from './form-drafts.ts';
import { sentenceField, speakerField, textField } from './modal-fields.ts';
import { unusedParaphrases } from './paraphrases.ts';

/** The kind of entry that a moderator drafts from an unanswered question. */
export type EntryKind = 'fact' | 'not-stated';

/** The custom ids of the fields. */
export const fieldIds = {
  question: 'question',
  answer: 'answer',
  sentences: 'sentences',
  saidBy: 'said-by',
  paraphrases: 'paraphrases',
} as const;

/** The group of the modal, or the submitted values of a group that no longer exists. */
export type ModalSubject = Pick<GapGroup, 'gapId' | 'question' | 'paraphrases'>;

/** The modal for a group, prefilled with earlier values or with suggestions. */
export function buildGapModal(
  snapshot: Snapshot,
  subject: ModalSubject,
  entryKind: EntryKind,
  values: FieldValues = {},
): Modal {
  const fields =
    entryKind === 'fact' ? factFields(snapshot, subject, values) : notStatedFields(snapshot, subject, values);
  return {
    kind: 'modal',
    action: entryKind === 'fact' ? 'gap-fact' : 'gap-not-stated',
    argument: String(subject.gapId),
    title: entryKind === 'fact' ? 'Draft a fact' : 'Mark as not stated',
    fields: fields.flatMap(fitField),
  };
}

/** Discord rejects a value over the length limit, and a select menu without choices, as when every sentence is withheld. */
function fitField(field: ModalField): ModalField[] {
  if (field.kind === 'choice') return field.choices.length > 0 ? [field] : [];
  return [{ ...field, value: truncate(field.value, field.maxLength, '') }];
}

function factFields(snapshot: Snapshot, subject: ModalSubject, values: FieldValues): ModalField[] {
  const { question, paraphrases } = questionFields(snapshot, subject, values);
  const answer = textField(fieldIds.answer, 'Answer', values[fieldIds.answer]?.[0] ?? '');
  const sentences = sentenceField(
    fieldIds.sentences,
    'Sentences that support it',
    snapshot,
    subject.question,
    values[fieldIds.sentences],
  );
  return [
    question,
    {
      ...answer,
      hint: 'One or two plain sentences that claim no more than the sentences below',
      maxLength: 400,
      required: true,
    },
    {
      ...sentences,
      hint: 'The closest first; each is quoted in full',
      minSelected: 1,
      maxSelected: maxQuotes(sentences.choices),
    },
    speakerField(fieldIds.saidBy, 'Who says it', snapshot, subject.question, values[fieldIds.saidBy]),
    paraphrases,
  ];
}

function notStatedFields(snapshot: Snapshot, subject: ModalSubject, values: FieldValues): ModalField[] {
  const { question, paraphrases } = questionFields(snapshot, subject, values);
  const label = 'The closest sentence, if any';
  return [
    question,
    sentenceField(fieldIds.sentences, label, snapshot, subject.question, values[fieldIds.sentences]),
    paraphrases,
  ];
}

function questionFields(
  snapshot: Snapshot,
  { paraphrases: askedQuestions }: ModalSubject,
  values: FieldValues,
): { question: ModalField; paraphrases: ModalField } {
  const unusedQuestions = unusedParaphrases(askedQuestions, snapshot);
  const question = textField(fieldIds.question, 'Question', values[fieldIds.question]?.[0] ?? unusedQuestions.question);
  const paraphrases = values[fieldIds.paraphrases]?.[0] ?? unusedQuestions.paraphrases.join('\n');
  return {
    question: { ...question, kind: 'line', hint: 'As a user would ask it', maxLength: 300, required: true },
    paraphrases: textField(fieldIds.paraphrases, 'Other ways to ask it, one per line', paraphrases),
  };
}

/** The limit of quotations per fact (schema.ts). */
function maxQuotes(choices: readonly unknown[]): number {
  return Math.min(4, choices.length);
}
