import type { Command } from '../shown-command.ts';

/** The commands that fit what is typed behind the slash, those that begin with it first. */
export function commandsLike(typed: string, commands: readonly Command[]): readonly Command[] {
  const words = typed.toLowerCase();
  const fits = commands.filter(({ title }) => title.includes(words));
  const rank = ({ title, subcommand = '' }: Command): number => {
    if (title.startsWith(words)) return 0;
    return subcommand.startsWith(words) ? 1 : 2;
  };
  return fits.toSorted((one, other) => rank(one) - rank(other));
}

/** The command that is typed out with a blank behind it, and what follows. */
export function commandTypedOut(
  text: string,
  commands: readonly Command[],
): { command: Command; rest: string } | undefined {
  const found = commands
    .filter(({ title }) => text.startsWith(`/${title} `))
    .toSorted((one, other) => other.title.length - one.title.length)[0];
  return found && { command: found, rest: text.slice(found.title.length + 2).trim() };
}

/** What is typed as the name of a command: all behind a slash at the beginning that could be one, which a path is not. */
export function commandWord(text: string): string | undefined {
  return /^\/([\p{L}\p{N}_-]+)(?=\s|$)/u.exec(text)?.[1];
}

/** What is said of a command that there is not, or not for whoever one is now. */
export function noSuchCommand(title: string): string {
  return `There is no command /${title} here.`;
}

/** The name that is being typed behind @ or # at the end of a text. */
export function nameBeingTyped(before: string): { sign: '@' | '#'; name: string } | undefined {
  const [, sign, name = ''] = /(?:^|\s)([@#])([\p{L}\p{N}_-]*)$/u.exec(before) ?? [];
  return sign === '@' || sign === '#' ? { sign, name: name.toLowerCase() } : undefined;
}
