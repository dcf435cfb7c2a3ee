/** Mentions, channels, custom emoji, commands, places of a server and times, as Discord writes them into a text. */
const discordMarkup = /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:)\d+>|<id:[\w-]+(?::\d+)?>|<t:-?\d+(?::\w)?>/g;

/** The words of a message or option without what Discord put between them, which is no word of a question. */
export function questionText(content: string): string {
  return content.replace(discordMarkup, ' ').trim();
}
