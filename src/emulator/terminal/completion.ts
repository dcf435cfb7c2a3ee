import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { parseLine, type TypedCommand } from './input.ts';
import type { Completion } from './terminal.ts';
import type { UserSession } from './user-session.ts';

/** Completes a line. Suggestions come from the bot, as on Discord. */
export async function completeLine(
  line: string,
  userSession: UserSession,
  defaultCommand: { readonly command: string; readonly option: string },
): Promise<Completion> {
  const parsedLine = parseLine(line, userSession.commands());
  if (parsedLine.kind === 'question' || parsedLine.kind === 'empty') {
    const choices = await userSession.channelClient().autocomplete(defaultCommand.command, defaultCommand.option, line);
    return [choices.map(({ name }) => name), line];
  }
  const names = completeCommand(line, userSession.commands());
  if (names.length > 0 || parsedLine.kind !== 'command') return [names, line];
  return completeValue(parsedLine, userSession, /\S*$/.exec(line)?.[0] ?? '');
}

async function completeValue(command: TypedCommand, userSession: UserSession, lastWord: string): Promise<Completion> {
  const { lastOption = '', options, definitions } = command;
  const option = definitions.find(({ name }) => name === lastOption);
  const value = options[lastOption] ?? '';
  if (option && hasAutocomplete(option)) {
    const runOptions = command.subcommand === undefined ? {} : { subcommand: command.subcommand };
    const choices = await userSession.channelClient().autocomplete(command.name, lastOption, value, {}, runOptions);
    userSession.recordSuggestions(lastOption, choices);
    return [choices.map(({ name }) => name), value];
  }
  if (option?.type === ApplicationCommandOptionType.Channel) {
    const names = userSession.channels().map(({ name }) => `#${name}`);
    return [names.filter((name) => name.startsWith(value)), value];
  }
  return [completeOption(command, lastWord), lastWord];
}

function hasAutocomplete(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

const terminalCommands = ['/as member', '/as moderator', '/help', '/in #', '/quit', '/save ', '/wait'];

/** Completes the name of a command and its subcommand. */
function completeCommand(line: string, commands: readonly APIApplicationCommand[]): string[] {
  const registered = commands.flatMap((command) =>
    command.type === ApplicationCommandType.ChatInput ? commandNames(command) : [],
  );
  return [...registered, ...terminalCommands].filter((name) => name.startsWith(line) && name !== line).toSorted();
}

/** The command with each of its subcommands; a trailing space if it has options. */
function commandNames({ name, options = [] }: Pick<APIApplicationCommand, 'name' | 'options'>): string[] {
  const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
  if (subcommands.length === 0) return [withTrailingSpace(`/${name}`, options)];
  return subcommands.map((option) => withTrailingSpace(`/${name} ${option.name}`, option.options));
}

function withTrailingSpace(name: string, options: readonly unknown[] = []): string {
  return options.length > 0 ? `${name} ` : name;
}

/** The names of options that are not filled in yet. */
function completeOption({ definitions, options, lastOption }: TypedCommand, word: string): string[] {
  return definitions
    .filter(({ name }) => name === lastOption || options[name] === undefined)
    .map(({ name }) => `${name}: `)
    .filter((name) => name.startsWith(word));
}
