import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import type { MessageDraft } from '../rendering/message.ts';

/**
 * A draft as discord.js sends it. Pings are impossible and link previews switched off: answers quote words that others
 * wrote.
 */
export function messagePayload({ content, rows, file }: MessageDraft) {
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
    ...(file ? { files: [{ name: file.name, attachment: Buffer.from(file.text) }] } : {}),
    allowedMentions: { parse: [], repliedUser: false },
    flags: [MessageFlags.SuppressEmbeds] as const,
  };
}
