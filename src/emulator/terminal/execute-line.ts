import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { CommandOptionValue } from '../clients/command-options.ts';
import type { ModalValues } from '../clients/modal.ts';
import type { ChannelClient, DiscordEmulator, InteractionResult, Upload, VisibleMessage } from '../emulator.ts';
import { commandPaths, type DefaultCommand, type TypedCommand, type TypedLine } from './input.ts';
import { buttonsIn } from './render.ts';
import { promptForModal, type Terminal } from './terminal.ts';
import type { UserSession } from './user-session.ts';

/** Everything that executing a line needs. */
export type LineContext = {
  readonly discord: DiscordEmulator;
  readonly defaultCommand: DefaultCommand;
  readonly userSession: UserSession;
  readonly terminal: Terminal;
  /** Resolves with true once an unsolicited message of the bot is shown, or with false after a timeout. */
  readonly nextUnsolicited: () => Promise<boolean>;
};

/** A text of the terminal, or the messages of the bot's response. */
export type LineOutput = string | readonly VisibleMessage[];

/** Executes a line. Returns the problems that the client finds; rejects only for unexpected errors. */
export function executeLine(line: TypedLine, session: LineContext): Promise<LineOutput> {
  return execute(line, session).catch(validationMessage);
}

/** The message of a client validation error; any other error is rethrown. */
function validationMessage(error: unknown): string {
  if (error instanceof ClientValidationError) return error.message;
  throw error;
}

async function execute(line: TypedLine, session: LineContext): Promise<LineOutput> {
  const { userSession, defaultCommand } = session;
  switch (line.kind) {
    case 'empty':
    case 'quit':
      return [];
    case 'help':
      return helpText(userSession);
    case 'wait':
      return (await session.nextUnsolicited()) ? [] : 'The bot has sent nothing else.';
    case 'set-role':
      userSession.setRole(line.role);
      return `You are now a ${line.role}.`;
    case 'go-to-channel':
      userSession.goToChannel(line.channel);
      return `You are now in #${line.channel}.`;
    case 'save':
      return saveAttachment(line, userSession);
    case 'press': {
      const message = userSession.lastMessageWithButtons();
      const button = message && buttonsIn(message)[line.number - 1];
      if (!button) return 'No button has that number. The numbers are those of the last message with buttons.';
      return interact(session, (client) => client.pressButton(message.id, button.customId), message.channelId);
    }
    case 'question': {
      const values = { [defaultCommand.option]: withoutMention(line.text, session) };
      return interact(session, (client) => client.runCommand(defaultCommand.command, values));
    }
    case 'command': {
      const { name, subcommand } = line;
      const hint = commandHint(line, userSession);
      if (hint !== undefined) return hint;
      const values = await parseOptionValues(line, userSession);
      return interact(session, (client) => client.runCommand(name, values, { subcommand }));
    }
    default:
      return line satisfies never;
  }
}

/** Users may type "@On Record when?" as on Discord, where the client turns the name into a mention. */
function withoutMention(text: string, { discord }: LineContext): string {
  const name = discord.botUser.username.replace(/[\W_]+/g, '\\W?');
  return text.replace(new RegExp(`^@${name}\\b\\W*`, 'i'), '') || text;
}

/** Sends an interaction. If the bot opens a modal, prompts for its values until the client accepts them. */
async function interact(
  { userSession, terminal }: LineContext,
  send: (client: ChannelClient) => Promise<InteractionResult>,
  channelId?: string,
): Promise<LineOutput> {
  const client = userSession.channelClient(channelId);
  let result = await send(client);
  let enteredValues: ModalValues = {};
  while (result.modal) {
    const values = await promptForModal(result.modal, enteredValues, terminal);
    if (!values) return 'The form was closed and not sent.';
    try {
      result = await client.submitModal(result.modal, values);
    } catch (error) {
      terminal.print(validationMessage(error));
      enteredValues = values;
    }
  }
  const { status, messages } = await result.settled();
  return status === 'failed' ? 'The application did not respond.' : messages;
}

const { Attachment, Boolean: BooleanOption, Channel, Integer, Number: NumberOption } = ApplicationCommandOptionType;

/** Converts option values: numbers, channel names to ids, paths to files. Rejects with ClientValidationError. */
async function parseOptionValues({ options, definitions }: TypedCommand, userSession: UserSession) {
  const values = Object.entries(options).map(async ([name, text]) => {
    const type = definitions.find((definition) => definition.name === name)?.type;
    const value = userSession.suggestedValue(name, text) ?? (await parseOptionValue(type, text, userSession));
    return [name, value] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function parseOptionValue(
  type: ApplicationCommandOptionType | undefined,
  text: string,
  userSession: UserSession,
): Promise<CommandOptionValue> {
  switch (type) {
    case BooleanOption:
      return /^(true|yes|1)$/i.test(text);
    case Integer:
    case NumberOption:
      return text === '' ? text : Number(text);
    case Channel: {
      const channel = userSession.channels().find(({ name }) => name === text.replace(/^#/, ''));
      if (!channel) throw new ClientValidationError([`There is no channel ${text}.`]);
      return channel.id;
    }
    case Attachment:
      return readUpload(text.replace(/^(["'])(.*)\1$/, '$2'));
    default:
      return text;
  }
}

async function readUpload(path: string): Promise<Upload> {
  try {
    return { name: basename(path), data: await readFile(path) };
  } catch {
    throw new ClientValidationError([`Cannot read the file ${path}.`]);
  }
}

/** Never overwrites a file. */
async function saveAttachment(
  { number, path }: Extract<TypedLine, { kind: 'save' }>,
  userSession: UserSession,
): Promise<string> {
  const file = userSession.lastFiles()[number - 1];
  if (!file) return 'No file has that number. The numbers are those of the last message with attachments.';
  const targetPath = path === '' ? file.filename : path;
  const response = await fetch(file.url);
  if (!response.ok) return 'This file is no longer available.';
  const data = await response.bytes();
  try {
    await writeFile(targetPath, data, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return exists ? `The file ${targetPath} already exists.` : `Cannot write to ${targetPath}.`;
  }
  return `Saved as ${targetPath}.`;
}

const terminalHelp = [
  '  /as moderator  Become a moderator; /as member to switch back',
  '  /in #news  Switch to a channel; it is created if it does not exist',
  '  /save 1 path  Save an attachment of the last message with attachments',
  '  /wait  Wait for the bot’s next message or edit, such as a correction',
  '  /quit  Exit',
  '  1, 2, …  Press a button of the last message with buttons',
  'Type options as “name: value”. For a file, type its path; for a channel, its name (#general).',
];

/** Lists the commands. Subcommands are listed for moderators only. */
function helpText(userSession: UserSession): string {
  const commands = userSession.commands();
  const listed =
    userSession.role() === 'moderator'
      ? commandPaths(commands)
      : commands.map(({ name, description }) => ({ path: `/${name}`, description }));
  return [
    'Ask a question in your own words, or use a command:',
    ...listed.map(({ path, description }) => `  ${path}  ${description}`),
    ...terminalHelp,
  ].join('\n');
}

/** Why a command cannot be run, and what to type instead; undefined if it can be run. */
function commandHint({ name, argumentText }: TypedCommand, userSession: UserSession): string | undefined {
  const command = userSession.commands().find((candidate) => candidate.name === name);
  if (command) {
    // Discord hides commands that need a permission; the terminal explains why instead.
    const isForModerators = typeof command.default_member_permissions === 'string';
    if (!isForModerators || userSession.role() === 'moderator') return undefined;
    return `/${name} is for moderators. Type /as moderator to become one.`;
  }
  switch (name) {
    case 'as':
      return `${argumentText === '' ? '' : `There is no role “${argumentText}”. `}Type /as member or /as moderator.`;
    case 'in': {
      const channels = userSession.channels().map((channel) => `#${channel.name}`);
      return `Type a channel name, such as /in #news. Existing channels: ${channels.join(', ')}.`;
    }
    case 'save':
      return 'Type the number of the file: /save 1, or /save 1 path.';
    default:
      return `There is no command /${name} here. Type /help for a list.`;
  }
}
