import type { Modal, Outcome, PersonInChannel, VisibleMessage } from '../discord.ts';
import { ClientRefusal } from '../people/client-refusal.ts';
import type { ModalValues } from '../people/modal-answers.ts';
import { saveTo } from './files.ts';
import { fillIn } from './form.ts';
import { helpText } from './help.ts';
import { buttonsOf } from './message-text.ts';
import type { OwnAccord } from './own-accord.ts';
import { ownAdvice } from './own-advice.ts';
import type { Seat } from './seat.ts';
import type { SessionOptions } from './session.ts';
import type { Terminal } from './terminal.ts';
import type { TypedCommand, TypedLine } from './typed-line.ts';
import { optionValues } from './typed-options.ts';

/** Where a line is worked off. */
export type Session = SessionOptions & {
  readonly seat: Seat;
  readonly terminal: Terminal;
  readonly ownAccord: OwnAccord;
};

/** What the terminal says to a line, or the messages that came of it. */
export type Said = string | readonly VisibleMessage[];

/** Does what somebody typed. Rejects for faults alone; what a client refuses is said. */
export async function act(typed: TypedLine, session: Session): Promise<Said> {
  try {
    return await carryOut(typed, session);
  } catch (error) {
    return refusal(error);
  }
}

async function carryOut(typed: TypedLine, session: Session): Promise<Said> {
  const { seat, words } = session;
  switch (typed.kind) {
    case 'nothing':
    case 'quit':
      return [];
    case 'help':
      return helpText(seat);
    case 'wait':
      return wait(session);
    case 'become':
      seat.become(typed.role);
      return `You are now a ${typed.role}.`;
    case 'go':
      seat.go(typed.channel);
      return `You are now in #${typed.channel}.`;
    case 'save':
      return save(typed, seat);
    case 'press':
      return press(typed.number, session);
    case 'command':
      return command(typed, session);
    case 'words': {
      const text = withoutMention(typed.text, session);
      const here = seat.here();
      return shown(await here.command(words.command, { [words.option]: text }), here, session);
    }
    default:
      return typed satisfies never;
  }
}

async function command(typed: TypedCommand, session: Session): Promise<Said> {
  const { seat } = session;
  const advice = ownAdvice(typed, seat);
  if (advice !== undefined) return advice;
  if (isForModerators(typed.name, seat)) return `/${typed.name} is for moderators. To be one here: /as moderator`;
  const values = await optionValues(typed, { channels: seat.channels(), valueOf: seat.valueOf });
  const use = typed.subcommand === undefined ? {} : { subcommand: typed.subcommand };
  const here = seat.here();
  return shown(await here.command(typed.name, values, use), here, session);
}

/** Discord does not offer a member what asks for a permission; who sits at the terminal should learn why. */
function isForModerators(name: string, seat: Seat): boolean {
  const found = seat.commands().find((one) => one.name === name);
  return seat.role() === 'member' && typeof found?.default_member_permissions === 'string';
}

/** "@On Record when?" is typed as people type it on Discord, where the client makes a mention of it. */
function withoutMention(text: string, { discord }: SessionOptions): string {
  const name = discord.botUser.username.replace(/[\W_]+/g, '\\W?');
  return text.replace(new RegExp(`^@${name}\\b\\W*`, 'i'), '') || text;
}

async function press(number: number, session: Session): Promise<Said> {
  const message = session.seat.shown();
  const button = message ? buttonsOf(message)[number - 1] : undefined;
  if (!message || !button) return 'There is no button with that number.';
  const there = session.seat.here(message.channelId);
  return shown(await there.press(message.id, button.customId), there, session);
}

async function save({ number, path }: Extract<TypedLine, { kind: 'save' }>, seat: Seat): Promise<string> {
  const file = seat.files()[number - 1];
  if (!file) return 'There is no file with that number.';
  const place = path === '' ? file.filename : path;
  await saveTo(place, file.url);
  return `Saved as ${place}.`;
}

/** What came meanwhile, or comes soon, is told by whoever listens; only its absence is told here. */
async function wait({ ownAccord, patience = 10_000 }: Session): Promise<Said> {
  ownAccord.release([]);
  return (await ownAccord.next(patience)) ? [] : 'The bot has said nothing more of its own accord.';
}

async function shown(outcome: Outcome, where: PersonInChannel, session: Session): Promise<Said> {
  if (outcome.modal) return fill(outcome.modal, {}, where, session);
  const { status, messages } = await outcome.settled();
  return status === 'failed' ? 'The application did not respond.' : messages;
}

/** What the client would not send is told, and asked for again with all that was typed. */
async function fill(modal: Modal, before: ModalValues, where: PersonInChannel, session: Session): Promise<Said> {
  const values = await fillIn(modal, before, session.terminal);
  if (!values) return 'The form is closed, and nothing was sent.';
  try {
    return await shown(await where.submit(modal, values), where, session);
  } catch (error) {
    session.terminal.say(refusal(error));
    return fill(modal, values, where, session);
  }
}

/** What the person's client refuses is told; anything else is a fault and must be seen. */
function refusal(error: unknown): string {
  if (error instanceof ClientRefusal) return error.message;
  throw error;
}
