import type { ButtonPress, Command, CommandGroup, MessageMenu, Room } from '../../commands/command.ts';
import { buttonPresses, factCommands, generalCommands, messageMenus } from '../../commands/index.ts';

/** The command of this name (and subcommand), general or made from the knowledge in force. */
export function findCommand(
  { shift }: Pick<Room, 'shift'>,
  name: string,
  subcommand: string | undefined,
): Command | undefined {
  const general = generalCommands.find((command) => command.name === name);
  if (general) return oneOf(general, subcommand);
  return factCommands(shift.knowledge).find((command) => command.name === name);
}

function oneOf(command: Command | CommandGroup, subcommand: string | undefined): Command | undefined {
  if (command.kind === 'command') return command;
  const found = command.commands.find(({ name }) => name === subcommand);
  return found && { ...found, who: command.who };
}

export function findMenu(name: string): MessageMenu | undefined {
  return messageMenus.find((menu) => menu.name === name);
}

export function findButton(action: string): ButtonPress | undefined {
  return buttonPresses.find((button) => button.action === action);
}
