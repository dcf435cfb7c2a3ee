import { setTimeout } from 'node:timers/promises';
import { styleText } from 'node:util';
import type { DiscordEmulator, VisibleMessage } from '../emulator.ts';
import { executeLine, type LineContext } from './execute-line.ts';
import { completeLine, parseLine } from './input.ts';
import { formatMessage, type TextStyle } from './render.ts';
import { openTerminal, type TerminalOptions } from './terminal.ts';
import { createUserSession } from './user-session.ts';

export type TerminalSessionOptions = Pick<TerminalOptions, 'input' | 'output'> &
  Pick<LineContext, 'discord' | 'defaultCommand'> & {
    /** How long /wait waits, in ms; 10 s by default. */
    readonly waitTimeoutMs?: number;
  };

/**
 * A Discord client in the terminal, in the first channel of the first server. Lines are executed one after the other, so
 * that piped input gets its responses in order. Resolves at the end of the input or at /quit: true if any line was read.
 */
export async function runTerminalSession(options: TerminalSessionOptions): Promise<boolean> {
  const { discord, defaultCommand, output, waitTimeoutMs = 10_000 } = options;
  const userSession = createUserSession(discord);
  const terminal = openTerminal({ ...options, complete: (line) => completeLine(line, userSession, defaultCommand) });
  const style: TextStyle = {
    mention: userSession.formatMention,
    ...(terminal.isInteractive ? interactiveStyle(output) : { bold: (text) => text }),
  };
  function display(message: VisibleMessage, headings: readonly string[] = []): void {
    const headingLine = headings.length > 0 ? [headings.join(' ')] : [];
    terminal.print([...headingLine, formatMessage(message, style)].join('\n'));
    userSession.recordDisplayed(message);
  }
  const unsolicited = openUnsolicitedMessages(discord, userSession.canSee, (message, isChange) => {
    const isElsewhere = message.channelId !== userSession.channelClient().channelId;
    display(message, [
      ...(isChange ? ['(edited)'] : []),
      ...(isElsewhere ? [userSession.formatMention(`<#${message.channelId}>`)] : []),
    ]);
  });
  const nextUnsolicited = () => unsolicited.next(waitTimeoutMs);
  const session = { discord, defaultCommand, userSession, terminal, nextUnsolicited };
  if (terminal.isInteractive)
    terminal.print('Type a question, a command such as /when-entered, or /help. Press Tab to complete.');
  let hasInput = false;
  for (let line = await terminal.nextLine(); line !== undefined; line = await terminal.nextLine()) {
    hasInput = true;
    const parsedLine = parseLine(line, userSession.commands());
    if (parsedLine.kind === 'quit') break;
    unsolicited.hold();
    const result = await executeLine(parsedLine, session);
    if (typeof result === 'string') terminal.print(result);
    const messages = typeof result === 'string' ? [] : result;
    for (const message of messages) display(message);
    unsolicited.release(messages);
  }
  unsolicited.close();
  terminal.close();
  return hasInput;
}

/** Struck-out text keeps its tildes if the terminal shows no styles. */
function interactiveStyle(stream: NodeJS.WritableStream): Required<Pick<TextStyle, 'bold' | 'strikethrough'>> {
  return {
    bold: (text) => styleText('bold', text, { stream }),
    strikethrough(text) {
      const struckOut = styleText('strikethrough', text, { stream });
      return struckOut === text ? `~~${text}~~` : struckOut;
    },
  };
}

/** Displays each unsolicited message or edit of the bot once. */
function openUnsolicitedMessages(
  discord: DiscordEmulator,
  isVisible: (message: VisibleMessage) => boolean,
  display: (message: VisibleMessage, isChange: boolean) => void,
) {
  const displayedVersions = new Map<string, string>();
  const heldMessages = new Map<string, VisibleMessage>();
  let isHolding = false;
  let unawaitedCount = 0;
  let arrival = Promise.withResolvers<void>();

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
    arrival.resolve();
  }
  const unsubscribers = [discord.on('message', receive), discord.on('edit', receive)];

  /** Shows the messages held back, except those already displayed. */
  function release(displayed: readonly VisibleMessage[] = []): void {
    isHolding = false;
    for (const message of displayed) displayedVersions.set(message.id, versionOf(message));
    const heldInOrder = [...heldMessages.values()];
    heldMessages.clear();
    for (const message of heldInOrder) displayOnce(message);
  }

  return {
    /** Holds messages back from now on: they may be the response to the line being executed. */
    hold() {
      isHolding = true;
    },
    release,
    /** Resolves with true for each message shown, or with false after the timeout. */
    async next(timeoutMs: number): Promise<boolean> {
      release();
      if (unawaitedCount === 0) {
        arrival = Promise.withResolvers();
        await Promise.race([arrival.promise, setTimeout(timeoutMs, undefined, { ref: false })]);
      }
      if (unawaitedCount === 0) return false;
      unawaitedCount -= 1;
      return true;
    },
    close() {
      for (const unsubscribe of unsubscribers) unsubscribe();
    },
  };
}

/** The visible parts of a message; a new version is displayed again. */
function versionOf({ content, components, attachments, embeds }: VisibleMessage): string {
  return JSON.stringify([content, components, attachments.map(({ id }) => id), embeds]);
}
