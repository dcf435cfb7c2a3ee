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
export type { UserClient, UserRole } from './clients/user-client.ts';
export type { Upload } from './state/attachments.ts';
export type { EmulatorEvents } from './state/events.ts';
export type { VisibleMessage } from './state/visible-message.ts';
export type { GatewayFrame, RestExchange };

/** How a Discord is opened. */
export type DiscordEmulatorOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** How long an interaction waits for its first answer, in ms; 3000 as on Discord. With 0 every answer is too late. */
  readonly ackTimeoutMs?: number;
  /** How long the token of an interaction is good, in ms; 15 min as on Discord. */
  readonly tokenLifetimeMs?: number;
  /** How many servers there are, 1 if not said. Each has a channel "general". */
  readonly serverCount?: number;
  /** What the first server is called, "Server 1" if not said. */
  readonly serverName?: string;
  /** What the bot is called, "Emulator Bot" if not said. */
  readonly botName?: string;
  /** The privileged intents that a bot may ask for, a bit set of GatewayIntentBits; none if not said. */
  readonly allowedIntents?: number;
  /**
   * How many of the latest messages, interactions and gateway events are remembered; all if not said. For a Discord under
   * load, which must not grow without end: choose more than comes in the 3 seconds for which an interaction waits.
   */
  readonly maxRetained?: number;
  /** Called with every request to the API and its answer. */
  readonly onExchange?: (exchange: RestExchange) => void;
  /** Called with every payload on the gateway. */
  readonly onGateway?: (frame: GatewayFrame) => void;
};

/** A Discord on this machine: one application with its bot, a few servers, and the people that are asked for. */
export type DiscordEmulator = Pick<EventBus, 'on' | 'next'> &
  Administration & {
    /** What a client takes for Discord's API, such as `http://127.0.0.1:1234/api`. */
    readonly apiUrl: string;
    /** The bot token that it accepts, another one at each start. */
    readonly token: string;
    readonly applicationId: string;
    readonly botUser: { readonly id: string; readonly username: string };
    /** All servers as they are at the moment of asking. */
    readonly servers: readonly ServerDescription[];
    /**
     * Somebody in all servers, or in that alone. The same name is the same person; throws if they had another role.
     */
    user(role: UserRole, name?: string, onlyServerId?: string): UserClient;
    /**
     * Resolves when a bot is connected and was sent READY; at once if one is. Its client has yet to read it: discord.js
     * comes back to life if it is destroyed before its own ready event.
     */
    waitUntilReady(): Promise<void>;
    /** Whether a bot is connected and was sent READY. */
    isReady(): boolean;
    /** All commands registered for a server, its own and the global ones, whoever may use them. */
    commands(serverId: string): readonly APIApplicationCommand[];
    /**
     * Ends the connections of all bots. 'resumable', the default, cuts the line and keeps what they miss for a resume;
     * 'reconnect' asks them to come again, which they answer by a resume too; 'invalid-session' cuts the line and
     * forgets the sessions, so that they have to identify anew.
     */
    dropGateway(mode?: DropMode): void;
    /**
     * Has the next requests that match answered as said, or not at all, instead of as they should be. Gives what ends it
     * before its time.
     */
    failNext(match: FaultMatch, response: FaultResponse): () => void;
    /** For so many ms nothing comes through, in either direction; then all of it does, in order. */
    stall(durationMs: number): void;
    /** Deletes a message as a moderator might. Nothing happens if it is not there. */
    deleteMessage(channelId: string, messageId: string): void;
    /**
     * What was asked for that this Discord does not have: routes, fields, opcodes; and its own faults. A test that ends
     * with an empty list knows that nothing it rests on was made up.
     */
    problems(): readonly string[];
    /** Ends everything at once. */
    close(): Promise<void>;
  };

/** Opens a Discord on 127.0.0.1. Rejects if the port is taken. */
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
