import type { ButtonPress, Command, Options, Room } from '../../commands/command.ts';
import { buttonPresses, factCommands, generalCommands } from '../../commands/index.ts';
import { openDesk } from '../../src/answering/desk.ts';
import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import { readShipped } from '../knowledge/shipped.ts';

export const shift = openDesk(readShipped()).now();

/** The room in which commands run, with the shipped knowledge in force. */
export const room: Room = {
  shift,
  reload: async () => ({ kind: 'notice', notice: 'outdated' }),
  commands: generalCommands,
};

/** Every command that a person may send, with the subcommands of a group under "group name". */
export const commands: ReadonlyMap<string, Command> = new Map([
  ...generalCommands.flatMap((one): [string, Command][] =>
    one.kind === 'group'
      ? one.commands.map((inner) => [`${one.name} ${inner.name}`, { ...inner, who: one.who }])
      : [[one.name, one]],
  ),
  ...factCommands(shift.knowledge).map((one): [string, Command] => [one.name, one]),
]);

export async function use(name: string, options: Options = {}): Promise<Reply> {
  const command = commands.get(name);
  if (!command) throw new Error(`There is no command /${name}.`);
  return command.run(options, room);
}

export async function press(action: ButtonPress['action'], argument: string): Promise<Reply> {
  const button = buttonPresses.find((one) => one.action === action);
  if (!button) throw new Error(`No button does “${action}”.`);
  return button.run(argument, room);
}

/** The reply, if it is of this kind. */
export function asKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): ReplyOf<Kind> {
  if (isKind(reply, kind)) return reply;
  throw new Error(`This reply is ${reply.kind}, not ${kind}.`);
}

function isKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): reply is ReplyOf<Kind> {
  return reply.kind === kind;
}
