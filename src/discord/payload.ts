import { AttachmentBuilder, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import type { MessageFile } from '../rendering/blocks.ts';
import type { DiscordMessage } from '../rendering/discord-message.ts';
import { svgToPng } from '../rendering/svg-to-png.ts';

/**
 * A draft as discord.js sends it. Pings are impossible and link previews switched off: answers quote words that others
 * wrote. An edit has to say `attachments: []` beside it, or the files of the message before stay.
 */
export async function messagePayload({ content, rows, file }: DiscordMessage) {
  return {
    content,
    components: rows.map((row) => ({
      type: ComponentType.ActionRow as const,
      components: row.map(({ label, customId }) => ({
        type: ComponentType.Button as const,
        style: ButtonStyle.Secondary as const,
        label,
        customId,
      })),
    })),
    ...(file ? { files: [await attachment(file)] } : {}),
    allowedMentions: { parse: [], repliedUser: false },
    flags: [MessageFlags.SuppressEmbeds] as const,
  };
}

/** Pictures are drawn only now: Discord shows no SVG. */
async function attachment(file: MessageFile): Promise<AttachmentBuilder> {
  const { name } = file;
  if ('text' in file) return new AttachmentBuilder(Buffer.from(file.text), { name });
  if ('bytes' in file) return new AttachmentBuilder(Buffer.from(file.bytes), { name });
  const { svg, description } = file;
  return new AttachmentBuilder(Buffer.from(await svgToPng(svg)), { name, description });
}
