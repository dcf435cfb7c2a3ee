import type { PageCommand } from '../protocol.ts';

/** The commands whose title contains the typed text; those that start with it come first. */
export function matchCommands(typed: string, commands: readonly PageCommand[]): readonly PageCommand[] {
  const text = typed.toLowerCase();
  const rank = ({ title, subcommand = '' }: PageCommand): number => {
    if (title.startsWith(text)) return 0;
    return subcommand.startsWith(text) ? 1 : 2;
  };
  return commands.filter(({ title }) => title.includes(text)).toSorted((one, other) => rank(one) - rank(other));
}

/** The command whose complete title and a space start the text, and the rest of the text. */
export function parseTypedCommand(
  text: string,
  commands: readonly PageCommand[],
): { readonly command: PageCommand; readonly rest: string } | undefined {
  const command = commands
    .filter(({ title }) => text.startsWith(`/${title} `))
    .toSorted((one, other) => other.title.length - one.title.length)[0];
  return command && { command, rest: text.slice(command.title.length + 2).trim() };
}

/** The command name at the start of the text, known or not. A file path is not a command. */
export function parseCommandName(text: string): string | undefined {
  return /^\/([\p{L}\p{N}_-]+)(?=\s|$)/u.exec(text)?.[1];
}

export function unknownCommandText(title: string): string {
  return `There is no command /${title} here.`;
}

/** The user or channel name that is being typed at the end of a text. */
export function parseTypedName(text: string): { readonly sign: '@' | '#'; readonly name: string } | undefined {
  const [, sign, name = ''] = /(?:^|\s)([@#])([\p{L}\p{N}_-]*)$/u.exec(text) ?? [];
  return sign === '@' || sign === '#' ? { sign, name: name.toLowerCase() } : undefined;
}
