import { z } from 'zod';

/** Discord's pattern for chat commands, lower case only (discord-api-docs, "Application Command Naming"). */
const commandName = /^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u;

/** Ids stand in the custom ids of buttons, three in one of 100 characters; hence at most 30. */
const id = z
  .string()
  .max(30, 'at most 30 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, like when-entered');

const line = (maxLength: number) =>
  z.string().trim().min(1, 'must not be empty').max(maxLength, `at most ${maxLength} characters`);
const questionText = line(300);
const topics = z.array(id).max(8).default([]).describe('What it is about; /facts groups by the first one');
const paraphrases = z
  .array(questionText)
  .max(80, 'at most 80 wordings')
  .default([])
  .describe('Other ways in which people ask this');

const draft = (what: string) => z.boolean().default(false).describe(`true for ${what} that nobody has looked over yet`);

const quote = z
  .union([line(1500), z.strictObject({ text: line(1500), 'said-by': id })])
  .describe("The source's exact words; give said-by where somebody other than the fact's speaker says them");

const command = z.strictObject({
  name: z.string().regex(commandName, 'lower-case letters, digits, hyphens, at most 32, like when-entered'),
  description: line(100).describe('What Discord shows beside the command'),
});

const time = z.strictObject({
  written: line(60).describe('The time in the words of the source'),
  sort: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '24-hour HH:MM in quotation marks, like "14:00"')
    .describe('Only for putting facts in order; never shown'),
});

const fact = z.strictObject({
  id,
  draft: draft('a fact'),
  command: command.exactOptional(),
  question: questionText,
  paraphrases,
  answer: line(400).describe('One or two plain sentences, no more than the quotes support'),
  'said-by': id.exactOptional().describe('The id of a speaker; required for a claim'),
  status: z.enum(['stated', 'claimed']).describe('stated by the article itself, or claimed by a speaker in it'),
  quotes: z.array(quote).min(1, 'a fact needs at least one quote').max(4, 'at most four quotes'),
  topics,
  time: time.exactOptional(),
});

const notStated = z.strictObject({
  id,
  draft: draft('an entry'),
  question: questionText,
  paraphrases,
  'closest-sentence': line(1500)
    .exactOptional()
    .describe('The sentence of the source that comes nearest, word for word'),
  topics,
});

const source = z.strictObject({
  id,
  title: line(200).exactOptional(),
  publisher: line(100).exactOptional(),
  url: z.url({ protocol: /^https?$/, error: 'a full http or https address' }).exactOptional(),
  published: line(60).exactOptional().describe('As the source gives it; leave out what is not known'),
  retrieved: line(60).exactOptional(),
  note: line(300).exactOptional().describe('What a reader should know of this text, such as that it is cut off'),
  text: z
    .string()
    .min(1, 'the text of the article, word for word')
    .max(50_000, 'at most 50,000 characters; split a longer text into several sources'),
});

const speaker = z.strictObject({
  id,
  name: line(80),
  role: line(120).exactOptional(),
  'other-names': z.array(line(80)).max(20).default([]),
  reporter: z.boolean().default(false).describe('true for whoever wrote the article'),
});

const synonymGroup = z.strictObject({
  concept: line(60),
  phrases: z.array(line(60)).min(1).max(80).describe('Words and phrases by which people mean the same'),
});

const supportNotice = z.strictObject({
  topics: z.array(id).max(8).default([]).describe('Shown under answers about any of these topics'),
  words: z
    .array(line(60))
    .max(80)
    .default([])
    .describe('Words by which people show that they need this themselves; then it comes instead of an answer'),
  text: line(400),
  source: line(200).describe('Where the help line itself says so'),
});

const incident = z.strictObject({
  id,
  draft: draft('a file'),
  title: line(120),
  place: line(120),
  day: line(60).describe('The day as the article writes it; never a date it does not give'),
  'time-zone': line(60),
  summary: line(800),
});

/** The shape of a knowledge file. What one part owes to another is checked in checks.ts. */
export const knowledgeFileSchema = z.strictObject({
  incident,
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

/** The JSON Schema that editors read beside the knowledge files (draft 2020-12). */
export function knowledgeFileJsonSchema(): object {
  return z.toJSONSchema(knowledgeFileSchema, { io: 'input' });
}
