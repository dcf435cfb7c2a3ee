import type { Message, Place, Role } from '../shown-message.ts';
import { announce } from './announcer.ts';

/** Has a screen reader say a message, without the signs of its Markdown. */
export function sayMessage({ author, source, isThinking, reader }: Message, role: Role): void {
  const whom = reader === role ? ' to you alone' : '';
  const words = source.replaceAll(/[*>~_`#|]|^-# /gm, '');
  announce(isThinking ? `${author.name} is thinking` : `${author.name}${whom}: ${words}`);
}

/** What stands above the first message of a place. */
export function beginningOf({ name, owner }: Place): string {
  if (owner !== undefined) return `Here you and ${name} are alone. Just ask.`;
  return `This is the beginning of #${name}. Ask in your own words after @, or type / for the commands.`;
}
