import type { APIApplicationCommand } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { createUserClients, type UserClient, type UserRole } from './clients/user-client.ts';
import type { GatewayFrame } from './gateway/connection.ts';
import { type DropMode, openGateway } from './gateway/gateway.ts';
import { openLoopbackServer } from './loopback-server.ts';
import { openNetworkLink } from './network-link.ts';
import { createApi } from './rest/api.ts';
import { createFaults, type FaultMatch, type FaultResponse } from './rest/faults.ts';
import { handleRequest, type RestExchange } from './rest/http-handler.ts';
import {
  type Administration,
  createAdministration,
  describeServer,
  type ServerDescription,
} from './state/administration.ts';
import { createDiscordState, type DiscordState } from './state/discord-state.ts';
import type { EventBus } from './state/events.ts';

export type { ChannelClient } from './clients/channel-client.ts';
export type { InteractionResult } from './clients/dispatch-interaction.ts';
export type { OpenedModal } from './clients/modal.ts';
export type { UserClient } from './clients/user-client.ts';
export type { Upload } from './state/attachments.ts';
export type { VisibleMessage } from './state/visible-message.ts';
export type { GatewayFrame, RestExchange };

export type DiscordEmulatorOptions = {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** Time limit for the first response to an interaction, in ms; 3000 as on Discord. With 0 every response is too late. */
  readonly ackTimeoutMs?: number;
  /** Lifetime of an interaction token, in ms; 15 min as on Discord. */
  readonly tokenLifetimeMs?: number;
  /** 1 by default. Each server has a channel "general". */
  readonly serverCount?: number;
  /** Name of the first server, "Server 1" by default. */
  readonly serverName?: string;
  /** "Emulator Bot" by default. */
  readonly botName?: string;
  /** The privileged intents that the bot may use, a bit set of GatewayIntentBits; none by default. */
  readonly allowedIntents?: number;
  /**
   * Maximum number of messages, interactions and gateway events in memory; unlimited by default. Under load, choose more
   * than arrive within the 3 seconds of `ackTimeoutMs`.
   */
  readonly maxRetained?: number;
  /** Called with every API request and its response. */
  readonly onExchange?: (exchange: RestExchange) => void;
  /** Called with every payload on the gateway. */
  readonly onGateway?: (frame: GatewayFrame) => void;
};

/** A Discord on this machine: one application with its bot, some servers, and users created on demand. */
export type DiscordEmulator = Pick<EventBus, 'on' | 'next'> &
  Administration & {
    /** The API's address for a client, such as `http://127.0.0.1:1234/api`. */
    readonly apiUrl: string;
    /** The bot token; a new one at each start. */
    readonly token: string;
    readonly applicationId: string;
    readonly botUser: { readonly id: string; readonly username: string };
    /** The current servers. */
    readonly servers: readonly ServerDescription[];
    /** A user in all servers, or in one. The same name returns the same user; throws if their role differs. */
    user(role: UserRole, name?: string, onlyServerId?: string): UserClient;
    /**
     * Resolves when a bot is connected and was sent READY. Its client may not have read it yet: discord.js reconnects if it
     * is destroyed before its own ready event.
     */
    waitUntilReady(): Promise<void>;
    /** Whether a bot is connected and was sent READY. */
    isReady(): boolean;
    /** All commands of a server and the global ones, regardless of permissions. */
    commands(serverId: string): readonly APIApplicationCommand[];
    /**
     * Ends the connections of all bots. 'resumable', the default, closes them and keeps missed events for a resume;
     * 'reconnect' asks the bots to reconnect, which they do with a resume; 'invalid-session' closes them and deletes the
     * sessions, so that the bots must identify again.
     */
    dropGateway(mode?: DropMode): void;
    /** Replaces the responses to the next matching requests, or breaks their connections. Returns the function that ends it. */
    failNext(match: FaultMatch, response: FaultResponse): () => void;
    /** Delays all traffic in both directions for this time; then it is delivered in order. */
    stall(durationMs: number): void;
    /** Deletes a message as a moderator would. Does nothing if there is no such message. */
    deleteMessage(channelId: string, messageId: string): void;
    /**
     * Unsupported routes, fields and opcodes that the bot used, and internal errors of the emulator. A test should end with
     * an empty list.
     */
    problems(): readonly string[];
    /** Closes all connections and the server. */
    close(): Promise<void>;
  };

/** Starts an emulator on 127.0.0.1. Rejects if the port is taken. */
export async function openDiscordEmulator(options: DiscordEmulatorOptions = {}): Promise<DiscordEmulator> {
  const {
    ackTimeoutMs = 3000,
    tokenLifetimeMs = 15 * 60 * 1000,
    serverCount = 1,
    allowedIntents = 0,
    maxRetained,
  } = options;
  const { serverName = 'Server 1', botName = 'Emulator Bot' } = options;
  const httpServer = await openLoopbackServer(options.port ?? 0);
  const link = openNetworkLink();
  const limits = { ackTimeoutMs, tokenLifetimeMs, maxRetained };
  const state = createDiscordState({
    origin: httpServer.origin,
    serverCount,
    serverName,
    botName,
    allowedIntents,
    ...limits,
  });
  const problems: string[] = [];
  const reportProblem = (text: string): unknown => problems.push(text);
  const faults = createFaults();
  const gateway = openGateway(state, { onFrame: options.onGateway ?? (() => {}), reportProblem }, link);
  const webSocketServer = new WebSocketServer({ noServer: true });
  const handleCall = createApi(state, reportProblem);
  const onExchange = options.onExchange ?? (() => {});
  httpServer.onRequest((request, response) =>
    link.send(() => handleRequest(request, response, { handleCall, state, faults, onExchange, reportProblem })),
  );
  httpServer.onUpgrade((request, socket, head) =>
    link.send(() => webSocketServer.handleUpgrade(request, socket, head, gateway.accept)),
  );

  return {
    ...stateMembers(state),
    ...createAdministration(state),
    get servers() {
      return state.servers.map(describeServer);
    },
    user: createUserClients(state),
    async waitUntilReady() {
      if (!gateway.isReady()) await state.events.next('ready');
    },
    isReady: gateway.isReady,
    dropGateway: (mode = 'resumable') => gateway.drop(mode),
    failNext: faults.add,
    stall: link.stall,
    deleteMessage(channelId, messageId) {
      const message = state.messages.find(channelId, messageId);
      if (message) state.messages.remove(message);
    },
    problems: () => problems,
    async close() {
      state.interactions.close();
      link.close();
      gateway.close();
      await httpServer.close();
    },
  };
}

type StateMember = 'apiUrl' | 'token' | 'applicationId' | 'botUser' | 'on' | 'next' | 'commands';

function stateMembers({
  origin,
  token,
  application,
  events,
  commands,
}: DiscordState): Pick<DiscordEmulator, StateMember> {
  const { id, bot } = application;
  return {
    apiUrl: `${origin}/api`,
    token,
    applicationId: id,
    botUser: { id, username: bot.username },
    on: events.on,
    next: events.next,
    commands: (serverId) => [...commands.inScope(serverId), ...commands.inScope(undefined)],
  };
}
