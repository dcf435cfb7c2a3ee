import type { PageChannel, PageMessage, PageRole } from '../page-message.ts';
import { announceToScreenReader } from './announcer.ts';

/** Has a screen reader say a message, without the signs of its Markdown. */
export function announceMessage({ author, source, isLoading, readerRole }: PageMessage, role: PageRole): void {
  const whom = readerRole === role ? ' to you alone' : '';
  const words = source.replaceAll(/[*>~_`#|]|^-# /gm, '');
  announceToScreenReader(isLoading ? `${author.name} is thinking` : `${author.name}${whom}: ${words}`);
}

/** What stands above the first message of a place. */
export function channelIntroduction({ name, ownerRole }: PageChannel): string {
  if (ownerRole !== undefined) return `Here you and ${name} are alone. Just ask.`;
  return `This is the beginning of #${name}. Ask in your own words after @, or type / for the commands.`;
}
