import type { TypedCommand } from './parse-line.ts';
import type { UserSession } from './user-session.ts';

/** How to type what the terminal itself understands, for somebody who nearly did; undefined for the bot's commands. */
export function commandHint(
  { name, argumentText }: Pick<TypedCommand, 'name' | 'argumentText'>,
  userSession: UserSession,
): string | undefined {
  if (userSession.commands().some((command) => command.name === name)) return undefined;
  switch (name) {
    case 'as':
      return `${argumentText === '' ? 'Who would you like to be?' : `There is nobody called “${argumentText}” here:`} /as member or /as moderator.`;
    case 'in': {
      const channels = userSession.channels().map((channel) => `#${channel.name}`);
      return `Name a channel: /in #news. There is ${channels.join(', ')}.`;
    }
    case 'save':
      return 'Name the file by its number: /save 1, or /save 1 path.';
    default:
      return undefined;
  }
}
