import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { type Place, withRule } from '../guards/form.ts';
import { fields, optional } from '../guards/objects.ts';
import { address, list, number, text, yesOrNo } from '../guards/values.ts';

/**
 * The most that all embeds of a message may say together, in characters. This and the limits below:
 * https://docs.discord.com/developers/resources/message#embed-object-embed-limits.
 */
const LONGEST_EMBEDS = 6000;

const webAddress = address(['http', 'https']);
const picture = fields({ url: address(['http', 'https', 'attachment']) });
const iconAddress = address(['http', 'https', 'attachment']);

const embed = withRule(
  fields({
    title: optional(text({ max: 256 })),
    description: optional(text({ max: 4096 })),
    url: optional(webAddress),
    timestamp: optional(text({ pattern: /^\d{4}-\d\d-\d\d/ })),
    color: optional(number({ min: 0, max: 0xffffff })),
    footer: optional(fields({ text: text({ min: 1, max: 2048 }), icon_url: optional(iconAddress) })),
    image: optional(picture),
    thumbnail: optional(picture),
    author: optional(
      fields({ name: text({ min: 1, max: 256 }), url: optional(webAddress), icon_url: optional(iconAddress) }),
    ),
    fields: optional(
      list(
        fields({
          name: text({ min: 1, max: 256 }),
          value: text({ min: 1, max: 1024 }),
          inline: optional(yesOrNo),
        }),
        { max: 25 },
      ),
    ),
  }),
  saysSomething,
);

/** The embeds of a message. */
export const embeds = withRule(list(embed, { max: 10 }), (all, place) => {
  const length = all.reduce((sum, one) => sum + lengthOf(one), 0);
  return (
    length <= LONGEST_EMBEDS ||
    place.refuse('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LONGEST_EMBEDS}`)
  );
});

/** The embeds as the message carries them: `type` filled in, pictures of the message's own files found by `find`. */
export function finishEmbeds(all: readonly APIEmbed[], find: (url: string) => string): APIEmbed[] {
  return all.map(({ title, description, url, timestamp, color, footer, image, thumbnail, author, fields: rows }) => ({
    type: EmbedType.Rich,
    ...(title && { title }),
    ...(description && { description }),
    ...(url && { url }),
    ...(timestamp && { timestamp: new Date(timestamp).toISOString() }),
    ...(color !== undefined && { color }),
    ...(footer && { footer: { ...footer, ...(footer.icon_url && { icon_url: find(footer.icon_url) }) } }),
    ...(image && { image: { url: find(image.url), proxy_url: find(image.url) } }),
    ...(thumbnail && { thumbnail: { url: find(thumbnail.url), proxy_url: find(thumbnail.url) } }),
    ...(author && { author: { ...author, ...(author.icon_url && { icon_url: find(author.icon_url) }) } }),
    ...(rows?.length && { fields: rows.map((row) => ({ inline: false, ...row })) }),
  }));
}

function saysSomething(one: APIEmbed, place: Place): boolean {
  const says = one.title || one.description || one.image || one.thumbnail || one.footer || one.author;
  if (says || one.fields?.length) return true;
  return place.at('description').refuse('BASE_TYPE_REQUIRED', 'This field is required');
}

function lengthOf(one: APIEmbed): number {
  const rows = (one.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const all = [one.title, one.description, one.footer?.text, one.author?.name, ...rows];
  return all.reduce((sum, words) => sum + (words?.trim().length ?? 0), 0);
}
