import type { Command } from '../../commands/context.ts';
import { createFactCommands } from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';
import type { ActiveKnowledge } from '../moderation/moderation.ts';
import { type CommandPayload, serverCommandPayload } from './command-payloads.ts';
import { maxServerCommands } from './limits.ts';

/** The commands of one server beside the general ones. Equal commands have an equal `json`. */
export type ServerCommands = { readonly payloads: readonly CommandPayload[]; readonly json: string };

/** Caches the commands by snapshot, because most servers share one. */
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
  const payloads = factCommandsOf(snapshots).map(serverCommandPayload);
  return { payloads, json: JSON.stringify(payloads) };
}

/** Channels of one server may follow different incidents. If two commands have the same name, the server's own one wins. */
function factCommandsOf(snapshots: readonly Snapshot[]): Command[] {
  const commands = snapshots.flatMap(({ knowledge }) => createFactCommands(knowledge));
  const byName = new Map(commands.toReversed().map((command) => [command.name, command]));
  return [...byName.values()].toReversed().slice(0, maxServerCommands);
}
