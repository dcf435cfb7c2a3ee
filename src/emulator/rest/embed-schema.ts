import { type APIEmbed, EmbedType } from 'discord-api-types/v10';
import { z } from 'zod';
import { type ReportIssue, rule, text, url } from './validation.ts';

// The limits: https://docs.discord.com/developers/resources/message#embed-object-embed-limits

/** Maximum length of all embeds of a message together, in characters. */
const maxTotalEmbedLength = 6000;

const webUrl = url(['http', 'https']);
const mediaUrl = url(['http', 'https', 'attachment']);
const imageSchema = z.object({ url: mediaUrl });
const fieldSchema = z.object({ name: text(1, 256), value: text(1, 1024), inline: z.boolean().exactOptional() });

const embedSchema = z
  .object({
    title: z.string().max(256).exactOptional(),
    description: z.string().max(4096).exactOptional(),
    url: webUrl.exactOptional(),
    timestamp: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d/)
      .exactOptional(),
    color: z.int().min(0).max(0xffffff).exactOptional(),
    footer: z.object({ text: text(1, 2048), icon_url: mediaUrl.exactOptional() }).exactOptional(),
    image: imageSchema.exactOptional(),
    thumbnail: imageSchema.exactOptional(),
    author: z
      .object({ name: text(1, 256), url: webUrl.exactOptional(), icon_url: mediaUrl.exactOptional() })
      .exactOptional(),
    fields: z.array(fieldSchema).max(25).exactOptional(),
  })
  .check(rule(checkHasContent));

/** The embeds of a message. */
export const embedsSchema = z
  .array(embedSchema)
  .max(10)
  .check(
    rule((embeds, report) => {
      const length = embeds.reduce((sum, embed) => sum + embedLength(embed), 0);
      if (length > maxTotalEmbedLength) {
        report('MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${maxTotalEmbedLength}`);
      }
    }),
  );

function checkHasContent(embed: APIEmbed, report: ReportIssue): void {
  const { title, description, image, thumbnail, footer, author, fields } = embed;
  if (title || description || image || thumbnail || footer || author || fields?.length) return;
  report('BASE_TYPE_REQUIRED', 'This field is required', ['description']);
}

function embedLength({ title, description, footer, author, fields = [] }: APIEmbed): number {
  const fieldTexts = fields.flatMap(({ name, value }) => [name, value]);
  const texts = [title, description, footer?.text, author?.name, ...fieldTexts];
  return texts.reduce((sum, part) => sum + (part?.trim().length ?? 0), 0);
}

/** The embeds as a message returns them: with `type`, and with the addresses of attached pictures. */
export function completeEmbeds(embeds: readonly APIEmbed[], resolveMediaUrl: (url: string) => string): APIEmbed[] {
  const withIcon = <T extends { readonly icon_url?: string }>(part: T): T =>
    part.icon_url ? { ...part, icon_url: resolveMediaUrl(part.icon_url) } : part;
  const resolveImage = (image: { readonly url: string }) => {
    const resolvedUrl = resolveMediaUrl(image.url);
    return { url: resolvedUrl, proxy_url: resolvedUrl };
  };
  return embeds.map(({ title, description, url, timestamp, color, footer, image, thumbnail, author, fields }) => ({
    type: EmbedType.Rich,
    ...(title && { title }),
    ...(description && { description }),
    ...(url && { url }),
    ...(timestamp && { timestamp: new Date(timestamp).toISOString() }),
    ...(color !== undefined && { color }),
    ...(footer && { footer: withIcon(footer) }),
    ...(image && { image: resolveImage(image) }),
    ...(thumbnail && { thumbnail: resolveImage(thumbnail) }),
    ...(author && { author: withIcon(author) }),
    ...(fields?.length && { fields: fields.map((field) => ({ inline: false, ...field })) }),
  }));
}
