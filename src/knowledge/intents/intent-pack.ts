import { z } from 'zod';

/** The kinds of incident that have a pack of intents. `common` applies to every incident. */
export const incidentKinds = ['violence', 'fire', 'transport', 'court', 'public-order', 'company'] as const;
type IncidentKind = (typeof incidentKinds)[number];
export type PackName = IncidentKind | 'common';

/** What an incident can fill in where a paraphrase has {place}; the value includes its article. */
export const slotNames = [
  ...['event', 'place', 'area', 'building', 'road', 'school', 'hospital'],
  ...['victim', 'suspect', 'person', 'authority', 'company', 'vehicle'],
] as const;
export type SlotName = (typeof slotNames)[number];

const id = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/, 'must be lower-case words joined by hyphens')
  .max(30);
const line = z.string().trim().min(1).max(300);

const intent = z.strictObject({
  id,
  question: line.describe('How a person asks it; slots such as {place} are allowed'),
  answer: z
    .enum(['time', 'place', 'person', 'organisation', 'number', 'reason', 'yes/no', 'quotation', 'list', 'advice'])
    .describe('What kind of answer people expect'),
  'not-stated': line.describe('The line for an article that does not answer it'),
  cues: z.array(line).default([]).describe('Words of sentences that answer it'),
  confusable: z
    .array(z.strictObject({ intent: id, difference: line }))
    .default([])
    .describe('Intents that it is easily confused with, and how they differ'),
  paraphrases: z.array(line).min(40, 'must have at least 40 paraphrases').describe('Other ways of asking it'),
});

export const intentPackSchema = z.strictObject({ description: line, intents: z.array(intent).min(1) });

/** One kind of question that people ask about any incident of a pack. */
export type Intent = Omit<z.output<typeof intent>, 'not-stated' | 'answer'> & {
  readonly pack: PackName;
  readonly answerType: z.output<typeof intent>['answer'];
  readonly notStatedLine: string;
};

export function toIntent(
  { 'not-stated': notStatedLine, answer, ...rest }: z.output<typeof intent>,
  pack: PackName,
): Intent {
  return { ...rest, pack, answerType: answer, notStatedLine };
}

/** The JSON Schema for editors (draft 2020-12). */
export function intentPackJsonSchema(): object {
  return z.toJSONSchema(intentPackSchema, { io: 'input' });
}
