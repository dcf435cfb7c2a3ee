import type { Command } from '../../commands/context.ts';
import { createFactCommands } from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import type { ActiveKnowledge } from '../moderation/moderation.ts';
import { type CommandPayload, serverCommandPayload } from './command-payloads.ts';

/** The commands that a server is offered beside the general ones; `text` is equal where they are. */
export type ServerCommands = { readonly payloads: readonly CommandPayload[]; readonly json: string };

/** Discord's limit for the commands of a server (discord-api-docs, application-commands). */
const maxServerCommands = 100;

/** Gives the offer of a server. Most servers follow the same state, whose offer is made once. */
export function createServerCommandsCache(
  activeKnowledge: Pick<ActiveKnowledge, 'servedIn'>,
): (serverId: string) => ServerCommands {
  const cache = new WeakMap<Snapshot, ServerCommands>();
  return (serverId) => {
    const snapshots = activeKnowledge.servedIn(serverId);
    const [snapshot, ...more] = snapshots;
    if (snapshot === undefined || more.length > 0) return buildServerCommands(snapshots);
    const serverCommands = cache.get(snapshot) ?? buildServerCommands(snapshots);
    cache.set(snapshot, serverCommands);
    return serverCommands;
  };
}

function buildServerCommands(snapshots: readonly Snapshot[]): ServerCommands {
  const definitions = factCommandsOf(snapshots).map(serverCommandPayload);
  return { payloads: definitions, json: JSON.stringify(definitions) };
}

/** Channels of one server may follow different incidents; of two commands of one name the server's own is offered. */
function factCommandsOf(snapshots: readonly Snapshot[]): Command[] {
  const commands = snapshots.flatMap(({ knowledge }) => createFactCommands(knowledge));
  const byName = new Map(commands.toReversed().map((command) => [command.name, command]));
  return [...byName.values()].toReversed().slice(0, maxServerCommands);
}
