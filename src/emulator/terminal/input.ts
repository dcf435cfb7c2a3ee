import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { CommandOptionValue, CommandOptionValues } from '../clients/command-options.ts';
import type { Upload } from '../state/attachments.ts';

/** A typed command. Its option values are not converted yet. */
export type TypedCommand = {
  readonly kind: 'command';
  readonly name: string;
  readonly subcommand: string | undefined;
  /** The text after the command name. */
  readonly argumentText: string;
  readonly options: Readonly<Record<string, string>>;
  /** The options of the command; empty for an unknown one. */
  readonly definitions: readonly APIApplicationCommandBasicOption[];
  /** The option at the end of the line, which Tab completes. */
  readonly lastOption: string | undefined;
};

/** A parsed line. */
export type TypedLine =
  | { readonly kind: 'empty' | 'help' | 'quit' | 'wait' }
  | { readonly kind: 'set-role'; readonly role: 'member' | 'moderator' }
  | { readonly kind: 'go-to-channel'; readonly channel: string }
  | { readonly kind: 'save'; readonly number: number; readonly path: string }
  | { readonly kind: 'press'; readonly number: number }
  | TypedCommand
  | { readonly kind: 'question'; readonly text: string };

/** Parses a line. A number presses a button of the last message with buttons. */
export function parseLine(line: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'empty' };
  if (/^\d{1,2}$/.test(text)) return { kind: 'press', number: Number(text) };
  if (!text.startsWith('/')) return { kind: 'question', text };
  return parseTerminalCommand(text) ?? parseCommand(text.slice(1), commands);
}

/** The terminal's own commands. */
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

/** "question: when? private: true". The name of the first option may be omitted at the beginning. */
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

/** The channels and suggestions that option values can name. */
export type OptionContext = {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** The value of the suggestion with this name. */
  readonly suggestedValue: (option: string, text: string) => string | number | undefined;
};

const { Attachment, Boolean: BooleanOption, Channel, Integer, Number: NumberOption } = ApplicationCommandOptionType;

/** Converts option values: numbers, channel names to ids, paths to files. Rejects with ClientValidationError. */
export async function parseOptionValues(
  { options, definitions }: TypedCommand,
  context: OptionContext,
): Promise<CommandOptionValues> {
  const values = Object.entries(options).map(async ([name, text]) => {
    const option = definitions.find((definition) => definition.name === name);
    return [name, context.suggestedValue(name, text) ?? (await parseOptionValue(option, text, context))] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function parseOptionValue(
  option: APIApplicationCommandBasicOption | undefined,
  text: string,
  { channels }: OptionContext,
): Promise<CommandOptionValue> {
  switch (option?.type) {
    case BooleanOption:
      return /^(true|yes|1)$/i.test(text);
    case Integer:
    case NumberOption:
      return text === '' ? text : Number(text);
    case Channel: {
      const channel = channels.find(({ name }) => name === text.replace(/^#/, ''));
      if (!channel) throw new ClientValidationError([`There is no channel ${text}.`]);
      return channel.id;
    }
    case Attachment:
      return readUpload(text.replace(/^(["'])(.*)\1$/, '$2'));
    default:
      return text;
  }
}

/** Reads a local file. Rejects with ClientValidationError. */
async function readUpload(path: string): Promise<Upload> {
  try {
    return { name: basename(path), data: await readFile(path) };
  } catch {
    throw new ClientValidationError([`Cannot read the file ${path}.`]);
  }
}

/** Saves an attachment. Never overwrites a file. Rejects with ClientValidationError. */
export async function saveDownload(path: string, url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new ClientValidationError(['This file is no longer available.']);
  const data = await response.bytes();
  try {
    await writeFile(path, data, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new ClientValidationError([isThere ? `The file ${path} already exists.` : `Cannot write to ${path}.`]);
  }
}
