import type { Command, CommandContext, CommandGroup } from '../../commands/context.ts';
import { createFactCommands, generalCommands } from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';

export function findGeneralCommand(name: string, subcommand: string | undefined): Command | undefined {
  const general = generalCommands.find((command) => command.name === name);
  return general && selectSubcommand(general, subcommand);
}

function selectSubcommand(command: Command | CommandGroup, subcommand: string | undefined): Command | undefined {
  if (command.kind === 'command') return command;
  const found = command.commands.find(({ name }) => name === subcommand);
  return found && { ...found, access: command.access };
}

/** The command of a fact: in the channel's own snapshot, or else in that of another incident of the server. */
export async function findFactCommand(
  { snapshot, location: { serverId }, moderation: { activeKnowledge } }: CommandContext,
  name: string,
): Promise<Command | undefined> {
  const found = factCommandOf(snapshot, name);
  if (found) return found;
  for (const { id } of activeKnowledge.incidents(serverId)) {
    const other = await activeKnowledge.forIncident(serverId, id);
    const foundInOther = other && factCommandOf(other, name);
    if (foundInOther) return foundInOther;
  }
  return undefined;
}

/** Includes withheld facts, because a client may still list their commands. */
function factCommandOf(snapshot: Snapshot, name: string): Command | undefined {
  const facts = [...snapshot.knowledge.facts, ...snapshot.withheldFacts.values()];
  const found = createFactCommands({ facts }).find((command) => command.name === name);
  return found && { ...found, resolveSnapshot: () => snapshot };
}
