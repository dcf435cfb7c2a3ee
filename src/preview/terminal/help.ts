import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Seat } from './seat.ts';

const own = [
  '  /as moderator  Become a moderator (and /as member)',
  '  /in #news  Go to another channel; it is made if there is none',
  '  /save 1 path  Keep a file of the last message that had one',
  '  /wait  Wait for what the bot says or edits of its own accord',
  '  /quit  End',
  '  1, 2, …  Press a button of the last message that has any',
];
const values = 'Options are typed as “name: value”; a file is a path, a channel its name (#general).';

/** What can be typed; a command for moderators in full only to one. */
export function helpText(seat: Seat): string {
  const known = seat.commands().flatMap(({ name, description, options = [] }) => {
    const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    if (subcommands.length === 0 || seat.role() === 'member') return [`  /${name}  ${description}`];
    return subcommands.map((option) => `  /${name} ${option.name}  ${option.description}`);
  });
  return ['Ask in your own words, or use a command:', ...known, ...own, values].join('\n');
}
