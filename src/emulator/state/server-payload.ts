import {
  type APIGuild,
  type GatewayGuildCreateDispatchData,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10';
import { serverChannelPayload } from './channels.ts';
import { noFlags } from './flags.ts';
import type { Server } from './servers.ts';

/** The server as GET /guilds/… answers. `home_header` and `nsfw` are in Discord's specification alone. */
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

/** The server as the gateway announces it. Without the members intent a bot is told of no member but itself. */
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
