import type { ButtonHandler, Command, CommandContext, OptionValues } from '../../commands/context.ts';
import {
  buttonHandlers,
  createFactCommands,
  generalCommands,
  modalHandlers,
  reservedCommandNames,
} from '../../commands/index.ts';
import type { Snapshot } from '../../src/answering/snapshot.ts';
import { createModeration } from '../../src/moderation/create-moderation.ts';
import type { Moderation } from '../../src/moderation/moderation.ts';
import type { Reply, ReplyOf } from '../../src/replies/reply.ts';
import { openStore } from '../../src/store/open-store.ts';
import { parseOrThrow } from '../discord/parse-or-throw.ts';
import { sampleText } from '../discord/sample-text.ts';
import { shippedText } from '../knowledge/shipped.ts';

/** The id of the operator's second incident; its entries have the same ids as those of the first. */
export const secondIncidentId = 'mill-fire';
const secondIncidentText = sampleText
  .replace('id: walthamstow-shooting', `id: ${secondIncidentId}`)
  .replace('title: Police shooting in Walthamstow', 'title: Fire at the mill');

/** Runs commands as a moderator of a server. */
export type TestCommands = {
  readonly moderation: Moderation;
  /** The command context in the current state, for any location. */
  context(change?: Partial<Pick<CommandContext, 'location' | 'userId' | 'fetchFile'>>): Promise<CommandContext>;
  runCommand(name: string, options?: OptionValues): Promise<Reply>;
  pressButton(action: ButtonHandler['action'], argument: string, message?: string): Promise<Reply>;
  submitModal(action: string, argument: string, fields: Readonly<Record<string, readonly string[]>>): Promise<Reply>;
};

export const serverId = '100';
export const channelId = '200';

/**
 * Creates a context with its own database, for tests that change something. A few entries of the shipped file are
 * active.
 */
export async function createTestCommands(text = sampleText): Promise<TestCommands> {
  const moderation = await createTestModeration(text);
  const currentContext: TestCommands['context'] = async ({
    location = { serverId: serverId, channelId: channelId },
    ...rest
  } = {}) => ({
    snapshot: await moderation.activeKnowledge.forChannel(location),
    location,
    userId: '42',
    moderation,
    log: { info: failOnLog, error: failOnLog },
    fetchFile: async ({ url }) => ({ bytes: Buffer.from(url) }),
    commands: generalCommands,
    ...rest,
  });
  return {
    moderation,
    context: currentContext,
    async runCommand(name, options = {}) {
      const commandContext = await currentContext();
      const command = commandsOf(commandContext.snapshot).get(name);
      if (!command) throw new Error(`There is no command /${name}.`);
      return runResolved(command, options, commandContext);
    },
    async pressButton(action, argument, message = '300') {
      const button = buttonHandlers.find((candidate) => candidate.action === action);
      if (!button) throw new Error(`No button does “${action}”.`);
      return button.run(argument, await currentContext(), message);
    },
    async submitModal(action, argument, fields) {
      const modal = modalHandlers.find((candidate) => candidate.action === action);
      if (!modal) throw new Error(`No modal does “${action}”.`);
      return modal.run(argument, fields, await currentContext());
    },
  };
}

async function createTestModeration(text: string): Promise<Moderation> {
  const files = [text, secondIncidentText] as const;
  const [first, second] = files.map((text) => ({ knowledge: parseOrThrow(text), bytes: Buffer.from(text) }));
  if (!first || !second) throw new Error('There are two files.');
  const opened = await createModeration({
    store: await openStore(':memory:'),
    readFolder: async () => ({ incidents: [first, second] }),
    parsePolicy: { reservedNames: reservedCommandNames, allowDrafts: false },
    retentionDays: 30,
    correctionDays: 7,
    bundledQuestions: () => ['When did the police go in?', 'cookery'],
    log: { info: () => {}, warn: failOnLog, error: failOnLog },
  });
  if ('problems' in opened) throw new Error(JSON.stringify(opened.problems));
  return opened.moderation;
}

function failOnLog(...line: unknown[]): never {
  throw new Error(`Nothing should be logged: ${JSON.stringify(line)}`);
}

/** Runs a command as the bot does, with the snapshot that it answers from. */
export async function runResolved(command: Command, options: OptionValues, context: CommandContext): Promise<Reply> {
  const snapshot = command.resolveSnapshot ? await command.resolveSnapshot(options, context) : context.snapshot;
  return snapshot ? command.run(options, { ...context, snapshot }) : { kind: 'notice', notice: 'no-such-incident' };
}

/** Every command that a user can send; a subcommand of a group has the key "group name". */
function commandsOf({ knowledge }: Snapshot): ReadonlyMap<string, Command> {
  return new Map([
    ...generalCommands.flatMap((candidate): [string, Command][] =>
      candidate.kind === 'group'
        ? candidate.commands.map((inner) => [`${candidate.name} ${inner.name}`, { ...inner, access: candidate.access }])
        : [[candidate.name, candidate]],
    ),
    ...createFactCommands(knowledge).map((candidate): [string, Command] => [candidate.name, candidate]),
  ]);
}

/** A context with the whole shipped file, shared by all tests that change nothing. */
export const sharedCommands = await createTestCommands(shippedText);
export const context = await sharedCommands.context();
export const { snapshot } = context;
export const { runCommand, pressButton } = sharedCommands;
export const commands = commandsOf(snapshot);

/** Returns the reply if it is of this kind. */
export function expectKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): ReplyOf<Kind> {
  if (isKind(reply, kind)) return reply;
  throw new Error(`This reply is ${reply.kind}, not ${kind}.`);
}

function isKind<Kind extends Reply['kind']>(reply: Reply, kind: Kind): reply is ReplyOf<Kind> {
  return reply.kind === kind;
}
