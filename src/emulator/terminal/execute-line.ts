import { ClientValidationError } from '../clients/client-validation-error.ts';
import type { ModalValues } from '../clients/modal.ts';
import type { ChannelClient, InteractionResult, OpenedModal, VisibleMessage } from '../emulator.ts';
import { helpText } from './help.ts';
import { commandHint } from './hints.ts';
import { saveDownload } from './local-files.ts';
import { buttonsIn } from './message-text.ts';
import { promptForModal } from './modal-prompt.ts';
import type { TypedCommand, TypedLine } from './parse-line.ts';
import { parseOptionValues } from './parse-options.ts';
import type { Terminal } from './terminal.ts';
import type { TerminalSessionOptions } from './terminal-session.ts';
import type { UnsolicitedMessages } from './unsolicited-messages.ts';
import type { UserSession } from './user-session.ts';

/** Where a line is worked off. */
export type TerminalSession = TerminalSessionOptions & {
  readonly userSession: UserSession;
  readonly terminal: Terminal;
  readonly unsolicited: UnsolicitedMessages;
};

/** What the terminal says to a line, or the messages that came of it. */
export type LineOutput = string | readonly VisibleMessage[];

/** Does what somebody typed. Rejects for faults alone; what a client refuses is said. */
export async function executeLine(line: TypedLine, session: TerminalSession): Promise<LineOutput> {
  try {
    return await execute(line, session);
  } catch (error) {
    return validationMessage(error);
  }
}

async function execute(line: TypedLine, session: TerminalSession): Promise<LineOutput> {
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

async function runTypedCommand(line: TypedCommand, session: TerminalSession): Promise<LineOutput> {
  const { userSession } = session;
  const hint = commandHint(line, userSession);
  if (hint !== undefined) return hint;
  if (isForModerators(line.name, userSession)) return `/${line.name} is for moderators. To be one here: /as moderator`;
  const values = await parseOptionValues(line, {
    channels: userSession.channels(),
    suggestedValue: userSession.suggestedValue,
  });
  const runOptions = line.subcommand === undefined ? {} : { subcommand: line.subcommand };
  const channelClient = userSession.channelClient();
  return settle(await channelClient.runCommand(line.name, values, runOptions), channelClient, session);
}

/** Discord does not offer a member what asks for a permission; who sits at the terminal should learn why. */
function isForModerators(name: string, userSession: UserSession): boolean {
  const registered = userSession.commands().find((one) => one.name === name);
  return userSession.role() === 'member' && typeof registered?.default_member_permissions === 'string';
}

/** "@On Record when?" is typed as people type it on Discord, where the client makes a mention of it. */
function withoutMention(text: string, { discord }: TerminalSessionOptions): string {
  const name = discord.botUser.username.replace(/[\W_]+/g, '\\W?');
  return text.replace(new RegExp(`^@${name}\\b\\W*`, 'i'), '') || text;
}

async function pressButtonByNumber(number: number, session: TerminalSession): Promise<LineOutput> {
  const message = session.userSession.lastMessageWithButtons();
  const button = message ? buttonsIn(message)[number - 1] : undefined;
  if (!message || !button) return 'There is no button with that number.';
  const channelClient = session.userSession.channelClient(message.channelId);
  return settle(await channelClient.pressButton(message.id, button.customId), channelClient, session);
}

async function saveAttachment(
  { number, path }: Extract<TypedLine, { kind: 'save' }>,
  userSession: UserSession,
): Promise<string> {
  const file = userSession.lastFiles()[number - 1];
  if (!file) return 'There is no file with that number.';
  const targetPath = path === '' ? file.filename : path;
  await saveDownload(targetPath, file.url);
  return `Saved as ${targetPath}.`;
}

/** What came meanwhile, or comes soon, is told by whoever listens; only its absence is told here. */
async function waitForUnsolicited({ unsolicited, waitTimeoutMs = 10_000 }: TerminalSession): Promise<LineOutput> {
  unsolicited.release([]);
  return (await unsolicited.next(waitTimeoutMs)) ? [] : 'The bot has said nothing more of its own accord.';
}

async function settle(
  interactionResult: InteractionResult,
  channelClient: ChannelClient,
  session: TerminalSession,
): Promise<LineOutput> {
  if (interactionResult.modal) return fillModalInTerminal(interactionResult.modal, {}, channelClient, session);
  const { status, messages } = await interactionResult.settled();
  return status === 'failed' ? 'The application did not respond.' : messages;
}

/** What the client would not send is told, and asked for again with all that was typed. */
async function fillModalInTerminal(
  modal: OpenedModal,
  previousValues: ModalValues,
  channelClient: ChannelClient,
  session: TerminalSession,
): Promise<LineOutput> {
  const values = await promptForModal(modal, previousValues, session.terminal);
  if (!values) return 'The form is closed, and nothing was sent.';
  try {
    return await settle(await channelClient.submitModal(modal, values), channelClient, session);
  } catch (error) {
    session.terminal.print(validationMessage(error));
    return fillModalInTerminal(modal, values, channelClient, session);
  }
}

/** What the person's client refuses is told; anything else is a fault and must be seen. */
function validationMessage(error: unknown): string {
  if (error instanceof ClientValidationError) return error.message;
  throw error;
}
