import { z } from 'zod';
import { incidentKinds, slotNames } from './intents/intent-pack.ts';

// Messages complete a sentence that begins with the name of the value (shape-problems.ts).

/** Discord also allows “-” and “123” (discord-api-docs, “Application Command Naming”), which nobody would type. */
const commandName = /^(?=.{1,32}$)(?=.*[\p{Ll}\p{Lo}])[\p{Ll}\p{Lo}\p{N}]+(?:[-_][\p{Ll}\p{Lo}\p{N}]+)*$/u;

/** A button's custom id of 100 characters holds up to three ids. */
const id = z
  .string()
  .max(30, 'may have at most 30 characters')
  .regex(/^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like when-entered')
  .refine(isNoPropertyName, 'is a name that JavaScript uses; choose another');

/** “constructor” would be found in every object. */
function isNoPropertyName(name: string): boolean {
  return !(name in {});
}

const line = (maxLength: number) =>
  z.string().trim().min(1, 'must not be empty').max(maxLength, `may have at most ${maxLength} characters`);
const questionText = line(300);
const topics = z.array(id).max(8).default([]).describe('Topics; /facts groups facts by the first one');
const paraphrases = z
  .array(questionText)
  .max(80, 'may have at most 80 questions')
  .default([])
  .describe('Other ways of asking the question');

const draft = (what: string) => z.boolean().default(false).describe(`true for ${what} that nobody has reviewed yet`);

const quote = z
  .union([line(1500), z.strictObject({ text: line(1500), 'said-by': id.exactOptional(), source: id.exactOptional() })])
  .describe(
    "The exact words of the source; add said-by if their speaker is not the fact's speaker, and source if several sources contain them",
  );

const command = z.strictObject({
  name: z
    .string()
    .regex(commandName, 'must be 1 to 32 lower-case letters, digits and hyphens, like when-entered')
    .refine(isNoPropertyName, 'is a name that JavaScript uses; choose another'),
  description: line(100).describe('Shown by Discord next to the command'),
});

const time = z.strictObject({
  written: line(60).describe('The time as the source writes it'),
  day: line(60)
    .exactOptional()
    .describe('The day as the source writes it, like Friday; without it, the timeline says so'),
  sort: z
    .string()
    .regex(
      /^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) )?([01]\d|2[0-3]):[0-5]\d$/,
      'must be a 24-hour time in quotation marks, like "14:00" or "2026-11-13 14:00"',
    )
    .describe('Used only for ordering; never shown'),
});

const intentId = id.exactOptional().describe('The id of an intent in knowledge/intents');

const fact = z.strictObject({
  id,
  intent: intentId,
  draft: draft('a fact'),
  command: command.exactOptional(),
  question: questionText,
  paraphrases,
  answer: line(400).describe('One or two plain sentences that the quotes support'),
  'said-by': id.exactOptional().describe('The id of a speaker; required for a claim'),
  status: z.enum(['stated', 'claimed']).describe('stated by the article, or claimed by a speaker'),
  quotes: z.array(quote).min(1, 'must have at least one quote').max(4, 'may have at most four quotes'),
  topics,
  time: time.exactOptional(),
});

const notStated = z.strictObject({
  id,
  intent: intentId,
  draft: draft('an entry'),
  question: questionText,
  paraphrases,
  'closest-sentence': line(1500).exactOptional().describe('The closest sentence of the source, word for word'),
  topics,
});

const source = z.strictObject({
  id,
  title: line(200).exactOptional(),
  publisher: line(100).exactOptional(),
  url: z.url({ protocol: /^https?$/, error: 'must be a full http or https URL' }).exactOptional(),
  published: line(60).exactOptional().describe('As the source writes it; leave it out if unknown'),
  retrieved: line(60).exactOptional(),
  note: line(300).exactOptional().describe('A note for readers, for example that the text is incomplete'),
  text: z
    .string()
    .min(1, 'must be the text of the article, word for word')
    .max(50_000, 'may have at most 50,000 characters; split it into several sources'),
});

const speaker = z.strictObject({
  id,
  name: line(80),
  role: line(120).exactOptional(),
  'other-names': z.array(line(80)).max(20).default([]),
  reporter: z.boolean().default(false).describe('true for the author of the article'),
});

const synonymGroup = z.strictObject({
  concept: line(60),
  phrases: z.array(line(60)).min(1).max(80).describe('Words and phrases with the same meaning in questions'),
});

const supportNotice = z.strictObject({
  topics: z.array(id).max(8).default([]).describe('Shown under answers about any of these topics'),
  words: z
    .array(line(60))
    .max(80)
    .default([])
    .describe('Words of people who write about themselves; the notice then replaces the answer'),
  text: line(400),
  source: line(200).describe("The helpline's own page"),
});

const incident = z.strictObject({
  id,
  draft: draft('a file'),
  title: line(120),
  place: line(120),
  day: line(60).describe('The day as the article writes it, without adding a date'),
  'time-zone': line(60),
  summary: line(800),
});

/** The shape of a knowledge file. validate.ts checks the rest. */
export const knowledgeFileSchema = z.strictObject({
  incident,
  kinds: z.array(z.enum(incidentKinds)).max(4).default([]).describe('The packs of intents that apply besides common'),
  slots: z
    .partialRecord(z.enum(slotNames), z.union([line(60), z.array(line(60)).min(1).max(8)]))
    .default({})
    .describe('What {place} and the like stand for in the intents, with their article'),
  sources: z.array(source).min(1).max(10),
  speakers: z.array(speaker).min(1).max(60),
  facts: z.array(fact).max(500).default([]),
  'not-stated': z.array(notStated).max(500).default([]),
  synonyms: z.array(synonymGroup).max(300).default([]),
  'support-notices': z.array(supportNotice).max(10).default([]),
});

export type KnowledgeFile = z.infer<typeof knowledgeFileSchema>;
export type FileFact = KnowledgeFile['facts'][number];
export type FileQuote = FileFact['quotes'][number];

/** What editors accept: the short forms that expand-intents.ts completes. */
const shortFormSchema = knowledgeFileSchema.extend({
  facts: z.array(fact.partial({ id: true, question: true, status: true })).max(500),
  'not-stated': z
    .array(z.union([id, notStated.partial({ id: true, question: true })]))
    .max(500)
    .default([]),
});

/** The JSON Schema for editors (draft 2020-12). */
export function knowledgeFileJsonSchema(): object {
  return z.toJSONSchema(shortFormSchema, { io: 'input' });
}
