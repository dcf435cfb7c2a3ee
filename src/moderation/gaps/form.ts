import type { Form, FormField } from '../../answering/moderator-reply.ts';
import { nearestSentences } from '../../answering/nearest-sentences.ts';
import type { Shift } from '../../answering/shift.ts';
import type { Speaker } from '../../knowledge/knowledge.ts';
import { openAttribution } from './attribution.ts';
import type { Group } from './groups.ts';
import { sentenceChoice } from './sentence-choice.ts';
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

/** Discord's limits: choices of a list and letters of a text (components/reference). */
const mostChoices = 25;
const longestText = 4000;
const longestLabel = 100;

const mostQuotes = 4;

/** The form about a group, filled in with what was typed before, or else as far as it can be guessed. */
export function formFor(shift: Shift, group: Group, what: What, typed: Fields | undefined): Form {
  const { question, wordings } = unusedWordings(group.shown.wordings, shift);
  const filled = { question: [question], wordings: [wordings.join('\n')], ...typed };
  const sentences = sentenceField(shift, group.shown.question, what, typed?.[fieldIds.sentences]);
  const common = { action: what === 'fact' ? 'gap-fact' : 'gap-not-stated', argument: String(group.shown.id) };
  const questionField = lineField(fieldIds.question, 'Question', filled.question, 'As somebody would ask it');
  const wordingsField = paragraph(fieldIds.wordings, 'Other ways to ask it, one a line', filled.wordings);
  if (what === 'not-stated')
    return { ...common, kind: 'form', title: 'It is not stated', fields: [questionField, sentences, wordingsField] };
  return {
    ...common,
    kind: 'form',
    title: 'Draft a fact',
    fields: [
      questionField,
      {
        ...paragraph(fieldIds.answer, 'Answer', typed?.[fieldIds.answer] ?? []),
        hint: 'One or two plain sentences, no more than the sentences below say',
        longest: 400,
        required: true,
      },
      sentences,
      speakerField(shift, group.shown.question, typed?.[fieldIds.saidBy]),
      wordingsField,
    ],
  };
}

type TextField = Extract<FormField, { kind: 'line' | 'paragraph' }>;

function lineField(id: string, label: string, value: readonly string[], hint: string): TextField {
  return { kind: 'line', id, label, hint, value: value[0] ?? '', longest: 300, required: true };
}

function paragraph(id: string, label: string, value: readonly string[]): TextField {
  return { kind: 'paragraph', id, label, value: value[0] ?? '', longest: longestText, required: false };
}

function sentenceField(shift: Shift, question: string, what: What, typed: readonly string[] | undefined): FormField {
  const manySources = shift.knowledge.sources.length > 1;
  const nearest = nearestSentences(shift.knowledge, question).slice(0, mostChoices);
  const choices = nearest.map((sentence, place) => {
    const choice = sentenceChoice(sentence, manySources);
    return { ...choice, chosen: typed?.includes(choice.value) ?? place === 0 };
  });
  return what === 'fact'
    ? {
        kind: 'choice',
        id: fieldIds.sentences,
        label: 'Sentences it rests on',
        hint: 'The nearest first; they are quoted whole',
        choices,
        least: 1,
        most: Math.min(mostQuotes, choices.length),
      }
    : {
        kind: 'choice',
        id: fieldIds.sentences,
        label: 'The sentence that comes nearest, if any',
        choices,
        least: 0,
        most: 1,
      };
}

/** Who speaks the nearest sentence is chosen where the file says so; otherwise nobody is, since a guess would be believed. */
function speakerField(shift: Shift, question: string, typed: readonly string[] | undefined): FormField {
  const speakerOf = openAttribution(shift);
  const sentences = nearestSentences(shift.knowledge, question);
  const near = sentences.flatMap((sentence) => speakerOf(sentence) ?? []);
  const [first] = sentences;
  const likely = first && speakerOf(first);
  const byId = new Map([...near, ...shift.knowledge.speakers].map((speaker) => [speaker.id, speaker]));
  const reporters = shift.knowledge.speakers.filter(({ reporter }) => reporter);
  const ordered = [...new Map([...reporters.map((one) => [one.id, one] as const), ...byId]).values()];
  return {
    kind: 'choice',
    id: fieldIds.saidBy,
    label: 'Who says it',
    hint: 'Whose words the sentences are',
    choices: ordered.slice(0, mostChoices).map((speaker) => ({
      value: speaker.id,
      label: labelOf(speaker),
      chosen: typed?.includes(speaker.id) ?? speaker.id === likely?.id,
    })),
    least: 1,
    most: 1,
  };
}

function labelOf({ name, role, reporter }: Speaker): string {
  const label = reporter ? 'The article itself' : role === undefined ? name : `${name}, ${role}`;
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
}
