import type { BaseInteraction, Channel, Message } from 'discord.js';
import type { Place } from '../moderation/moderation.ts';

/** Where an interaction or a message is. */
export function placeOf({
  guildId,
  channelId,
  channel,
}: Pick<BaseInteraction | Message, 'guildId' | 'channelId' | 'channel'>): Place {
  const parent = parentOf(channel);
  return {
    server: guildId ?? undefined,
    channel: channelId ?? '',
    ...(parent === undefined ? {} : { parent }),
  };
}

function parentOf(channel: Channel | null): string | undefined {
  return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
}
