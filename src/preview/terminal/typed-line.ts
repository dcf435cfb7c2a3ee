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
  readonly words: string;
  readonly options: Readonly<Record<string, string>>;
  /** What the command asks for; nothing where it is not known. */
  readonly offered: readonly APIApplicationCommandBasicOption[];
  /** The option at the end of the line, which may still be written. */
  readonly last: string | undefined;
};

/** What somebody wants who typed a line into the terminal. */
export type TypedLine =
  | { readonly kind: 'nothing' | 'help' | 'quit' | 'wait' }
  | { readonly kind: 'become'; readonly role: 'member' | 'moderator' }
  | { readonly kind: 'go'; readonly channel: string }
  | { readonly kind: 'save'; readonly number: number; readonly path: string }
  | { readonly kind: 'press'; readonly number: number }
  | TypedCommand
  | { readonly kind: 'words'; readonly text: string };

/** Reads a line against the commands that are registered. A bare number presses a button of the message before. */
export function readTypedLine(line: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  if (/^\d{1,2}$/.test(text)) return { kind: 'press', number: Number(text) };
  if (!text.startsWith('/')) return { kind: 'words', text };
  return readOwn(text) ?? readCommand(text.slice(1), commands);
}

/** What the terminal itself understands. */
function readOwn(text: string): TypedLine | undefined {
  const [name = '', rest] = headAndRest(text);
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
      return rest === 'member' || rest === 'moderator' ? { kind: 'become', role: rest } : undefined;
    case '/in':
      return channel === undefined ? undefined : { kind: 'go', channel };
    case '/save':
      return save ? { kind: 'save', number: Number(save[1]), path: save[2] ?? '' } : undefined;
    default:
      return undefined;
  }
}

function readCommand(text: string, commands: readonly APIApplicationCommand[]): TypedCommand {
  const [name = '', rest] = headAndRest(text);
  const command = commands.find((one) => one.type === ApplicationCommandType.ChatInput && one.name === name);
  const [first = '', others] = headAndRest(rest);
  const subcommand = command?.options?.find(
    (option) => option.type === ApplicationCommandOptionType.Subcommand && option.name === first,
  );
  if (subcommand?.type === ApplicationCommandOptionType.Subcommand) {
    return { kind: 'command', name, words: rest, subcommand: first, ...readOptions(others, subcommand.options ?? []) };
  }
  return {
    kind: 'command',
    name,
    words: rest,
    subcommand: undefined,
    ...readOptions(rest, command?.options?.filter(isBasic) ?? []),
  };
}

function headAndRest(text: string): [string, string] {
  const [, head = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return [head, rest];
}

type ReadOptions = Pick<TypedCommand, 'options' | 'offered' | 'last'>;

/** "question: when? private: true"; the first option needs no name where it comes first. */
function readOptions(text: string, offered: readonly APIApplicationCommandBasicOption[]): ReadOptions {
  const names = offered.map(({ name }) => name);
  const [first] = names;
  const named = names.length === 0 ? [] : [...text.matchAll(new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*`, 'g'))];
  const before = text.slice(0, named[0]?.index ?? text.length).trim();
  const unnamed = before === '' || !first ? [] : [[first, before] as const];
  const options = named.map((match, index) => {
    const end = named[index + 1]?.index ?? text.length;
    return [match[1] ?? '', text.slice(match.index + match[0].length, end).trim()] as const;
  });
  return { offered, last: options.at(-1)?.[0] ?? first, options: Object.fromEntries([...unnamed, ...options]) };
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type !== Subcommand && option.type !== SubcommandGroup;
}
