import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import type { Discord, Outcome, PersonInChannel, VisibleMessage } from '../discord.ts';
import { ClientRefusal } from '../people/client-refusal.ts';
import { completeCommand } from './completion.ts';
import { buttonsOf, messageText } from './message-text.ts';
import { readTypedLine, type TypedLine } from './typed-line.ts';

export type SessionOptions = {
  readonly discord: Discord;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** The command and its option that take words typed without a slash. */
  readonly words: { readonly command: string; readonly option: string };
};

/**
 * Lets somebody sit in the first channel of this Discord with a terminal. Each line is worked off before the next one, so
 * that a pipe gets its answers in order. Resolves when the input ends or /quit is typed.
 */
export async function runTerminalSession(options: SessionOptions): Promise<void> {
  const { discord, input, output } = options;
  const isTerminal = input.isTTY === true;
  const lines = createInterface({
    input,
    output,
    terminal: isTerminal,
    completer: completer(options),
    prompt: isTerminal ? '> ' : '',
  });
  const state: State = { role: 'member', shown: undefined };
  const bold = (text: string) => (isTerminal ? styleText('bold', text) : text);
  const show = (message: VisibleMessage) => output.write(`${messageText(message, { bold })}\n\n`);
  if (isTerminal) output.write('Type a question, a command such as /when-entered, or /help. Tab completes.\n');
  const prompt = () => isTerminal && lines.prompt();
  prompt();
  for await (const line of lines) {
    const typed = readTypedLine(line, commandsOf(discord));
    if (typed.kind === 'quit') break;
    await act(typed, state, options).then(
      (said) => (typeof said === 'string' ? output.write(`${said}\n\n`) : said.forEach(show)),
      (error: unknown) => output.write(`${refusal(error)}\n\n`),
    );
    prompt();
  }
  lines.close();
}

/** Who sits at the terminal, and the message whose buttons a bare number presses. */
type State = { role: 'member' | 'moderator'; shown: VisibleMessage | undefined };

function commandsOf({ commands, servers }: Discord): readonly APIApplicationCommand[] {
  return commands(servers[0]?.id ?? '').filter(({ type }) => type === ApplicationCommandType.ChatInput);
}

function seat({ discord }: SessionOptions, { role }: State): PersonInChannel {
  return discord.person(role, role === 'member' ? 'You' : 'Moderator').in(discord.servers[0]?.channels[0]?.id ?? '');
}

async function act(
  typed: TypedLine,
  state: State,
  options: SessionOptions,
): Promise<string | readonly VisibleMessage[]> {
  const here = seat(options, state);
  switch (typed.kind) {
    case 'nothing':
    case 'quit':
      return [];
    case 'help':
      return help(options);
    case 'become':
      state.role = typed.role;
      return `You are now a ${typed.role}.`;
    case 'press':
      return press(typed.number, here, state);
    case 'command':
      if (isForModerators(typed.name, state, options))
        return `/${typed.name} is for moderators. To be one here: /as moderator`;
      return shown(
        await here.command(
          typed.name,
          typed.options,
          typed.subcommand === undefined ? {} : { subcommand: typed.subcommand },
        ),
        state,
      );
    case 'words':
      return shown(
        await here.command(options.words.command, { [options.words.option]: withoutMention(typed.text, options) }),
        state,
      );
    default:
      return typed satisfies never;
  }
}

/** Discord does not offer a member what asks for a permission; who sits at the terminal should learn why. */
function isForModerators(name: string, { role }: State, { discord }: SessionOptions): boolean {
  const command = commandsOf(discord).find((one) => one.name === name);
  return role === 'member' && typeof command?.default_member_permissions === 'string';
}

/** "@On Record when?" is typed as people type it on Discord, where the client makes a mention of it. */
function withoutMention(text: string, { discord }: SessionOptions): string {
  const name = discord.botUser.username.replace(/[\W_]+/g, '\\W?');
  return text.replace(new RegExp(`^@${name}\\b\\W*`, 'i'), '') || text;
}

async function press(number: number, here: PersonInChannel, state: State): Promise<string | readonly VisibleMessage[]> {
  const button = state.shown ? buttonsOf(state.shown)[number - 1] : undefined;
  if (!state.shown || !button) return 'There is no button with that number.';
  return shown(await here.press(state.shown.id, button.customId), state);
}

async function shown(outcome: Outcome, state: State): Promise<string | readonly VisibleMessage[]> {
  const { status, messages } = await outcome.settled();
  if (status === 'failed') return 'The application did not respond.';
  state.shown = messages.at(-1) ?? state.shown;
  return messages;
}

function help({ discord }: SessionOptions): string {
  const known = commandsOf(discord).map(({ name, description }) => `  /${name}  ${description}`);
  const own = [
    '  /as moderator  Become a moderator (and /as member)',
    '  /quit  End',
    '  1, 2, …  Press a button of the last message',
  ];
  return ['Ask in your own words, or use a command:', ...known, ...own].join('\n');
}

/** What the person's client refuses is told; anything else is a fault and must be seen. */
function refusal(error: unknown): string {
  if (error instanceof ClientRefusal) return error.message;
  throw error;
}

type Completion = [string[], string];

function completer(options: SessionOptions) {
  return (line: string, done: (error: null, completion: Completion) => void) => {
    if (line.startsWith('/')) return done(null, [completeCommand(line, commandsOf(options.discord)), line]);
    const { command, option } = options.words;
    seat(options, { role: 'member', shown: undefined })
      .autocomplete(command, option, line)
      .then(
        (choices) => done(null, [choices.map(({ name }) => name), line]),
        () => done(null, [[], line]),
      );
  };
}
