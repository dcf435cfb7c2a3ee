import {
  type APIDMChannel,
  type APIGuild,
  type APITextChannel,
  ChannelType,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import type { Channel, Server, ServerChannel } from './guilds.ts';
import { noFlags } from './protocol-values.ts';

/** The channel in API responses. `lastMessageId` is null for an empty channel. */
export function channelPayload(channel: Channel, lastMessageId: string | null): APITextChannel | APIDMChannel {
  return channel.kind === 'server'
    ? serverChannelPayload(channel, lastMessageId)
    : {
        id: channel.id,
        type: ChannelType.DM,
        name: null,
        flags: noFlags,
        last_message_id: lastMessageId,
        recipients: [channel.recipient],
      };
}

/** A server's channel in API responses and gateway events. */
export function serverChannelPayload(channel: ServerChannel, lastMessageId: string | null): APITextChannel {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.server.id,
    name: channel.name,
    flags: noFlags,
    last_message_id: lastMessageId,
    parent_id: null,
    topic: null,
    position: channel.server.channels.indexOf(channel),
    permission_overwrites: [...channel.permissionOverwrites],
    rate_limit_per_user: 0,
    nsfw: false,
  };
}

/** The server in API responses. `home_header` and `nsfw` are only in Discord's specification. */
export function serverPayload(server: Server): APIGuild & { home_header: null; nsfw: boolean } {
  return {
    id: server.id,
    name: server.name,
    owner_id: server.ownerId,
    roles: Object.values(server.roles),
    preferred_locale: Locale.EnglishUS,
    afk_timeout: 300,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.AllMembers,
    mfa_level: GuildMFALevel.None,
    nsfw_level: GuildNSFWLevel.Default,
    premium_tier: GuildPremiumTier.None,
    verification_level: GuildVerificationLevel.Low,
    system_channel_flags: noFlags,
    premium_subscription_count: 0,
    max_members: 25_000_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    ...unsetFields,
  };
}

const unsetFields = {
  afk_channel_id: null,
  application_id: null,
  banner: null,
  description: null,
  discovery_splash: null,
  emojis: [],
  features: [],
  home_header: null,
  hub_type: null,
  icon: null,
  incidents_data: null,
  nsfw: false,
  premium_progress_bar_enabled: false,
  public_updates_channel_id: null,
  region: 'deprecated',
  rules_channel_id: null,
  safety_alerts_channel_id: null,
  splash: null,
  stickers: [],
  system_channel_id: null,
  vanity_url_code: null,
  widget_channel_id: null,
  widget_enabled: false,
} satisfies Partial<ReturnType<typeof serverPayload>>;

/** The server in the GUILD_CREATE event. Without the members intent it contains no member but the bot. */
export function guildCreatePayload(
  server: Server,
  botId: string,
  findLastMessageId: (channelId: string) => string | null,
): GatewayGuildCreateDispatchData {
  const bot = server.members.get(botId);
  return {
    ...serverPayload(server),
    joined_at: server.createdAt,
    large: false,
    member_count: server.members.size,
    members: bot ? [bot] : [],
    channels: server.channels.map((channel) => serverChannelPayload(channel, findLastMessageId(channel.id))),
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
