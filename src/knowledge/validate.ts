import { paraphraseKey } from './knowledge.ts';
import type { FindQuote } from './quotes.ts';
import type { KnowledgeFile } from './schema.ts';
import { validateAttribution } from './validate-attribution.ts';
import { type ValidationIssue, validateClosestSentences, validateFacts } from './validate-quotes.ts';

/**
 * Discord takes 100 chat commands of a server, beside the 100 that are the same everywhere (discord-api-docs,
 * application-commands). Fewer are asked for here, since people have to read the list that "/" opens.
 */
const maxFactCommands = 80;

/** What one part of the file owes to another: everything that the shape alone can't say. */
export function validateFile(
  file: KnowledgeFile,
  findQuote: FindQuote,
  reservedNames: readonly string[],
): ValidationIssue[] {
  return [
    ...validateIds(file),
    ...validateCommands(file, reservedNames),
    ...validateParaphrases(file),
    ...validateFacts(file, findQuote),
    ...validateClosestSentences(file, findQuote),
    ...validateAttribution(file, findQuote),
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
      message: `The id “${key}” is used twice; give one of them another.`,
    })),
  );
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
  const message = `${count} facts have a slash command; at most ${maxFactCommands} may, so that people can still read the list; Discord's limit is 100.`;
  return [...duplicates, ...reservedUses, ...(count > maxFactCommands ? [{ path: ['facts'], message }] : [])];
}

/** One wording under two entries would make the bot unsure for no reason. */
function validateParaphrases(file: KnowledgeFile): ValidationIssue[] {
  const paraphrases = (['facts', 'not-stated'] as const).flatMap((part) =>
    file[part].flatMap((entry, index) => [
      { entryId: entry.id, text: entry.question, path: [part, index, 'question'] },
      ...entry.paraphrases.map((text, paraphraseIndex) => ({
        entryId: entry.id,
        text,
        path: [part, index, 'paraphrases', paraphraseIndex],
      })),
    ]),
  );
  const firstOwners = new Map<string, string>();
  return paraphrases.flatMap(({ entryId, text, path }) => {
    const key = paraphraseKey(text);
    const earlierOwner = firstOwners.get(key);
    firstOwners.set(key, earlierOwner ?? entryId);
    return earlierOwner === undefined
      ? []
      : [{ path, message: `“${text}” already stands under “${earlierOwner}”; keep it where it fits best.` }];
  });
}
