import { type APIUser, ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import { NO_FLAGS } from './flags.ts';

/** The application on whose behalf the bot speaks. */
export type Application = { readonly id: string; readonly name: string; readonly flags: number; readonly bot: APIUser };

/** Somebody on Discord. A bot's user has the same id as its application. */
export function makeUser(id: string, name: string, kind: 'person' | 'bot'): APIUser {
  return {
    id,
    // The names of bots are the older kind, which has spaces and capitals.
    username: kind === 'bot' ? name : name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '_'),
    discriminator: kind === 'bot' ? '0000' : '0',
    global_name: kind === 'bot' ? null : name,
    avatar: null,
    flags: NO_FLAGS,
    public_flags: NO_FLAGS,
    primary_guild: null,
    ...(kind === 'bot' && { bot: true }),
  };
}

/** The one application of this Discord. `intentsAllowed` are the privileged intents that its owner has switched on. */
export function makeApplication(id: string, name: string, intentsAllowed: number): Application {
  const flags = intentsAllowed & GatewayIntentBits.MessageContent ? ApplicationFlags.GatewayMessageContentLimited : 0;
  return { id, name, flags, bot: makeUser(id, name, 'bot') };
}
