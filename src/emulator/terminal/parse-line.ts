import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';

/** A command as it was typed, with its options in words. */
export type TypedCommand = {
  readonly kind: 'command';
  readonly name: string;
  readonly subcommand: string | undefined;
  /** All that was typed behind the name. */
  readonly argumentText: string;
  readonly options: Readonly<Record<string, string>>;
  /** What the command asks for; nothing where it is not known. */
  readonly definitions: readonly APIApplicationCommandBasicOption[];
  /** The option at the end of the line, which may still be written. */
  readonly lastOption: string | undefined;
};

/** What somebody wants who typed a line into the terminal. */
export type TypedLine =
  | { readonly kind: 'empty' | 'help' | 'quit' | 'wait' }
  | { readonly kind: 'set-role'; readonly role: 'member' | 'moderator' }
  | { readonly kind: 'go-to-channel'; readonly channel: string }
  | { readonly kind: 'save'; readonly number: number; readonly path: string }
  | { readonly kind: 'press'; readonly number: number }
  | TypedCommand
  | { readonly kind: 'question'; readonly text: string };

/** Reads a line against the commands that are registered. A bare number presses a button of the message before. */
export function parseLine(line: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'empty' };
  if (/^\d{1,2}$/.test(text)) return { kind: 'press', number: Number(text) };
  if (!text.startsWith('/')) return { kind: 'question', text };
  return parseTerminalCommand(text) ?? parseCommand(text.slice(1), commands);
}

/** What the terminal itself understands. */
function parseTerminalCommand(text: string): TypedLine | undefined {
  const [name = '', rest] = splitHead(text);
  const save = /^(\d{1,2})\s*(.*)$/.exec(rest);
  const channel = /^#?([\p{L}\p{N}_-]{1,100})$/u.exec(rest)?.[1];
  switch (name) {
    case '/help':
      return { kind: 'help' };
    case '/quit':
    case '/exit':
      return { kind: 'quit' };
    case '/wait':
      return { kind: 'wait' };
    case '/as':
      return rest === 'member' || rest === 'moderator' ? { kind: 'set-role', role: rest } : undefined;
    case '/in':
      return channel === undefined ? undefined : { kind: 'go-to-channel', channel };
    case '/save':
      return save ? { kind: 'save', number: Number(save[1]), path: save[2] ?? '' } : undefined;
    default:
      return undefined;
  }
}

function parseCommand(text: string, commands: readonly APIApplicationCommand[]): TypedCommand {
  const [name = '', rest] = splitHead(text);
  const command = commands.find(
    (candidate) => candidate.type === ApplicationCommandType.ChatInput && candidate.name === name,
  );
  const [first = '', others] = splitHead(rest);
  const subcommand = command?.options?.find(
    (option) => option.type === ApplicationCommandOptionType.Subcommand && option.name === first,
  );
  if (subcommand?.type === ApplicationCommandOptionType.Subcommand) {
    return {
      kind: 'command',
      name,
      argumentText: rest,
      subcommand: first,
      ...parseOptions(others, subcommand.options ?? []),
    };
  }
  return {
    kind: 'command',
    name,
    argumentText: rest,
    subcommand: undefined,
    ...parseOptions(rest, command?.options?.filter(isBasic) ?? []),
  };
}

function splitHead(text: string): [string, string] {
  const [, head = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return [head, rest];
}

type ParsedOptions = Pick<TypedCommand, 'options' | 'definitions' | 'lastOption'>;

/** "question: when? private: true"; the first option needs no name where it comes first. */
function parseOptions(text: string, definitions: readonly APIApplicationCommandBasicOption[]): ParsedOptions {
  const names = definitions.map(({ name }) => name);
  const [first] = names;
  const matches = names.length === 0 ? [] : [...text.matchAll(new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*`, 'g'))];
  const unnamedText = text.slice(0, matches[0]?.index ?? text.length).trim();
  const unnamed = unnamedText === '' || !first ? [] : [[first, unnamedText] as const];
  const options = matches.map((match, index) => {
    const end = matches[index + 1]?.index ?? text.length;
    return [match[1] ?? '', text.slice(match.index + match[0].length, end).trim()] as const;
  });
  return {
    definitions,
    lastOption: options.at(-1)?.[0] ?? first,
    options: Object.fromEntries([...unnamed, ...options]),
  };
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type !== Subcommand && option.type !== SubcommandGroup;
}
