import type { Command, CommandContext, CommandGroup } from '../../commands/context.ts';
import { createFactCommands, generalCommands } from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';

/** Finds a general command, or the command of a fact in the active knowledge. */
export function findCommand(
  context: Pick<CommandContext, 'snapshot' | 'location' | 'moderation'>,
  name: string,
  subcommand: string | undefined,
): Command | undefined {
  const general = generalCommands.find((command) => command.name === name);
  if (general) return selectSubcommand(general, subcommand);
  const [found] = availableSnapshots(context).flatMap((snapshot) => findFactCommand(snapshot, name) ?? []);
  return found;
}

function selectSubcommand(command: Command | CommandGroup, subcommand: string | undefined): Command | undefined {
  if (command.kind === 'command') return command;
  const found = command.commands.find(({ name }) => name === subcommand);
  return found && { ...found, access: command.access };
}

/** The channel's own snapshot first; other channels of the server may follow other incidents. */
function availableSnapshots({
  snapshot,
  location: { serverId },
  moderation: { activeKnowledge },
}: Pick<CommandContext, 'snapshot' | 'location' | 'moderation'>): Snapshot[] {
  return [
    snapshot,
    ...activeKnowledge.incidents(serverId).flatMap(({ id }) => activeKnowledge.forIncident(serverId, id) ?? []),
  ];
}

/** Includes withheld facts, because a client may still list their commands. */
function findFactCommand(snapshot: Snapshot, name: string): Command | undefined {
  const facts = [...snapshot.knowledge.facts, ...snapshot.withheldFacts.values()];
  const found = createFactCommands({ facts }).find((command) => command.name === name);
  return found && { ...found, resolveSnapshot: () => snapshot };
}
