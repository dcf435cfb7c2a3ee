import { styleText } from 'node:util';
import type { DiscordEmulator } from '../emulator.ts';
import { executeLine } from './execute-line.ts';
import { formatMessage, type TextStyle } from './message-text.ts';
import { parseLine } from './parse-line.ts';
import { completeLine } from './tab-completion.ts';
import { openTerminal } from './terminal.ts';
import { openUnsolicitedMessages } from './unsolicited-messages.ts';
import { createUserSession, type UserSession } from './user-session.ts';

export type TerminalSessionOptions = {
  readonly discord: DiscordEmulator;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** The command and its option that take words typed without a slash. */
  readonly defaultCommand: { readonly command: string; readonly option: string };
  /** How long /wait waits, in ms; 10 s if not said. */
  readonly waitTimeoutMs?: number;
};

/**
 * Lets somebody sit in the first channel of this Discord with a terminal. Each line is worked off before the next one, so
 * that a pipe gets its answers in order. Resolves when the input ends or /quit is typed, with whether any line came.
 */
export async function runTerminalSession(options: TerminalSessionOptions): Promise<boolean> {
  const { discord, defaultCommand } = options;
  const userSession = createUserSession(discord);
  const terminal = openTerminal({ ...options, complete: (line) => completeLine(line, userSession, defaultCommand) });
  const style = textStyle(terminal.isInteractive, userSession);
  const unsolicited = openUnsolicitedMessages(discord, userSession.canSee, (message, isChange) => {
    const channelMention =
      message.channelId === userSession.channelClient().channelId
        ? []
        : [userSession.formatMention(`<#${message.channelId}>`)];
    const heading = [...(isChange ? ['(edited)'] : []), ...channelMention].join(' ');
    terminal.print(`${heading === '' ? '' : `${heading}\n`}${formatMessage(message, style)}`);
    userSession.recordDisplayed(message);
  });
  const session = { ...options, userSession, terminal, unsolicited };
  if (terminal.isInteractive)
    terminal.print('Type a question, a command such as /when-entered, or /help. Tab completes.');
  let hasInput = false;
  for (let line = await terminal.nextLine(); line !== undefined; line = await terminal.nextLine()) {
    hasInput = true;
    const parsedLine = parseLine(line, userSession.commands());
    if (parsedLine.kind === 'quit') break;
    unsolicited.hold();
    const output = await executeLine(parsedLine, session);
    if (typeof output === 'string') terminal.print(output);
    const displayed = typeof output === 'string' ? [] : output;
    for (const message of displayed) {
      terminal.print(formatMessage(message, style));
      userSession.recordDisplayed(message);
    }
    unsolicited.release(displayed);
  }
  unsolicited.close();
  terminal.close();
  return hasInput;
}

function textStyle(isTerminal: boolean, { formatMention }: UserSession): TextStyle {
  if (!isTerminal) return { bold: (text) => text, mention: formatMention };
  return {
    bold: (text) => styleText('bold', text),
    strikethrough: (text) => styleText('strikethrough', text),
    mention: formatMention,
  };
}
