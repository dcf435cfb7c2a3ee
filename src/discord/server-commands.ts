import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Command } from '../../commands/context.ts';
import { createFactCommands } from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import type { ActiveKnowledge } from '../moderation/moderation.ts';
import { type CommandPayload, serverCommandPayload } from './command-payloads.ts';
import { maxServerCommands } from './limits.ts';

/** What the registration of commands reads. */
export type ServedKnowledge = Pick<ActiveKnowledge, 'servedIncidentIds' | 'contentTag' | 'forIncident'>;

/** The commands of one server beside the general ones. Equal commands have an equal `json`. */
export type ServerCommands = { readonly payloads: readonly CommandPayload[]; readonly json: string };

/** Each takes about 20 KB. */
const maxCached = 200;

/**
 * Caches the commands by the served knowledge, because many servers share it. Loads the knowledge of one server at a time:
 * the start of a bot in many servers must not load all of it at once.
 */
export function createServerCommandsCache(
  activeKnowledge: ServedKnowledge,
): (serverId: string) => Promise<ServerCommands> {
  const cache = new LRUCache<string, ServerCommands>({ max: maxCached });
  const runInTurn = pLimit(1);
  const build = async (serverId: string, tag: string): Promise<ServerCommands> => {
    const incidentIds = activeKnowledge.servedIncidentIds(serverId);
    const snapshots = await Promise.all(incidentIds.map((id) => activeKnowledge.forIncident(serverId, id)));
    const serverCommands = buildServerCommands(snapshots.filter((snapshot) => snapshot !== undefined));
    // Otherwise a change was published while the knowledge was loaded, and its own registration follows.
    if (tagOf(activeKnowledge, serverId) === tag) cache.set(tag, serverCommands);
    return serverCommands;
  };
  return async (serverId) => {
    const tag = tagOf(activeKnowledge, serverId);
    return cache.get(tag) ?? runInTurn(() => cache.get(tag) ?? build(serverId, tag));
  };
}

function tagOf(activeKnowledge: ServedKnowledge, serverId: string): string {
  return activeKnowledge
    .servedIncidentIds(serverId)
    .map((id) => activeKnowledge.contentTag(serverId, id))
    .join(' ');
}

function buildServerCommands(snapshots: readonly Snapshot[]): ServerCommands {
  const payloads = factCommandsOf(snapshots).map(serverCommandPayload);
  return { payloads, json: JSON.stringify(payloads) };
}

/** Channels of one server may follow different incidents. If two commands have the same name, the server's own one wins. */
function factCommandsOf(snapshots: readonly Snapshot[]): Command[] {
  const commands = snapshots.flatMap(({ knowledge }) => createFactCommands(knowledge));
  const byName = new Map(commands.toReversed().map((command) => [command.name, command]));
  return [...byName.values()].toReversed().slice(0, maxServerCommands);
}
