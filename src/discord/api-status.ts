import { ApplicationFlags, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { generalCommandPayloads } from './command-payloads.ts';
import { explainConnectionError } from './login.ts';
import { areRegistered } from './registration.ts';

/** The value, or a message for the operator. */
export type ApiResult<T> = { readonly value: T } | { readonly problem: string };

/** REST queries about a bot. They do not connect it and do not affect a running bot. They never reject. */
export type ApiStatus = {
  /** The bot user of the token. */
  currentUser(): Promise<ApiResult<CurrentUser>>;
  application(): Promise<ApiResult<ApplicationInfo>>;
  /** How often the bot may still connect today. Discord resets the token of a bot that exceeds the limit. */
  sessionStartLimit(): Promise<ApiResult<SessionStartLimit>>;
  /** Whether the registered general commands are those of this version. */
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

type CurrentUser = z.infer<typeof currentUserSchema>;
export type ApplicationInfo = {
  readonly id: string;
  readonly name: string;
  /** The enabled privileged intents, by their names in the developer portal. */
  readonly intents: readonly string[];
  /** Approximate; undefined if Discord omits it. */
  readonly serverCount: number | undefined;
};
export type SessionStartLimit = {
  readonly remaining: number;
  readonly total: number;
  /** Until the limit resets, in hours. */
  readonly resetHours: number;
  /** Recommended by Discord. From 2500 servers on, one is not enough. */
  readonly recommendedShards: number;
};

/** Each query takes a few seconds at most. */
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
