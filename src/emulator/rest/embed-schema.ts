import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { refine, type ValidationContext } from '../schema/guard.ts';
import { object, optional } from '../schema/objects.ts';
import { array, boolean, number, string, url } from '../schema/values.ts';

/**
 * The most that all embeds of a message may say together, in characters. This and the limits below:
 * https://docs.discord.com/developers/resources/message#embed-object-embed-limits.
 */
const maxTotalEmbedLength = 6000;

const webUrl = url(['http', 'https']);
const imageSchema = object({ url: url(['http', 'https', 'attachment']) });
const iconUrl = url(['http', 'https', 'attachment']);

const embedSchema = refine(
  object({
    title: optional(string({ max: 256 })),
    description: optional(string({ max: 4096 })),
    url: optional(webUrl),
    timestamp: optional(string({ pattern: /^\d{4}-\d\d-\d\d/ })),
    color: optional(number({ min: 0, max: 0xffffff })),
    footer: optional(object({ text: string({ min: 1, max: 2048 }), icon_url: optional(iconUrl) })),
    image: optional(imageSchema),
    thumbnail: optional(imageSchema),
    author: optional(
      object({ name: string({ min: 1, max: 256 }), url: optional(webUrl), icon_url: optional(iconUrl) }),
    ),
    fields: optional(
      array(
        object({
          name: string({ min: 1, max: 256 }),
          value: string({ min: 1, max: 1024 }),
          inline: optional(boolean),
        }),
        { max: 25 },
      ),
    ),
  }),
  hasVisibleContent,
);

/** The embeds of a message. */
export const embedsSchema = refine(array(embedSchema, { max: 10 }), (embeds, context) => {
  const length = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
  return (
    length <= maxTotalEmbedLength ||
    context.addProblem('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maxTotalEmbedLength}`)
  );
});

/** The embeds as the message carries them: `type` filled in, pictures of the message's own files found by `find`. */
export function completeEmbeds(embeds: readonly APIEmbed[], resolveMediaUrl: (url: string) => string): APIEmbed[] {
  return embeds.map(
    ({ title, description, url, timestamp, color, footer, image, thumbnail, author, fields: rows }) => ({
      type: EmbedType.Rich,
      ...(title && { title }),
      ...(description && { description }),
      ...(url && { url }),
      ...(timestamp && { timestamp: new Date(timestamp).toISOString() }),
      ...(color !== undefined && { color }),
      ...(footer && { footer: { ...footer, ...(footer.icon_url && { icon_url: resolveMediaUrl(footer.icon_url) }) } }),
      ...(image && { image: { url: resolveMediaUrl(image.url), proxy_url: resolveMediaUrl(image.url) } }),
      ...(thumbnail && {
        thumbnail: { url: resolveMediaUrl(thumbnail.url), proxy_url: resolveMediaUrl(thumbnail.url) },
      }),
      ...(author && { author: { ...author, ...(author.icon_url && { icon_url: resolveMediaUrl(author.icon_url) }) } }),
      ...(rows?.length && { fields: rows.map((row) => ({ inline: false, ...row })) }),
    }),
  );
}

function hasVisibleContent(embed: APIEmbed, context: ValidationContext): boolean {
  const hasMainContent =
    embed.title || embed.description || embed.image || embed.thumbnail || embed.footer || embed.author;
  if (hasMainContent || embed.fields?.length) return true;
  return context.at('description').addProblem('BASE_TYPE_REQUIRED', 'This field is required');
}

function embedLength(embed: APIEmbed): number {
  const fieldTexts = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fieldTexts];
  return texts.reduce((sum, text) => sum + (text?.trim().length ?? 0), 0);
}
