import type { BaseInteraction, Channel, Message } from 'discord.js';
import type { Location } from '../moderation/moderation.ts';

/** Where an interaction or a message is. */
export function locationOf({
  guildId,
  channelId,
  channel,
}: Pick<BaseInteraction | Message, 'guildId' | 'channelId' | 'channel'>): Location {
  const parentChannelId = parentChannelIdOf(channel);
  return {
    serverId: guildId ?? undefined,
    channelId: channelId ?? '',
    ...(parentChannelId === undefined ? {} : { parentChannelId }),
  };
}

function parentChannelIdOf(channel: Channel | null): string | undefined {
  return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
}
