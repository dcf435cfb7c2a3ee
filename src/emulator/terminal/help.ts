import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { UserSession } from './user-session.ts';

const terminalCommands = [
  '  /as moderator  Become a moderator (and /as member)',
  '  /in #news  Go to another channel; it is made if there is none',
  '  /save 1 path  Keep a file of the last message that had one',
  '  /wait  Wait for what the bot says or edits of its own accord',
  '  /quit  End',
  '  1, 2, …  Press a button of the last message that has any',
];
const optionSyntax = 'Options are typed as “name: value”; a file is a path, a channel its name (#general).';

/** What can be typed; a command for moderators in full only to one. */
export function helpText(userSession: UserSession): string {
  const registered = userSession.commands().flatMap(({ name, description, options = [] }) => {
    const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    if (subcommands.length === 0 || userSession.role() === 'member') return [`  /${name}  ${description}`];
    return subcommands.map((option) => `  /${name} ${option.name}  ${option.description}`);
  });
  return ['Ask in your own words, or use a command:', ...registered, ...terminalCommands, optionSyntax].join('\n');
}
