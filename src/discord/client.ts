import { Client, GatewayIntentBits, Options, Partials, type RESTOptions } from 'discord.js';

/** No privileged intent: mentions, direct messages and interactions carry their text without one. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * Creates a client that is not connected yet. It caches servers and channels only: messages, users and permissions come with
 * each event, and a cache of them would grow with every question.
 */
export function createClient(apiUrl: string, makeRequest: RESTOptions['makeRequest']): Client {
  const isSelf = ({ id }: { readonly id: string }) => id === client.user?.id;
  const client: Client = new Client({
    intents,
    // Without these partials, the client drops direct messages from unknown channels, and edits of messages it has not cached.
    partials: [Partials.Channel, Partials.Message],
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

/** How often the client removes the idle request queues of deferred interactions. */
const sweepIntervalSeconds = 60_000;
