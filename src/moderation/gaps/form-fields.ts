import { clipped } from '../../answering/clipped.ts';
import type { FormField } from '../../answering/form.ts';
import { nearestSentences } from '../../answering/nearest-sentences.ts';
import type { Shift } from '../../answering/shift.ts';
import type { Speaker } from '../../knowledge/knowledge.ts';
import { openAttribution } from './attribution.ts';
import { sentenceChoice } from './sentence-choice.ts';

type TextField = Extract<FormField, { kind: 'line' | 'paragraph' }>;
type ChoiceField = Extract<FormField, { kind: 'choice' }>;

/** Discord's limits: choices of a list and letters of a text (components/reference). */
const mostChoices = 25;
const longestText = 4000;
const longestLabel = 100;

/** A text of several lines that may be left empty. */
export function textField(id: string, label: string, value: string): TextField {
  return { kind: 'paragraph', id, label, value, longest: longestText, required: false };
}

/** The sentences that come nearest to a question, at most one of them to choose; the nearest is chosen, or what was before. */
export function sentenceField(
  id: string,
  label: string,
  { knowledge }: Shift,
  question: string,
  before: readonly string[] | undefined,
): ChoiceField {
  const choices = nearestSentences(knowledge, question)
    .slice(0, mostChoices)
    .map((sentence, place) => {
      const choice = sentenceChoice(sentence, knowledge.sources.length > 1);
      return { ...choice, chosen: before?.includes(choice.value) ?? place === 0 };
    });
  return { kind: 'choice', id, label, choices, least: 0, most: 1 };
}

/**
 * The article itself, whoever speaks the nearest sentences, and the others. Who speaks the nearest sentence is chosen where
 * the file says so; otherwise nobody is, since a guess would be believed.
 */
export function speakerField(
  id: string,
  label: string,
  shift: Shift,
  question: string,
  before: readonly string[] | undefined,
): ChoiceField {
  const { speakers } = shift.knowledge;
  const near = nearestSentences(shift.knowledge, question).map(openAttribution(shift));
  const ordered = [
    ...speakers.filter(({ reporter }) => reporter),
    ...near.filter((one) => one !== undefined),
    ...speakers,
  ];
  const choices = [...new Map(ordered.map((speaker) => [speaker.id, speaker])).values()]
    .slice(0, mostChoices)
    .map((speaker) => ({
      value: speaker.id,
      label: labelOf(speaker),
      chosen: before?.includes(speaker.id) ?? speaker.id === near[0]?.id,
    }));
  return { kind: 'choice', id, label, hint: 'Whose words the sentences are', choices, least: 1, most: 1 };
}

function labelOf({ name, role, reporter }: Speaker): string {
  return clipped(reporter ? 'The article itself' : role === undefined ? name : `${name}, ${role}`, longestLabel);
}
