import { loadIntentBank } from './intents/intent-bank.ts';
import { paraphraseKey } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { KnowledgeFile } from './schema.ts';
import { validateQuotes } from './validate-quotes.ts';
import { type ValidationIssue, validateSpeakers } from './validate-speakers.ts';

/** Discord allows 100 commands in a server (discord-api-docs, application-commands). Fewer keep its list readable. */
const maxFactCommands = 80;

/** Checks what the schema cannot: references between parts of the file, duplicates, and quotes. */
export function validateFile(
  file: KnowledgeFile,
  findQuote: FindQuote,
  reservedNames: readonly string[],
): ValidationIssue[] {
  return [
    ...validateIntents(file),
    ...validateIds(file),
    ...validateCommands(file, reservedNames),
    ...validateParaphrases(file),
    ...validateSpeakers(file, findQuote),
    ...validateQuotes(file, findQuote),
  ];
}

function findDuplicates<T>(
  items: readonly T[],
  key: (item: T) => string | undefined,
): { item: T; index: number; key: string }[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const itemKey = key(item);
    if (itemKey === undefined || !seen.has(itemKey)) {
      if (itemKey !== undefined) seen.add(itemKey);
      return [];
    }
    return [{ item, index, key: itemKey }];
  });
}

function validateIds(file: KnowledgeFile): ValidationIssue[] {
  const entries = [
    ...file.facts.map(({ id }, index) => ({ id, path: ['facts', index, 'id'] })),
    ...file['not-stated'].map(({ id }, index) => ({ id, path: ['not-stated', index, 'id'] })),
  ];
  const otherLists = (['sources', 'speakers'] as const).map((part) =>
    file[part].map(({ id }, index) => ({ id, path: [part, index, 'id'] })),
  );
  return [entries, ...otherLists].flatMap((list) =>
    findDuplicates(list, ({ id }) => id).map(({ item, key }) => ({
      path: item.path,
      message: `The id “${key}” is used twice; rename one of them.`,
    })),
  );
}

/** An intent must exist, belong to the incident's kinds, and be either answered or not stated. */
function validateIntents(file: KnowledgeFile): ValidationIssue[] {
  const uses = (['facts', 'not-stated'] as const).flatMap((part) =>
    file[part].flatMap(({ intent }, index) =>
      intent === undefined ? [] : [{ intent, path: [part, index, 'intent'] }],
    ),
  );
  if (uses.length === 0) return [];
  const answered = new Set(file.facts.flatMap(({ intent }) => intent ?? []));
  return uses.flatMap(({ intent, path }) => {
    const message =
      describeIntentProblem(intent, file.kinds) ??
      (path[0] === 'not-stated' && answered.has(intent)
        ? `“${intent}” has a fact, so the article states it; remove it from the list.`
        : undefined);
    return message === undefined ? [] : [{ path, message }];
  });
}

function describeIntentProblem(id: string, kinds: readonly string[]): string | undefined {
  const intent = loadIntentBank().get(id);
  if (!intent) return `There is no intent “${id}”; knowledge/intents lists them all.`;
  if (intent.pack === 'common' || kinds.includes(intent.pack)) return undefined;
  return `The intent “${id}” belongs to the kind “${intent.pack}”; add it to “kinds”.`;
}

function validateCommands(file: KnowledgeFile, reservedNames: readonly string[]): ValidationIssue[] {
  const pathOf = (index: number) => ['facts', index, 'command', 'name'];
  const duplicates = findDuplicates(file.facts, (fact) => fact.command?.name).map(({ index, key }) => ({
    path: pathOf(index),
    message: `The command /${key} is used twice; rename one of them.`,
  }));
  const reservedUses = file.facts.flatMap(({ command }, index) =>
    command && reservedNames.includes(command.name)
      ? [{ path: pathOf(index), message: `/${command.name} is one of the bot's own commands; choose another name.` }]
      : [],
  );
  const count = file.facts.filter((fact) => fact.command).length;
  const message = `${count} facts have a slash command; the limit is ${maxFactCommands}, so that Discord's list stays readable. Remove some of the commands.`;
  return [...duplicates, ...reservedUses, ...(count > maxFactCommands ? [{ path: ['facts'], message }] : [])];
}

/** With the same question in two entries, the bot could not choose between them. */
function validateParaphrases(file: KnowledgeFile): ValidationIssue[] {
  const paraphrases = (['facts', 'not-stated'] as const).flatMap((part) =>
    file[part].flatMap((entry, index) => [
      // Several facts may answer one intent, and then they share its question.
      { owner: entry.intent ?? entry.id, text: entry.question, path: [part, index, 'question'] },
      ...entry.paraphrases.map((text, paraphraseIndex) => ({
        owner: entry.id,
        text,
        path: [part, index, 'paraphrases', paraphraseIndex],
      })),
    ]),
  );
  const firstOwners = new Map<string, string>();
  return paraphrases.flatMap(({ owner, text, path }) => {
    const key = paraphraseKey(text);
    const earlierOwner = firstOwners.get(key);
    firstOwners.set(key, earlierOwner ?? owner);
    return earlierOwner === undefined || (earlierOwner === owner && path[2] === 'question')
      ? []
      : [{ path, message: `“${text}” is already a question of “${earlierOwner}”; keep it in one place.` }];
  });
}
