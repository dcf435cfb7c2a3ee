import { ApplicationFlags, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { generalCommandPayloads } from './command-payloads.ts';
import { explainConnectionError } from './login.ts';
import { areRegistered } from './registration.ts';

/** What Discord said, or why it did not, in words for whoever runs the bot. */
export type ApiResult<T> = { readonly value: T } | { readonly problem: string };

/** What is asked of Discord about a bot without connecting it: one that runs does not notice. Nothing here rejects. */
export type ApiStatus = {
  /** Whom the token lets in. */
  currentUser(): Promise<ApiResult<CurrentUser>>;
  application(): Promise<ApiResult<ApplicationInfo>>;
  /** How often the bot may still connect today; Discord resets the token of one that does it too often. */
  sessionStartLimit(): Promise<ApiResult<SessionStartLimit>>;
  /** Whether the commands that Discord has for all servers are those of this version. */
  hasCommands(applicationId: string): Promise<ApiResult<boolean>>;
};

const currentUserSchema = z.object({ id: z.string(), username: z.string() });
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

export type CurrentUser = z.infer<typeof currentUserSchema>;
export type ApplicationInfo = {
  readonly id: string;
  readonly name: string;
  /** The privileged intents that are switched on, by the names that Discord's pages give them. */
  readonly intents: readonly string[];
  /** How many servers it is on, where Discord says. */
  readonly serverCount: number | undefined;
};
export type SessionStartLimit = {
  readonly remaining: number;
  readonly total: number;
  /** Until all are there again, in hours. */
  readonly resetHours: number;
  /** Connections that Discord recommends; from 2500 servers on, one is not enough. */
  readonly recommendedShards: number;
};

/** Asks with this token. Each question takes some seconds at most. */
export function createApiStatus({ token, api }: { readonly token: string; readonly api: string }): ApiStatus {
  const rest = new REST({ api, version: '10', retries: 1, timeout: 4000 }).setToken(token);
  const tryRequest = async <T>(request: () => Promise<T>): Promise<ApiResult<T>> => {
    try {
      return { value: await request() };
    } catch (error) {
      return { problem: explainConnectionError(error, api) };
    }
  };
  return {
    currentUser: () => tryRequest(async () => currentUserSchema.parse(await rest.get(Routes.user()))),
    application: () =>
      tryRequest(async () => toApplicationInfo(applicationSchema.parse(await rest.get(Routes.currentApplication())))),
    sessionStartLimit: () =>
      tryRequest(async () => toSessionStartLimit(gatewaySchema.parse(await rest.get(Routes.gatewayBot())))),
    hasCommands: (applicationId) => tryRequest(() => areRegistered(rest, applicationId, generalCommandPayloads())),
  };
}

const privilegedIntents: readonly (readonly [ApplicationFlags, string])[] = [
  [ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited, 'Message Content'],
  [ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited, 'Server Members'],
  [ApplicationFlags.GatewayPresence | ApplicationFlags.GatewayPresenceLimited, 'Presence'],
];

function toApplicationInfo({
  id,
  name,
  flags,
  approximate_guild_count: serverCount,
}: z.infer<typeof applicationSchema>) {
  const intents = privilegedIntents.filter(([bits]) => (flags & bits) !== 0).map(([, intent]) => intent);
  return { id, name, intents, serverCount };
}

function toSessionStartLimit({ shards, session_start_limit: limit }: z.infer<typeof gatewaySchema>): SessionStartLimit {
  return {
    remaining: limit.remaining,
    total: limit.total,
    resetHours: Math.ceil(limit.reset_after / 3_600_000),
    recommendedShards: shards,
  };
}
