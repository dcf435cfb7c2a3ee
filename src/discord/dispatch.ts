import type { ButtonPress, Command, CommandGroup, FormSent, MessageMenu, Room } from '../../commands/command.ts';
import { buttonPresses, factCommands, formsSent, generalCommands, messageMenus } from '../../commands/index.ts';
import type { Shift } from '../answering/shift.ts';

/** The command of this name (and subcommand), general or made from the knowledge in force. */
export function findCommand(
  room: Pick<Room, 'shift' | 'place' | 'moderation'>,
  name: string,
  subcommand: string | undefined,
): Command | undefined {
  const general = generalCommands.find((command) => command.name === name);
  if (general) return oneOf(general, subcommand);
  const [found] = shiftsOf(room).flatMap((shift) => factCommandIn(shift, name) ?? []);
  return found;
}

function oneOf(command: Command | CommandGroup, subcommand: string | undefined): Command | undefined {
  if (command.kind === 'command') return command;
  const found = command.commands.find(({ name }) => name === subcommand);
  return found && { ...found, who: command.who };
}

/** What is in force here comes first; a server's commands may be of an incident that its other channels follow. */
function shiftsOf({
  shift,
  place: { server },
  moderation: { desk },
}: Pick<Room, 'shift' | 'place' | 'moderation'>): Shift[] {
  return [shift, ...desk.incidents(server).flatMap(({ id }) => desk.of(server, id) ?? [])];
}

/** A fact that is withheld is no longer offered, but a client may have its command still. */
function factCommandIn(shift: Shift, name: string): Command | undefined {
  const facts = [...shift.knowledge.facts, ...shift.withheld.values()];
  const found = factCommands({ facts }).find((command) => command.name === name);
  return found && { ...found, answersFrom: () => shift };
}

export function findMenu(name: string): MessageMenu | undefined {
  return messageMenus.find((menu) => menu.name === name);
}

export function findButton(action: string): ButtonPress | undefined {
  return buttonPresses.find((button) => button.action === action);
}

export function findForm(action: string): FormSent | undefined {
  return formsSent.find((form) => form.action === action);
}
