import { ApplicationFlags, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { generalDefinitions } from './definitions.ts';
import { explanation } from './login.ts';
import { isRegistered } from './registration.ts';

/** What Discord said, or why it did not, in words for whoever runs the bot. */
export type Said<T> = { readonly found: T } | { readonly problem: string };

/** What is asked of Discord about a bot without connecting it: one that runs does not notice. Nothing here rejects. */
export type Inquiry = {
  /** Whom the token lets in. */
  self(): Promise<Said<Self>>;
  application(): Promise<Said<Application>>;
  /** How often the bot may still connect today; Discord resets the token of one that does it too often. */
  starts(): Promise<Said<Starts>>;
  /** Whether the commands that Discord has for all servers are those of this version. */
  hasCommands(application: string): Promise<Said<boolean>>;
};

const selfSchema = z.object({ id: z.string(), username: z.string() });
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().default(0),
  approximate_guild_count: z.number().optional(),
});
const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

export type Self = z.infer<typeof selfSchema>;
export type Application = {
  readonly id: string;
  readonly name: string;
  /** The privileged intents that are switched on, by the names that Discord's pages give them. */
  readonly intents: readonly string[];
  /** How many servers it is on, where Discord says. */
  readonly servers: number | undefined;
};
export type Starts = {
  readonly left: number;
  readonly of: number;
  /** Until all are there again, in hours. */
  readonly hours: number;
  /** Connections that Discord recommends; from 2500 servers on, one is not enough. */
  readonly shards: number;
};

/** Asks with this token. Each question takes some seconds at most. */
export function openInquiry({ token, api }: { readonly token: string; readonly api: string }): Inquiry {
  const rest = new REST({ api, version: '10', retries: 1, timeout: 4000 }).setToken(token);
  const ask = async <T>(question: () => Promise<T>): Promise<Said<T>> => {
    try {
      return { found: await question() };
    } catch (error) {
      return { problem: explanation(error, api) };
    }
  };
  return {
    self: () => ask(async () => selfSchema.parse(await rest.get(Routes.user()))),
    application: () => ask(async () => described(applicationSchema.parse(await rest.get(Routes.currentApplication())))),
    starts: () => ask(async () => startsOf(gatewaySchema.parse(await rest.get(Routes.gatewayBot())))),
    hasCommands: (application) => ask(() => isRegistered(rest, application, generalDefinitions())),
  };
}

const privileged: readonly (readonly [ApplicationFlags, string])[] = [
  [ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited, 'Message Content'],
  [ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited, 'Server Members'],
  [ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited, 'Presence'],
];

function described({ id, name, flags, approximate_guild_count: servers }: z.infer<typeof applicationSchema>) {
  const intents = privileged.filter(([bits]) => (flags & bits) !== 0).map(([, intent]) => intent);
  return { id, name, intents, servers };
}

function startsOf({ shards, session_start_limit: limit }: z.infer<typeof gatewaySchema>): Starts {
  return { left: limit.remaining, of: limit.total, hours: Math.ceil(limit.reset_after / 3_600_000), shards };
}
