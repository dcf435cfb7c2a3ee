import type {
  ButtonHandler,
  Command,
  CommandContext,
  CommandGroup,
  MessageContextMenu,
  ModalHandler,
} from '../../commands/context.ts';
import {
  buttonHandlers,
  createFactCommands,
  generalCommands,
  messageContextMenus,
  modalHandlers,
} from '../../commands/index.ts';
import type { Snapshot } from '../answering/snapshot.ts';

/** The command of this name (and subcommand), general or made from the knowledge in force. */
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

/** What is in force here comes first; a server's commands may be of an incident that its other channels follow. */
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

/** A fact that is withheld is no longer offered, but a client may have its command still. */
function findFactCommand(snapshot: Snapshot, name: string): Command | undefined {
  const facts = [...snapshot.knowledge.facts, ...snapshot.withheldFacts.values()];
  const found = createFactCommands({ facts }).find((command) => command.name === name);
  return found && { ...found, resolveSnapshot: () => snapshot };
}

export function findContextMenu(name: string): MessageContextMenu | undefined {
  return messageContextMenus.find((menu) => menu.name === name);
}

export function findButton(action: string): ButtonHandler | undefined {
  return buttonHandlers.find((button) => button.action === action);
}

export function findModal(action: string): ModalHandler | undefined {
  return modalHandlers.find((modal) => modal.action === action);
}
