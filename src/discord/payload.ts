import { AttachmentBuilder, ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { picture } from '../picture.ts';
import type { PageFile } from '../rendering/blocks.ts';
import type { MessageDraft } from '../rendering/message.ts';

/**
 * A draft as discord.js sends it. Pings are impossible and link previews switched off: answers quote words that others
 * wrote. An edit has to say `attachments: []` beside it, or the files of the message before stay.
 */
export async function messagePayload({ content, rows, file }: MessageDraft) {
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
async function attachment(file: PageFile): Promise<AttachmentBuilder> {
  const { name } = file;
  if ('text' in file) return new AttachmentBuilder(Buffer.from(file.text), { name });
  if ('bytes' in file) return new AttachmentBuilder(Buffer.from(file.bytes), { name });
  const { svg, description } = file;
  return new AttachmentBuilder(Buffer.from(await picture(svg)), { name, description });
}
