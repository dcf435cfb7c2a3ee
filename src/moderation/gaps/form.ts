import type { Form, FormField, GapGroup } from '../../answering/moderator-reply.ts';
import type { Shift } from '../../answering/shift.ts';
import { sentenceField, speakerField, textField } from './form-fields.ts';
import type { Fields } from './typed.ts';
import { unusedWordings } from './wordings.ts';

/** What is made of a question that was asked in vain. */
export type What = 'fact' | 'not-stated';

/** The names of the fields, as they come back. */
export const fieldIds = {
  question: 'question',
  answer: 'answer',
  sentences: 'sentences',
  saidBy: 'said-by',
  wordings: 'wordings',
} as const;

/** What a form is about: a group, or what is left of one that is gone. */
export type Topic = Pick<GapGroup, 'id' | 'question' | 'wordings'>;

/** The form about a group, filled in with what was typed before, or else as far as it can be guessed. */
export function formFor(shift: Shift, topic: Topic, what: What, typed: Fields = {}): Form {
  const fields = what === 'fact' ? factFields(shift, topic, typed) : notStatedFields(shift, topic, typed);
  return {
    kind: 'form',
    action: what === 'fact' ? 'gap-fact' : 'gap-not-stated',
    argument: String(topic.id),
    title: what === 'fact' ? 'Draft a fact' : 'It is not stated',
    fields: fields.flatMap(fitting),
  };
}

/** Discord takes no value that is longer than may be typed, and no list without a choice, as where every sentence is withheld. */
function fitting(field: FormField): FormField[] {
  if (field.kind === 'choice') return field.choices.length > 0 ? [field] : [];
  return [{ ...field, value: field.value.slice(0, field.longest).toWellFormed() }];
}

function factFields(shift: Shift, topic: Topic, typed: Fields): FormField[] {
  const { question, wordings } = wordingFields(shift, topic, typed);
  const answer = textField(fieldIds.answer, 'Answer', typed[fieldIds.answer]?.[0] ?? '');
  const sentences = sentenceField(
    fieldIds.sentences,
    'Sentences it rests on',
    shift,
    topic.question,
    typed[fieldIds.sentences],
  );
  return [
    question,
    {
      ...answer,
      hint: 'One or two plain sentences, no more than the sentences below say',
      longest: 400,
      required: true,
    },
    { ...sentences, hint: 'The nearest first; they are quoted whole', least: 1, most: mostQuotes(sentences.choices) },
    speakerField(fieldIds.saidBy, 'Who says it', shift, topic.question, typed[fieldIds.saidBy]),
    wordings,
  ];
}

function notStatedFields(shift: Shift, topic: Topic, typed: Fields): FormField[] {
  const { question, wordings } = wordingFields(shift, topic, typed);
  const label = 'The sentence that comes nearest, if any';
  return [
    question,
    sentenceField(fieldIds.sentences, label, shift, topic.question, typed[fieldIds.sentences]),
    wordings,
  ];
}

function wordingFields(
  shift: Shift,
  { wordings: asked }: Topic,
  typed: Fields,
): { question: FormField; wordings: FormField } {
  const unused = unusedWordings(asked, shift);
  const question = textField(fieldIds.question, 'Question', typed[fieldIds.question]?.[0] ?? unused.question);
  const wordings = typed[fieldIds.wordings]?.[0] ?? unused.wordings.join('\n');
  return {
    question: { ...question, kind: 'line', hint: 'As somebody would ask it', longest: 300, required: true },
    wordings: textField(fieldIds.wordings, 'Other ways to ask it, one a line', wordings),
  };
}

/** A fact has four quotations at most (schema.ts). */
function mostQuotes(choices: readonly unknown[]): number {
  return Math.min(4, choices.length);
}
