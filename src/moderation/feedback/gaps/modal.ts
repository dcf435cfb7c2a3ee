import type { Snapshot } from '../../../answering/snapshot.ts';
import type { GapGroup } from '../../../replies/feedback-reply.ts';
import type { Modal, ModalField } from '../../../replies/modal.ts';
import { truncate } from '../../../replies/truncate.ts';
import type { FieldValues } from './form-drafts.ts';
import { entryField, sentenceField, speakerField, textField } from './modal-fields.ts';
import { unusedParaphrases } from './paraphrases.ts';

/** What a moderator makes of an unanswered question: an entry, or a paraphrase of an existing one. */
export type GapForm = 'fact' | 'not-stated' | 'meaning';

/** The custom ids of the fields. */
export const fieldIds = {
  question: 'question',
  answer: 'answer',
  sentences: 'sentences',
  saidBy: 'said-by',
  paraphrases: 'paraphrases',
  entry: 'entry',
} as const;

const titles: Record<GapForm, string> = {
  fact: 'Draft a fact',
  'not-stated': 'Mark as not stated',
  meaning: 'This means …',
};

/** The group of the modal, or the submitted values of a group that no longer exists. */
export type ModalSubject = Pick<GapGroup, 'gapId' | 'question' | 'paraphrases'>;

/** The modal for a group, prefilled with earlier values or with suggestions. */
export function buildGapModal(
  snapshot: Snapshot,
  subject: ModalSubject,
  form: GapForm,
  values: FieldValues = {},
): Modal {
  return {
    kind: 'modal',
    action: `gap-${form}`,
    argument: String(subject.gapId),
    title: titles[form],
    fields: buildFields(snapshot, subject, form, values).flatMap(fitField),
  };
}

function buildFields(snapshot: Snapshot, subject: ModalSubject, form: GapForm, values: FieldValues): ModalField[] {
  switch (form) {
    case 'fact':
      return factFields(snapshot, subject, values);
    case 'not-stated':
      return notStatedFields(snapshot, subject, values);
    case 'meaning':
      return meaningFields(snapshot, subject, values);
    default:
      return form satisfies never;
  }
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

function meaningFields(snapshot: Snapshot, subject: ModalSubject, values: FieldValues): ModalField[] {
  const { paraphrases } = unusedParaphrases(subject.paraphrases, snapshot);
  const value = values[fieldIds.paraphrases]?.[0] ?? paraphrases.join('\n');
  return [
    entryField(fieldIds.entry, 'The entry that answers it', snapshot, subject.question, values[fieldIds.entry]),
    { ...textField(fieldIds.paraphrases, 'Ways to ask it, one per line', value), required: true },
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
