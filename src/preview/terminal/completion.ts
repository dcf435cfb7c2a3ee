import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import type { TypedCommand } from './typed-line.ts';

const own = ['/as member', '/as moderator', '/help', '/in #', '/quit', '/save ', '/wait'];

/** What Tab completes in a line that begins with a slash: names of commands, then of their subcommands. */
export function completeCommand(line: string, commands: readonly APIApplicationCommand[]): string[] {
  const known = commands.flatMap((command) =>
    command.type === ApplicationCommandType.ChatInput ? namesOf(command) : [],
  );
  return [...known, ...own].filter((name) => name.startsWith(line) && name !== line).toSorted();
}

/** What a command is called with each of its subcommands; a blank follows where something can be filled in. */
function namesOf({ name, options = [] }: Pick<APIApplicationCommand, 'name' | 'options'>): string[] {
  const subcommands = options.filter((option) => option.type === ApplicationCommandOptionType.Subcommand);
  if (subcommands.length === 0) return [named(`/${name}`, options)];
  return subcommands.map((option) => named(`/${name} ${option.name}`, option.options));
}

function named(name: string, options: readonly unknown[] = []): string {
  return options.length > 0 ? `${name} ` : name;
}

/** The options of a command that can still be named, as they are typed. */
export function completeOption({ offered, options, last }: TypedCommand, word: string): string[] {
  return offered
    .filter(({ name }) => name === last || options[name] === undefined)
    .map(({ name }) => `${name}: `)
    .filter((name) => name.startsWith(word));
}
