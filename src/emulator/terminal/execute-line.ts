import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { ModalValues } from '../clients/modal.ts';
import type { ChannelClient, DiscordEmulator, InteractionResult, OpenedModal, VisibleMessage } from '../emulator.ts';
import { parseOptionValues, saveDownload, type TypedCommand, type TypedLine } from './input.ts';
import { buttonsIn } from './render.ts';
import { promptForModal, type Terminal } from './terminal.ts';
import type { UserSession } from './user-session.ts';

/** Messages of the bot that are not responses to the current line. */
export type UnsolicitedMessages = {
  /** Holds messages back from now on: they may be the response to the line being executed. */
  hold(): void;
  /** Shows the messages held back, except those already displayed. */
  release(displayed: readonly VisibleMessage[]): void;
  /** Resolves with true for each message shown, or with false after the timeout. */
  next(timeoutMs: number): Promise<boolean>;
};

/** Everything that executing a line needs. */
export type LineContext = {
  readonly discord: DiscordEmulator;
  readonly defaultCommand: { readonly command: string; readonly option: string };
  readonly waitTimeoutMs?: number;
  readonly userSession: UserSession;
  readonly terminal: Terminal;
  readonly unsolicited: UnsolicitedMessages;
};

/** A text of the terminal, or the messages of the bot's response. */
export type LineOutput = string | readonly VisibleMessage[];

/** Executes a line. Returns the problems that the client finds; rejects only for unexpected errors. */
export async function executeLine(line: TypedLine, session: LineContext): Promise<LineOutput> {
  try {
    return await execute(line, session);
  } catch (error) {
    return validationMessage(error);
  }
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
      return waitForUnsolicited(session);
    case 'set-role':
      userSession.setRole(line.role);
      return `You are now a ${line.role}.`;
    case 'go-to-channel':
      userSession.goToChannel(line.channel);
      return `You are now in #${line.channel}.`;
    case 'save':
      return saveAttachment(line, userSession);
    case 'press':
      return pressButtonByNumber(line.number, session);
    case 'command':
      return runTypedCommand(line, session);
    case 'question': {
      const question = withoutMention(line.text, session);
      const channelClient = userSession.channelClient();
      return settle(
        await channelClient.runCommand(defaultCommand.command, { [defaultCommand.option]: question }),
        channelClient,
        session,
      );
    }
    default:
      return line satisfies never;
  }
}

async function runTypedCommand(line: TypedCommand, session: LineContext): Promise<LineOutput> {
  const { userSession } = session;
  const hint = commandHint(line, userSession);
  if (hint !== undefined) return hint;
  if (isForModerators(line.name, userSession))
    return `/${line.name} is for moderators. Type /as moderator to become one.`;
  const values = await parseOptionValues(line, {
    channels: userSession.channels(),
    suggestedValue: userSession.suggestedValue,
  });
  const runOptions = line.subcommand === undefined ? {} : { subcommand: line.subcommand };
  const channelClient = userSession.channelClient();
  return settle(await channelClient.runCommand(line.name, values, runOptions), channelClient, session);
}

/** Discord hides commands that need a permission; the terminal explains why instead. */
function isForModerators(name: string, userSession: UserSession): boolean {
  const registered = userSession.commands().find((one) => one.name === name);
  return userSession.role() === 'member' && typeof registered?.default_member_permissions === 'string';
}

/** Users may type "@On Record when?" as on Discord, where the client turns the name into a mention. */
function withoutMention(text: string, { discord }: LineContext): string {
  const name = discord.botUser.username.replace(/[\W_]+/g, '\\W?');
  return text.replace(new RegExp(`^@${name}\\b\\W*`, 'i'), '') || text;
}

async function pressButtonByNumber(number: number, session: LineContext): Promise<LineOutput> {
  const message = session.userSession.lastMessageWithButtons();
  const button = message ? buttonsIn(message)[number - 1] : undefined;
  if (!message || !button) return 'No button has that number. The numbers are those of the last message with buttons.';
  const channelClient = session.userSession.channelClient(message.channelId);
  return settle(await channelClient.pressButton(message.id, button.customId), channelClient, session);
}

async function saveAttachment(
  { number, path }: Extract<TypedLine, { kind: 'save' }>,
  userSession: UserSession,
): Promise<string> {
  const file = userSession.lastFiles()[number - 1];
  if (!file) return 'No file has that number. The numbers are those of the last message with attachments.';
  const targetPath = path === '' ? file.filename : path;
  await saveDownload(targetPath, file.url);
  return `Saved as ${targetPath}.`;
}

async function waitForUnsolicited({ unsolicited, waitTimeoutMs = 10_000 }: LineContext): Promise<LineOutput> {
  unsolicited.release([]);
  return (await unsolicited.next(waitTimeoutMs)) ? [] : 'The bot has sent nothing else.';
}

async function settle(
  interactionResult: InteractionResult,
  channelClient: ChannelClient,
  session: LineContext,
): Promise<LineOutput> {
  if (interactionResult.modal) return fillModalInTerminal(interactionResult.modal, {}, channelClient, session);
  const { status, messages } = await interactionResult.settled();
  return status === 'failed' ? 'The application did not respond.' : messages;
}

/** Prompts again with the previous input until the client accepts the values. */
async function fillModalInTerminal(
  modal: OpenedModal,
  previousValues: ModalValues,
  channelClient: ChannelClient,
  session: LineContext,
): Promise<LineOutput> {
  const values = await promptForModal(modal, previousValues, session.terminal);
  if (!values) return 'The form was closed and not sent.';
  try {
    return await settle(await channelClient.submitModal(modal, values), channelClient, session);
  } catch (error) {
    session.terminal.print(validationMessage(error));
    return fillModalInTerminal(modal, values, channelClient, session);
  }
}

/** The message of a client validation error; any other error is rethrown. */
function validationMessage(error: unknown): string {
  if (error instanceof ClientValidationError) return error.message;
  throw error;
}

const terminalCommands = [
  '  /as moderator  Become a moderator; /as member to switch back',
  '  /in #news  Switch to a channel; it is created if it does not exist',
  '  /save 1 path  Save an attachment of the last message with attachments',
  '  /wait  Wait for the bot’s next message or edit, such as a correction',
  '  /quit  Exit',
  '  1, 2, …  Press a button of the last message with buttons',
];
const optionSyntax = 'Type options as “name: value”. For a file, type its path; for a channel, its name (#general).';

/** Lists the commands. Subcommands are listed for moderators only. */
function helpText(userSession: UserSession): string {
  const registered = userSession.commands().flatMap(({ name, description, options = [] }) => {
    const subcommands = options.filter(({ type }) => type === ApplicationCommandOptionType.Subcommand);
    if (subcommands.length === 0 || userSession.role() === 'member') return [`  /${name}  ${description}`];
    return subcommands.map((option) => `  /${name} ${option.name}  ${option.description}`);
  });
  return ['Ask a question in your own words, or use a command:', ...registered, ...terminalCommands, optionSyntax].join(
    '\n',
  );
}

/** Usage of a terminal command that was typed incompletely, or that the command does not exist; undefined for commands of the bot. */
function commandHint(
  { name, argumentText }: Pick<TypedCommand, 'name' | 'argumentText'>,
  userSession: UserSession,
): string | undefined {
  if (userSession.commands().some((command) => command.name === name)) return undefined;
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
