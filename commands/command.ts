import type { Reply } from '../src/answering/reply.ts';
import type { Shift } from '../src/answering/shift.ts';
import type { Moderation, Moderator, Place } from '../src/moderation/moderation.ts';

/** A file that somebody sent along. `url` is where Discord keeps it, for a short time. */
export type SentFile = { readonly name: string; readonly size: number; readonly url: string };

/** What somebody filled in. A client may send anything, so each command reads what it needs with the functions below. */
export type Options = Readonly<Record<string, string | number | boolean | SentFile>>;

/** What a command may use. `shift` is the state in force when the question came, so that an answer is wholly of one state. */
export type Room = {
  readonly shift: Shift;
  readonly place: Place;
  /** The user id of whoever asks. */
  readonly person: string;
  readonly moderation: Moderation;
  /** Fetches what somebody sent along, within limits of size and time; only from where Discord keeps files. */
  readonly fetchFile: (file: SentFile) => Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }>;
  /** The general commands, for the command that explains them. */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
};

export type Choice = { readonly name: string; readonly value: string };

type Described = { readonly name: string; readonly description: string; readonly required?: boolean };

/**
 * `longest` in characters. `suggest` answers while somebody types; what is sent in the end may still be any text. What is too long for
 * a choice need not be left out: whoever sends the choices does. */
export type Option =
  | (Described & {
      readonly kind: 'text';
      readonly longest: number;
      readonly suggest?: (typed: string, room: Room) => readonly Choice[] | Promise<readonly Choice[]>;
    })
  | (Described & { readonly kind: 'number'; readonly least: number; readonly most: number })
  | (Described & { readonly kind: 'flag' })
  /** A file; it comes as a SentFile. */
  | (Described & { readonly kind: 'file' })
  /** A channel of the server that can be written to; it comes as its id. */
  | (Described & { readonly kind: 'channel' });

export type Who = 'everyone' | 'moderators';

/** A slash command. */
export type Command = {
  readonly kind: 'command';
  readonly name: string;
  readonly description: string;
  readonly who: Who;
  readonly options: readonly Option[];
  /** Whether only the person who asks sees the reply. */
  readonly isPrivate: (options: Options) => boolean;
  /** Whether it may take longer than Discord waits for a first sign. */
  readonly slow?: boolean;
  /** Where it may answer from another state than the one in force here: that state, or undefined where there is no such one. */
  readonly answersFrom?: (options: Options, room: Room) => Shift | undefined;
  readonly run: (options: Options, room: Room) => Reply | Promise<Reply>;
};

/** A command of a group, which says who may use it. */
export type Subcommand = Omit<Command, 'who'>;

/** Commands under one name: `/knowledge reload`. Who may use them is one rule for all. */
export type CommandGroup = {
  readonly kind: 'group';
  readonly name: string;
  readonly description: string;
  readonly who: Who;
  readonly commands: readonly Subcommand[];
};

/** An entry in the menu of a message. */
export type MessageMenu = {
  readonly kind: 'menu';
  readonly name: string;
  readonly run: (text: string, room: Room) => Reply | Promise<Reply>;
};

/**
 * What a button does, known by its action. `turns` the message it is on into the reply, or answers privately. `message` is
 * the one it is on. A reply of the kind 'form' opens the form.
 */
export type ButtonPress = {
  readonly action: string;
  readonly who: Who;
  readonly turns: boolean;
  /** Whether it may take longer than Discord waits for a first sign. */
  readonly slow?: boolean;
  readonly run: (argument: string, room: Room, message: string) => Reply | Promise<Reply>;
};

/** What becomes of a form that was sent in, known by its action; each field is a list, since some are choices of several. */
export type FormSent = {
  readonly action: string;
  readonly who: Who;
  readonly run: (
    argument: string,
    fields: Readonly<Record<string, readonly string[]>>,
    room: Room,
  ) => Reply | Promise<Reply>;
};

/** Discord's limits for choices (discord-api-docs, application-commands). */
export const mostChoices = 25;
export const longestChoice = 100;

/** A text that was filled in, or '' . */
export function textOption(options: Options, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

/** A number that was filled in, whole or not. */
export function numberOption(options: Options, name: string): number | undefined {
  const value = options[name];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a flag was set. */
export function flagOption(options: Options, name: string): boolean {
  return options[name] === true;
}

/** A file that was sent along. */
export function fileOption(options: Options, name: string): SentFile | undefined {
  const value = options[name];
  return typeof value === 'object' ? value : undefined;
}

/** Whoever asks, as a moderator of the server they are in; undefined in a direct message. */
export function moderatorIn({ person, place }: Room): Moderator | undefined {
  const { server } = place;
  return server === undefined ? undefined : { ...place, server, person };
}

export const always = () => true;
export const never = () => false;
