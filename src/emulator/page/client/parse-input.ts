import type { PageCommand } from '../page-command.ts';

/** The commands that fit what is typed behind the slash, those that begin with it first. */
export function matchCommands(typed: string, commands: readonly PageCommand[]): readonly PageCommand[] {
  const words = typed.toLowerCase();
  const fits = commands.filter(({ title }) => title.includes(words));
  const rank = ({ title, subcommand = '' }: PageCommand): number => {
    if (title.startsWith(words)) return 0;
    return subcommand.startsWith(words) ? 1 : 2;
  };
  return fits.toSorted((one, other) => rank(one) - rank(other));
}

/** The command that is typed out with a blank behind it, and what follows. */
export function parseTypedCommand(
  text: string,
  commands: readonly PageCommand[],
): { command: PageCommand; rest: string } | undefined {
  const found = commands
    .filter(({ title }) => text.startsWith(`/${title} `))
    .toSorted((one, other) => other.title.length - one.title.length)[0];
  return found && { command: found, rest: text.slice(found.title.length + 2).trim() };
}

/** What is typed as the name of a command: all behind a slash at the beginning that could be one, which a path is not. */
export function parseCommandName(text: string): string | undefined {
  return /^\/([\p{L}\p{N}_-]+)(?=\s|$)/u.exec(text)?.[1];
}

/** What is said of a command that there is not, or not for whoever one is now. */
export function unknownCommandText(title: string): string {
  return `There is no command /${title} here.`;
}

/** The name that is being typed behind @ or # at the end of a text. */
export function parseTypedName(before: string): { sign: '@' | '#'; name: string } | undefined {
  const [, sign, name = ''] = /(?:^|\s)([@#])([\p{L}\p{N}_-]*)$/u.exec(before) ?? [];
  return sign === '@' || sign === '#' ? { sign, name: name.toLowerCase() } : undefined;
}
