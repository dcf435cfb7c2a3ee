import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from 'discord-api-types/v10';

/** What Tab completes in a line that begins with a slash: names of commands, then of their subcommands. */
export function completeCommand(line: string, commands: readonly APIApplicationCommand[]): string[] {
  const known = commands.flatMap((command) =>
    command.type === ApplicationCommandType.ChatInput ? namesOf(command) : [],
  );
  return [...known, '/as member', '/as moderator', '/help', '/quit'].filter((name) => name.startsWith(line)).toSorted();
}

function namesOf({ name, options = [] }: APIApplicationCommand): string[] {
  const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  return subcommands.length === 0 ? [`/${name}`] : subcommands.map((option) => `/${name} ${option.name}`);
}
