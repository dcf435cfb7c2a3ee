import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from 'discord.js';

/** No privileged intent: mentions, direct messages and interactions carry their text without one. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * A client that is not connected yet. It keeps servers and channels and nothing else: what the bot needs of a message, of who
 * wrote it and of what they may do comes with each event, and kept it would grow with every question.
 */
export function createClient(apiUrl: string, makeRequest: RESTOptions['makeRequest']): Client {
  const isSelf = ({ id }: { readonly id: string }) => id === client.user?.id;
  const client: Client = new Client({
    intents,
    // Direct messages come from channels that the client has not met, which it drops without this partial.
    partials: [Partials.Channel],
    rest: { api: apiUrl, makeRequest, handlerSweepInterval: sweepIntervalSeconds },
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: isSelf },
      GuildMemberManager: { maxSize: 0, keepOverLimit: isSelf },
      ThreadMemberManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
    }),
  });
  return client;
}

/** The client keeps a queue for every token of an interaction that was put off, and looks that often for those that are done. */
const sweepIntervalSeconds = 60_000;
