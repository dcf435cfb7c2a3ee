import type { APIApplicationCommand } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { type Drop, openGateway } from './gateway/gateway.ts';
import type { GatewayFrame } from './gateway/watcher.ts';
import { listenOnLoopback } from './http.ts';
import { openLine } from './line.ts';
import { openPeople } from './people/people.ts';
import type { Person, PersonRole } from './people/person.ts';
import { openApi } from './rest/api.ts';
import { type FaultAnswer, type FaultMatch, openFaults } from './rest/faults.ts';
import { type Exchange, serve } from './rest/serve.ts';
import {
  type Administration,
  describeServer,
  openAdministration,
  type ServerDescription,
} from './world/administration.ts';
import type { EventBus } from './world/events.ts';
import { openWorld, type World } from './world/world.ts';

export type { PersonInChannel } from './people/in-channel.ts';
export type { Modal } from './people/modal.ts';
export type { Outcome } from './people/outcome.ts';
export type { Person, PersonRole } from './people/person.ts';
export type { Upload } from './world/attachments.ts';
export type { Events } from './world/events.ts';
export type { VisibleMessage } from './world/visible-message.ts';
export type { Exchange, GatewayFrame };

/** How a Discord is opened. */
export type DiscordOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** How long an interaction waits for its first answer, in ms; 3000 as on Discord. With 0 every answer is too late. */
  readonly acknowledgeWithin?: number;
  /** How long the token of an interaction is good, in ms; 15 min as on Discord. */
  readonly tokenLivesFor?: number;
  /** How many servers there are, 1 if not said. Each has a channel "general". */
  readonly servers?: number;
  /** What the first server is called, "Server 1" if not said. */
  readonly serverName?: string;
  /** What the bot is called, "Preview Bot" if not said. */
  readonly botName?: string;
  /** The privileged intents that a bot may ask for, a bit set of GatewayIntentBits; none if not said. */
  readonly intentsAllowed?: number;
  /**
   * How many of the latest messages, interactions and gateway events are remembered; all if not said. For a Discord under
   * load, which must not grow without end: choose more than comes in the 3 seconds for which an interaction waits.
   */
  readonly keeps?: number;
  /** Called with every request to the API and its answer. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Called with every payload on the gateway. */
  readonly onGateway?: (frame: GatewayFrame) => void;
};

/** A Discord on this machine: one application with its bot, a few servers, and the people that are asked for. */
export type Discord = Pick<EventBus, 'on' | 'next'> &
  Administration & {
    /** What a client takes for Discord's API, such as `http://127.0.0.1:1234/api`. */
    readonly api: string;
    /** The bot token that it accepts, another one at each start. */
    readonly token: string;
    readonly applicationId: string;
    readonly botUser: { readonly id: string; readonly username: string };
    /** All servers as they are at the moment of asking. */
    readonly servers: readonly ServerDescription[];
    /**
     * Somebody in all servers, or in that alone. The same name is the same person; throws if they had another role.
     */
    person(role: PersonRole, name?: string, onlyIn?: string): Person;
    /**
     * Resolves when a bot is connected and was sent READY; at once if one is. Its client has yet to read it: discord.js
     * comes back to life if it is destroyed before its own ready event.
     */
    ready(): Promise<void>;
    /** Whether a bot is connected and was sent READY. */
    isReady(): boolean;
    /** All commands registered for a server, its own and the global ones, whoever may use them. */
    commands(serverId: string): readonly APIApplicationCommand[];
    /**
     * Ends the connections of all bots. 'resumable', the default, cuts the line and keeps what they miss for a resume;
     * 'reconnect' asks them to come again, which they answer by a resume too; 'invalid-session' cuts the line and
     * forgets the sessions, so that they have to identify anew.
     */
    dropGateway(how?: Drop): void;
    /**
     * Has the next requests that match answered as said, or not at all, instead of as they should be. Gives what ends it
     * before its time.
     */
    failNext(match: FaultMatch, answer: FaultAnswer): () => void;
    /** For so many ms nothing comes through, in either direction; then all of it does, in order. */
    stall(milliseconds: number): void;
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
export async function openDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const { acknowledgeWithin = 3000, tokenLivesFor = 15 * 60 * 1000, servers = 1, intentsAllowed = 0, keeps } = options;
  const { serverName = 'Server 1', botName = 'Preview Bot' } = options;
  const listener = await listenOnLoopback(options.port ?? 0);
  const line = openLine();
  const limits = { acknowledgeWithin, tokenLivesFor, keeps };
  const world = openWorld({ origin: listener.origin, servers, serverName, botName, intentsAllowed, ...limits });
  const problems: string[] = [];
  const problem = (text: string): unknown => problems.push(text);
  const faults = openFaults();
  const gateway = openGateway(world, { frame: options.onGateway ?? (() => {}), problem }, line);
  const sockets = new WebSocketServer({ noServer: true });
  const api = openApi(world, problem);
  const exchanged = options.onExchange ?? (() => {});
  listener.onRequest((request, response) =>
    line.carry(() => serve(request, response, { api, world, faults, exchanged, problem })),
  );
  listener.onUpgrade((request, socket, head) =>
    line.carry(() => sockets.handleUpgrade(request, socket, head, gateway.accept)),
  );

  return {
    ...described(world),
    ...openAdministration(world),
    get servers() {
      return world.servers.map(describeServer);
    },
    person: openPeople(world),
    async ready() {
      if (!gateway.isReady()) await world.events.next('ready');
    },
    isReady: gateway.isReady,
    dropGateway: (how = 'resumable') => gateway.drop(how),
    failNext: faults.add,
    stall: line.stall,
    deleteMessage(channelId, messageId) {
      const stored = world.messages.find(channelId, messageId);
      if (stored) world.messages.remove(stored);
    },
    problems: () => problems,
    async close() {
      world.interactions.close();
      line.close();
      gateway.close();
      await listener.close();
    },
  };
}

type Described = 'api' | 'token' | 'applicationId' | 'botUser' | 'on' | 'next' | 'commands';

function described({ origin, token, application, events, commands }: World): Pick<Discord, Described> {
  const { id, bot } = application;
  return {
    api: `${origin}/api`,
    token,
    applicationId: id,
    botUser: { id, username: bot.username },
    on: events.on,
    next: events.next,
    commands: (serverId) => [...commands.inScope(serverId), ...commands.inScope(undefined)],
  };
}
