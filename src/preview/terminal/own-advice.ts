import type { Seat } from './seat.ts';
import type { TypedCommand } from './typed-line.ts';

/** How to type what the terminal itself understands, for somebody who nearly did; undefined for the bot's commands. */
export function ownAdvice({ name, words }: Pick<TypedCommand, 'name' | 'words'>, seat: Seat): string | undefined {
  if (seat.commands().some((one) => one.name === name)) return undefined;
  switch (name) {
    case 'as':
      return `${words === '' ? 'Who would you like to be?' : `There is nobody called “${words}” here:`} /as member or /as moderator.`;
    case 'in': {
      const channels = seat.channels().map((channel) => `#${channel.name}`);
      return `Name a channel: /in #news. There is ${channels.join(', ')}.`;
    }
    case 'save':
      return 'Name the file by its number: /save 1, or /save 1 path.';
    default:
      return undefined;
  }
}
