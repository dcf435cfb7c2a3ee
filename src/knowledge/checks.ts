import { attributionFaults } from './attribution.ts';
import { evidenceFaults, type Fault, nearestFaults } from './evidence.ts';
import type { FindQuote } from './quotes.ts';
import type { KnowledgeFile } from './schema.ts';

/**
 * Discord takes 100 chat commands of a server, beside the 100 that are the same everywhere (discord-api-docs,
 * application-commands). Fewer are asked for here, since people have to read the list that "/" opens.
 */
const mostFactCommands = 80;

/** What one part of the file owes to another: everything that the shape alone can't say. */
export function findFaults(file: KnowledgeFile, find: FindQuote, reserved: readonly string[]): Fault[] {
  return [
    ...repeatedIds(file),
    ...commandFaults(file, reserved),
    ...repeatedWordings(file),
    ...evidenceFaults(file, find),
    ...nearestFaults(file, find),
    ...attributionFaults(file, find),
  ];
}

function repeats<T>(
  items: readonly T[],
  key: (item: T) => string | undefined,
): { item: T; index: number; key: string }[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const name = key(item);
    if (name === undefined || !seen.has(name)) {
      if (name !== undefined) seen.add(name);
      return [];
    }
    return [{ item, index, key: name }];
  });
}

function repeatedIds(file: KnowledgeFile): Fault[] {
  const entries = [
    ...file.facts.map(({ id }, index) => ({ id, path: ['facts', index, 'id'] })),
    ...file['not-stated'].map(({ id }, index) => ({ id, path: ['not-stated', index, 'id'] })),
  ];
  const others = (['sources', 'speakers'] as const).map((part) =>
    file[part].map(({ id }, index) => ({ id, path: [part, index, 'id'] })),
  );
  return [entries, ...others].flatMap((list) =>
    repeats(list, ({ id }) => id).map(({ item, key }) => ({
      path: item.path,
      message: `The id “${key}” is used twice; give one of them another.`,
    })),
  );
}

function commandFaults(file: KnowledgeFile, reserved: readonly string[]): Fault[] {
  const at = (index: number) => ['facts', index, 'command', 'name'];
  const twice = repeats(file.facts, (fact) => fact.command?.name).map(({ index, key }) => ({
    path: at(index),
    message: `The command /${key} is used twice; rename one of them.`,
  }));
  const taken = file.facts.flatMap(({ command }, index) =>
    command && reserved.includes(command.name)
      ? [{ path: at(index), message: `/${command.name} is one of the bot's own commands; choose another name.` }]
      : [],
  );
  const count = file.facts.filter((fact) => fact.command).length;
  const message = `${count} facts have a slash command; at most ${mostFactCommands} may, so that people can still read the list; Discord's limit is 100.`;
  return [...twice, ...taken, ...(count > mostFactCommands ? [{ path: ['facts'], message }] : [])];
}

/** One wording under two entries would make the bot unsure for no reason. */
function repeatedWordings(file: KnowledgeFile): Fault[] {
  const wordings = (['facts', 'not-stated'] as const).flatMap((part) =>
    file[part].flatMap((entry, index) => [
      { owner: entry.id, text: entry.question, path: [part, index, 'question'] },
      ...entry.asked.map((text, at) => ({ owner: entry.id, text, path: [part, index, 'asked', at] })),
    ]),
  );
  const first = new Map<string, string>();
  return wordings.flatMap(({ owner, text, path }) => {
    const key = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const before = first.get(key);
    first.set(key, before ?? owner);
    return before === undefined
      ? []
      : [{ path, message: `“${text}” already stands under “${before}”; keep it where it fits best.` }];
  });
}
