import type { CompleterResult } from 'node:readline';
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';
import { isBasicOption } from '../clients/find-command.ts';
import type { UserSession } from './user-session.ts';

/** A command and one of its options, which receives text typed without a slash. */
export type DefaultCommand = { readonly command: string; readonly option: string };

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

const { Channel, Subcommand } = ApplicationCommandOptionType;
const terminalCommands = ['/as member', '/as moderator', '/help', '/in #', '/quit', '/save ', '/wait'];

/** Everything but the commands of the bot. A number presses a button of the last message with buttons. */
const linePatterns: readonly (readonly [RegExp, (groups: readonly (string | undefined)[]) => TypedLine])[] = [
  [/^$/, () => ({ kind: 'empty' })],
  [/^(\d{1,2})$/, ([number]) => ({ kind: 'press', number: Number(number) })],
  [/^([^/].*)$/s, ([text = '']) => ({ kind: 'question', text })],
  [/^\/help(?!\S)/, () => ({ kind: 'help' })],
  [/^\/(?:quit|exit)(?!\S)/, () => ({ kind: 'quit' })],
  [/^\/wait(?!\S)/, () => ({ kind: 'wait' })],
  [/^\/as\s+member$/, () => ({ kind: 'set-role', role: 'member' })],
  [/^\/as\s+moderator$/, () => ({ kind: 'set-role', role: 'moderator' })],
  [/^\/in\s+#?([\p{L}\p{N}_-]{1,100})$/u, ([channel = '']) => ({ kind: 'go-to-channel', channel })],
  [/^\/save\s+(\d{1,2})\s*(.*)$/, ([number, path = '']) => ({ kind: 'save', number: Number(number), path })],
];

export function parseLine(line: string, commands: readonly APIApplicationCommand[]): TypedLine {
  const text = line.trim();
  for (const [pattern, toTypedLine] of linePatterns) {
    const match = pattern.exec(text);
    if (match) return toTypedLine(match.slice(1));
  }
  return parseCommand(text.slice(1), commands);
}

function parseCommand(text: string, commands: readonly APIApplicationCommand[]): TypedCommand {
  const [name, argumentText] = splitFirstWord(text);
  const { options = [] } = commands.find((command) => command.name === name) ?? {};
  const [firstWord, rest] = splitFirstWord(argumentText);
  const subcommand = options.filter((option) => option.type === Subcommand).find((option) => option.name === firstWord);
  return {
    kind: 'command',
    name,
    argumentText,
    subcommand: subcommand?.name,
    ...(subcommand
      ? parseOptions(rest, subcommand.options ?? [])
      : parseOptions(argumentText, options.filter(isBasicOption))),
  };
}

function splitFirstWord(text: string): [word: string, rest: string] {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? [];
  return [word, rest];
}

/** "question: when? private: true". The name of the first option may be omitted at the beginning. */
function parseOptions(text: string, definitions: readonly APIApplicationCommandBasicOption[]) {
  const names = definitions.map(({ name }) => name);
  const [first] = names;
  if (first === undefined) return { definitions, lastOption: undefined, options: {} };
  const matches = [...text.matchAll(new RegExp(`(?:^|\\s)(${names.join('|')}):\\s*`, 'g'))];
  const starts = matches.map(({ index }) => index);
  const unnamed = text.slice(0, starts[0]).trim();
  const named = matches.map(([match, name = ''], index): [string, string] => [
    name,
    text.slice((starts[index] ?? 0) + match.length, starts[index + 1]).trim(),
  ]);
  return {
    definitions,
    lastOption: named.at(-1)?.[0] ?? first,
    options: Object.fromEntries([...(unnamed === '' ? [] : [[first, unnamed]]), ...named]),
  };
}

/** Completes a line: the possible completions, and the part that they replace. Suggestions come from the bot. */
export async function completeLine(
  line: string,
  userSession: UserSession,
  defaultCommand: DefaultCommand,
): Promise<CompleterResult> {
  const commands = userSession.commands();
  const parsedLine = parseLine(line, commands);
  if (parsedLine.kind === 'question' || parsedLine.kind === 'empty') {
    const choices = await userSession.channelClient().autocomplete(defaultCommand.command, defaultCommand.option, line);
    return [choices.map(({ name }) => name), line];
  }
  const registered = commandPaths(commands).map(({ path, options }) => (options.length > 0 ? `${path} ` : path));
  const names = [...registered, ...terminalCommands].filter((name) => name.startsWith(line) && name !== line);
  if (names.length > 0 || parsedLine.kind !== 'command') return [names.toSorted(), line];
  return completeOption(parsedLine, userSession, /\S*$/.exec(line)?.[0] ?? '');
}

/** Completes the value of the last option, or its name. */
async function completeOption(
  { name, subcommand, lastOption = '', options, definitions }: TypedCommand,
  userSession: UserSession,
  lastWord: string,
): Promise<CompleterResult> {
  const definition = definitions.find((candidate) => candidate.name === lastOption);
  const value = options[lastOption] ?? '';
  if (definition && 'autocomplete' in definition && definition.autocomplete) {
    const choices = await userSession.channelClient().autocomplete(name, lastOption, value, {}, { subcommand });
    userSession.recordSuggestions(lastOption, choices);
    return [choices.map((choice) => choice.name), value];
  }
  if (definition?.type === Channel) {
    const channels = userSession.channels().map((channel) => `#${channel.name}`);
    return [channels.filter((channel) => channel.startsWith(value)), value];
  }
  const unfilled = definitions.filter((option) => option.name === lastOption || options[option.name] === undefined);
  return [unfilled.map((option) => `${option.name}: `).filter((text) => text.startsWith(lastWord)), lastWord];
}

/** The commands with their subcommands, as they are typed. */
export function commandPaths(commands: readonly APIApplicationCommand[]) {
  return commands.flatMap(({ name, description, options = [] }) => {
    const subcommands = options.filter((option) => option.type === Subcommand);
    if (subcommands.length === 0) return [{ path: `/${name}`, description, options }];
    return subcommands.map((subcommand) => ({
      path: `/${name} ${subcommand.name}`,
      description: subcommand.description,
      options: subcommand.options ?? [],
    }));
  });
}
