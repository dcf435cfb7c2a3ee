import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { TypedCommand } from './parse-line.ts';

const terminalCommands = ['/as member', '/as moderator', '/help', '/in #', '/quit', '/save ', '/wait'];

/** What Tab completes in a line that begins with a slash: names of commands, then of their subcommands. */
export function completeCommand(line: string, commands: readonly APIApplicationCommand[]): string[] {
  const registered = commands.flatMap((command) =>
    command.type === ApplicationCommandType.ChatInput ? commandNames(command) : [],
  );
  return [...registered, ...terminalCommands].filter((name) => name.startsWith(line) && name !== line).toSorted();
}

/** What a command is called with each of its subcommands; a blank follows where something can be filled in. */
function commandNames({ name, options = [] }: Pick<APIApplicationCommand, 'name' | 'options'>): string[] {
  const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
  if (subcommands.length === 0) return [withTrailingSpace(`/${name}`, options)];
  return subcommands.map((option) => withTrailingSpace(`/${name} ${option.name}`, option.options));
}

function withTrailingSpace(name: string, options: readonly unknown[] = []): string {
  return options.length > 0 ? `${name} ` : name;
}

/** The options of a command that can still be named, as they are typed. */
export function completeOption({ definitions, options, lastOption }: TypedCommand, word: string): string[] {
  return definitions
    .filter(({ name }) => name === lastOption || options[name] === undefined)
    .map(({ name }) => `${name}: `)
    .filter((name) => name.startsWith(word));
}
