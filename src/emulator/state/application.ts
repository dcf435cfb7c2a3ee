import { type APIUser, ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';
import { noFlags } from './protocol-values.ts';

export type Application = { readonly id: string; readonly name: string; readonly flags: number; readonly bot: APIUser };

/** A bot's user has the same id as its application. */
export function createUser(id: string, name: string, kind: 'person' | 'bot'): APIUser {
  return {
    id,
    // Bots have names of the older kind, with spaces, capital letters and a discriminator.
    username: kind === 'bot' ? name : name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, '_'),
    discriminator: kind === 'bot' ? '0000' : '0',
    global_name: kind === 'bot' ? null : name,
    avatar: null,
    flags: noFlags,
    public_flags: noFlags,
    primary_guild: null,
    ...(kind === 'bot' && { bot: true }),
  };
}

/** `allowedIntents` are the privileged intents that the owner has enabled. */
export function createApplication(id: string, name: string, allowedIntents: number): Application {
  const flags = allowedIntents & GatewayIntentBits.MessageContent ? ApplicationFlags.GatewayMessageContentLimited : 0;
  return { id, name, flags, bot: createUser(id, name, 'bot') };
}
