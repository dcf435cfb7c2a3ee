import { styleText } from 'node:util';
import type { Discord } from '../discord.ts';
import { act } from './act.ts';
import { complete } from './complete.ts';
import { type Drawing, messageText } from './message-text.ts';
import { openOwnAccord } from './own-accord.ts';
import { type Seat, takeSeat } from './seat.ts';
import { openTerminal } from './terminal.ts';
import { readTypedLine } from './typed-line.ts';

export type SessionOptions = {
  readonly discord: Discord;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** The command and its option that take words typed without a slash. */
  readonly words: { readonly command: string; readonly option: string };
  /** How long /wait waits, in ms; 10 s if not said. */
  readonly patience?: number;
};

/**
 * Lets somebody sit in the first channel of this Discord with a terminal. Each line is worked off before the next one, so
 * that a pipe gets its answers in order. Resolves when the input ends or /quit is typed, with whether any line came.
 */
export async function runTerminalSession(options: SessionOptions): Promise<boolean> {
  const { discord, words } = options;
  const seat = takeSeat(discord);
  const terminal = openTerminal({ ...options, complete: (line) => complete(line, seat, words) });
  const draw = drawing(terminal.isTerminal, seat);
  const ownAccord = openOwnAccord(discord, seat.sees, (message, isChange) => {
    const place = message.channelId === seat.here().channelId ? [] : [seat.mention(`<#${message.channelId}>`)];
    const head = [...(isChange ? ['(edited)'] : []), ...place].join(' ');
    terminal.say(`${head === '' ? '' : `${head}\n`}${messageText(message, draw)}`);
    seat.notice(message);
  });
  const session = { ...options, seat, terminal, ownAccord };
  if (terminal.isTerminal) terminal.say('Type a question, a command such as /when-entered, or /help. Tab completes.');
  let hasHeard = false;
  for (let line = await terminal.next(); line !== undefined; line = await terminal.next()) {
    hasHeard = true;
    const typed = readTypedLine(line, seat.commands());
    if (typed.kind === 'quit') break;
    ownAccord.hold();
    const said = await act(typed, session);
    if (typeof said === 'string') terminal.say(said);
    const shown = typeof said === 'string' ? [] : said;
    for (const message of shown) {
      terminal.say(messageText(message, draw));
      seat.notice(message);
    }
    ownAccord.release(shown);
  }
  ownAccord.close();
  terminal.close();
  return hasHeard;
}

function drawing(isTerminal: boolean, { mention }: Seat): Drawing {
  if (!isTerminal) return { bold: (text) => text, mention };
  return { bold: (text) => styleText('bold', text), struck: (text) => styleText('strikethrough', text), mention };
}
