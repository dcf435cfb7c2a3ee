import { randomBytes } from 'node:crypto';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Announcement } from './announcement.ts';
import { openAttachments } from './attachments.ts';
import { openCommands } from './commands.ts';
import { openEvents } from './events.ts';
import { type InteractionLimits, openInteractions } from './interactions.ts';
import { openMessages } from './messages.ts';
import { may } from './permissions.ts';
import { openPopulation } from './population.ts';
import { openSnowflakes } from './snowflakes.ts';
import { makeApplication } from './users.ts';
import { watchMessages } from './watch-messages.ts';

/** What a Discord is made with. */
export type WorldPlan = InteractionLimits & {
  /** How many servers there are. */
  readonly servers: number;
  /** What the first one is called; the others have numbers. */
  readonly serverName: string;
  readonly botName: string;
  /** The privileged intents that are switched on. */
  readonly intentsAllowed: number;
  /** How many messages, interactions and events are remembered; all if not said. */
  readonly keeps?: number | undefined;
  /** Where it is reached, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
};

/** Everything that there is in this Discord; who reaches it how is the business of `rest`, `gateway` and `people`. */
export type World = ReturnType<typeof openWorld>;

/** A world with its servers and its bot, and without people. */
export function openWorld({ origin, servers, serverName, botName, intentsAllowed, keeps, ...limits }: WorldPlan) {
  const nextId = openSnowflakes();
  const events = openEvents();
  const announcers = new Set<(announcement: Announcement) => void>();
  const announce = (announcement: Announcement): void => {
    for (const tell of announcers) tell(announcement);
  };
  const application = makeApplication(nextId(), botName, intentsAllowed);
  const watcher = watchMessages(
    events,
    announce,
    (stored) => messages.announcement(stored),
    (channel) => may(channel, application.id, PermissionFlagsBits.ViewChannel),
  );
  const messages = openMessages(nextId, watcher, keeps);
  const serverNames = Array.from({ length: servers }, (_, index) => (index === 0 ? serverName : `Server ${index + 1}`));

  return {
    ...openPopulation(nextId, application.bot, serverNames),
    application,
    /** The token that the bot must show. */
    token: `${Buffer.from(application.id).toString('base64url')}.${randomBytes(24).toString('base64url')}`,
    intentsAllowed,
    keeps,
    origin,
    /** Where the gateway is: the same address, by WebSocket. */
    gatewayUrl: origin.replace(/^http/, 'ws'),
    events,
    messages,
    attachments: openAttachments(nextId, origin),
    commands: openCommands(nextId, application.id, (serverId, commands) =>
      events.emit('commands', { serverId, commands }),
    ),
    interactions: openInteractions(nextId, limits, keeps),
    /** Tells every bot that may hear of it. */
    announce,
    /** Has each announcement passed to `tell` from now on. */
    onAnnouncement: (tell: (announcement: Announcement) => void) => announcers.add(tell),
  };
}
