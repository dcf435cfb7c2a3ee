import { styleText } from 'node:util';
import type { DiscordEmulator, VisibleMessage } from '../emulator.ts';
import { completeLine } from './completion.ts';
import { executeLine, type UnsolicitedMessages } from './execute-line.ts';
import { parseLine } from './input.ts';
import { formatMessage, type TextStyle } from './render.ts';
import { openTerminal } from './terminal.ts';
import { createUserSession, type UserSession } from './user-session.ts';

export type TerminalSessionOptions = {
  readonly discord: DiscordEmulator;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** The command and the option that receive text typed without a slash. */
  readonly defaultCommand: { readonly command: string; readonly option: string };
  /** How long /wait waits, in ms; 10 s by default. */
  readonly waitTimeoutMs?: number;
};

/**
 * A Discord client in the terminal, in the first channel of the first server. Lines are executed one after the other, so
 * that piped input gets its responses in order. Resolves at the end of the input or at /quit: true if any line was read.
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
    terminal.print('Type a question, a command such as /when-entered, or /help. Press Tab to complete.');
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

/** Displays each unsolicited message or edit of the bot once. */
function openUnsolicitedMessages(
  discord: DiscordEmulator,
  isVisible: (message: VisibleMessage) => boolean,
  display: (message: VisibleMessage, isChange: boolean) => void,
): UnsolicitedMessages & { close(): void } {
  const displayedVersions = new Map<string, string>();
  const heldMessages = new Map<string, VisibleMessage>();
  let isHolding = false;
  let unawaitedCount = 0;
  let wake = () => {};

  function receive(message: VisibleMessage): void {
    if (!message.author.isBot || message.isLoading || !isVisible(message)) return;
    if (isHolding) heldMessages.set(message.id, message);
    else displayOnce(message);
  }
  function displayOnce(message: VisibleMessage): void {
    if (displayedVersions.get(message.id) === versionOf(message)) return;
    display(message, message.isEdited || displayedVersions.has(message.id));
    displayedVersions.set(message.id, versionOf(message));
    unawaitedCount += 1;
    wake();
  }
  const unsubscribers = [discord.on('message', receive), discord.on('edit', receive)];

  return {
    hold() {
      isHolding = true;
    },
    release(displayed) {
      isHolding = false;
      for (const message of displayed) displayedVersions.set(message.id, versionOf(message));
      const heldInOrder = [...heldMessages.values()];
      heldMessages.clear();
      for (const message of heldInOrder) displayOnce(message);
    },
    async next(timeoutMs) {
      if (unawaitedCount === 0) await waitForMessage(timeoutMs);
      const hasArrived = unawaitedCount > 0;
      if (hasArrived) unawaitedCount -= 1;
      return hasArrived;
    },
    close() {
      for (const unsubscribe of unsubscribers) unsubscribe();
    },
  };

  function waitForMessage(timeoutMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, timeoutMs);
    wake = resolve;
    return promise.finally(() => clearTimeout(timer));
  }
}

/** The visible parts of a message; a new version is displayed again. */
function versionOf({ content, components, attachments, embeds }: VisibleMessage): string {
  return JSON.stringify([content, components, attachments.map(({ id }) => id), embeds]);
}
