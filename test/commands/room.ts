import type { ButtonPress, Command, Options, Room } from '../../commands/command.ts';
import { buttonPresses, factCommands, formsSent, generalCommands, reservedNames } from '../../commands/index.ts';
import type { Reply, ReplyOf } from '../../src/answering/reply.ts';
import type { Shift } from '../../src/answering/shift.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import { openModeration } from '../../src/moderation/open-moderation.ts';
import { openStore } from '../../src/store/database.ts';
import { briefText } from '../discord/brief-text.ts';
import { knowledgeOf } from '../discord/knowledge-of.ts';
import { shippedText } from '../knowledge/shipped.ts';

/** The id of the second incident that the operator serves; its entries have the ids of the first. */
export const otherIncident = 'mill-fire';
const otherText = briefText
  .replace('id: walthamstow-shooting', `id: ${otherIncident}`)
  .replace('title: Police shooting in Walthamstow', 'title: Fire at the mill');

/** A room in which commands run, as a moderator of a server uses them. */
export type TestRoom = {
  readonly moderation: Moderation;
  /** As things stand now; `place` to be somewhere else. */
  room(change?: Partial<Pick<Room, 'place' | 'person' | 'fetchFile'>>): Room;
  use(name: string, options?: Options): Promise<Reply>;
  press(action: ButtonPress['action'], argument: string, message?: string): Promise<Reply>;
  submit(action: string, argument: string, fields: Readonly<Record<string, readonly string[]>>): Promise<Reply>;
};

export const server = '100';
export const channel = '200';

/** Opens one with a database of its own, for tests that change something; a few entries of the shipped file are in force. */
export async function openRoom(text = briefText): Promise<TestRoom> {
  const moderation = await openTestModeration(text);
  const roomNow: TestRoom['room'] = ({ place = { server, channel }, ...rest } = {}) => ({
    shift: moderation.desk.at(place),
    place,
    person: '42',
    moderation,
    fetchFile: async ({ url }) => ({ bytes: Buffer.from(url) }),
    commands: generalCommands,
    ...rest,
  });
  return {
    moderation,
    room: roomNow,
    async use(name, options = {}) {
      const room = roomNow();
      const command = commandsOf(room.shift).get(name);
      if (!command) throw new Error(`There is no command /${name}.`);
      return run(command, options, room);
    },
    async press(action, argument, message = '300') {
      const button = buttonPresses.find((one) => one.action === action);
      if (!button) throw new Error(`No button does “${action}”.`);
      return button.run(argument, roomNow(), message);
    },
    async submit(action, argument, fields) {
      const form = formsSent.find((one) => one.action === action);
      if (!form) throw new Error(`No form does “${action}”.`);
      return form.run(argument, fields, roomNow());
    },
  };
}

async function openTestModeration(text: string): Promise<Moderation> {
  const files = [text, otherText] as const;
  const [first, second] = files.map((text) => ({ knowledge: knowledgeOf(text), bytes: Buffer.from(text) }));
  if (!first || !second) throw new Error('There are two files.');
  const opened = await openModeration({
    store: await openStore(':memory:'),
    readFolder: async () => ({ incidents: [first, second] }),
    rules: { reserved: reservedNames, allowDrafts: false },
    retentionDays: 30,
    correctionDays: 7,
    ownQuestions: () => ['When did the police go in?', 'cookery'],
    log: { info: () => {}, warn: fail, error: fail },
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.moderation;
}

function fail(...line: unknown[]): never {
  throw new Error(`Nothing should be logged: ${JSON.stringify(line)}`);
}

/** Runs a command as the bot does, from the state that it answers from. */
export async function run(command: Command, options: Options, room: Room): Promise<Reply> {
  const shift = command.answersFrom ? command.answersFrom(options, room) : room.shift;
  return shift ? command.run(options, { ...room, shift }) : { kind: 'notice', notice: 'no-such-incident' };
}

/** Every command that a person may send, with the subcommands of a group under "group name". */
function commandsOf({ knowledge }: Shift): ReadonlyMap<string, Command> {
  return new Map([
    ...generalCommands.flatMap((one): [string, Command][] =>
      one.kind === 'group'
        ? one.commands.map((inner) => [`${one.name} ${inner.name}`, { ...inner, who: one.who }])
        : [[one.name, one]],
    ),
    ...factCommands(knowledge).map((one): [string, Command] => [one.name, one]),
  ]);
}

/** One with the whole shipped file that all tests share, for those that change nothing. */
export const shared = await openRoom(shippedText);
export const room = shared.room();
export const { shift } = room;
export const { use, press } = shared;
export const commands = commandsOf(shift);

/** The reply, if it is of this kind. */
export function asKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): ReplyOf<Kind> {
  if (isKind(reply, kind)) return reply;
  throw new Error(`This reply is ${reply.kind}, not ${kind}.`);
}

function isKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): reply is ReplyOf<Kind> {
  return reply.kind === kind;
}
