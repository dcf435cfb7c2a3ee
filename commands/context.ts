import type { Snapshot } from '../src/answering/snapshot.ts';
import type { ErrorLog, Location, Moderation, Moderator } from '../src/moderation/moderation.ts';
import type { Reply } from '../src/replies/reply.ts';

/** A file that somebody sent along. `url` is where Discord keeps it, for a short time. */
export type Attachment = { readonly name: string; readonly size: number; readonly url: string };

/** Where a failed download is logged; pino's logger has this shape. */
type FetchLog = { info(details: { readonly err: unknown }, message: string): void };

/** Fetches an uploaded file from Discord, with limits for size and time. Never rejects. */
export type FetchFile = (
  file: Attachment,
  log: FetchLog,
) => Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }>;

/** What somebody filled in. A client may send anything, so each command reads what it needs with the functions below. */
export type OptionValues = Readonly<Record<string, string | number | boolean | Attachment>>;

/** What a command may use. `shift` is the state in force when the question came, so that an answer is wholly of one state. */
export type CommandContext = {
  readonly snapshot: Snapshot;
  readonly location: Location;
  /** The user id of whoever asks. */
  readonly userId: string;
  readonly moderation: Moderation;
  /** The log of the request. */
  readonly log: ErrorLog & FetchLog;
  readonly fetchFile: FetchFile;
  /** The general commands, for the command that explains them. */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
};

export type Choice = { readonly name: string; readonly value: string };

type OptionBase = { readonly name: string; readonly description: string; readonly required?: boolean };

/**
 * `longest` in characters. `suggest` answers while somebody types; what is sent in the end may still be any text. What is too long for
 * a choice need not be left out: whoever sends the choices does. */
export type CommandOption =
  | (OptionBase & {
      readonly kind: 'string';
      readonly maxLength: number;
      readonly autocomplete?: (
        input: string,
        context: CommandContext,
      ) => readonly Choice[] | Promise<readonly Choice[]>;
    })
  | (OptionBase & { readonly kind: 'integer'; readonly min: number; readonly max: number })
  | (OptionBase & { readonly kind: 'boolean' })
  /** A file; it comes as a SentFile. */
  | (OptionBase & { readonly kind: 'attachment' })
  /** A channel of the server that can be written to; it comes as its id. */
  | (OptionBase & { readonly kind: 'channel' });

export type Access = 'everyone' | 'moderators';

/** A slash command. */
export type Command = {
  readonly kind: 'command';
  readonly name: string;
  readonly description: string;
  readonly access: Access;
  readonly options: readonly CommandOption[];
  /** Whether only the person who asks sees the reply. */
  readonly ephemeral: (options: OptionValues) => boolean;
  /** Whether it may take longer than Discord waits for a first sign. */
  readonly deferred?: boolean;
  /** Where it may answer from another state than the one in force here: that state, or undefined where there is no such one. */
  readonly resolveSnapshot?: (options: OptionValues, context: CommandContext) => Snapshot | undefined;
  readonly run: (options: OptionValues, context: CommandContext) => Reply | Promise<Reply>;
};

/** A command of a group, which says who may use it. */
export type Subcommand = Omit<Command, 'access'>;

/** Commands under one name: `/knowledge reload`. Who may use them is one rule for all. */
export type CommandGroup = {
  readonly kind: 'group';
  readonly name: string;
  readonly description: string;
  readonly access: Access;
  readonly commands: readonly Subcommand[];
};

/** An entry in the menu of a message. */
export type MessageContextMenu = {
  readonly kind: 'menu';
  readonly name: string;
  readonly run: (text: string, context: CommandContext) => Reply | Promise<Reply>;
};

/**
 * What a button does, known by its action. `turns` the message it is on into the reply, or answers privately. `message` is
 * the one it is on. A reply of the kind 'modal' opens the form.
 */
export type ButtonHandler = {
  readonly action: string;
  readonly access: Access;
  readonly updatesMessage: boolean;
  /** Whether it may take longer than Discord waits for a first sign. */
  readonly deferred?: boolean;
  readonly run: (argument: string, context: CommandContext, messageId: string) => Reply | Promise<Reply>;
};

/** What becomes of a form that was sent in, known by its action; each field is a list, since some are choices of several. */
export type ModalHandler = {
  readonly action: string;
  readonly access: Access;
  readonly run: (
    argument: string,
    fields: Readonly<Record<string, readonly string[]>>,
    context: CommandContext,
  ) => Reply | Promise<Reply>;
};

/** Discord's limits for choices (discord-api-docs, application-commands). */
export const maxChoices = 25;
export const maxChoiceLength = 100;

/** A text that was filled in, or '' . */
export function stringOption(options: OptionValues, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

/** A number that was filled in, whole or not. */
export function integerOption(options: OptionValues, name: string): number | undefined {
  const value = options[name];
  return typeof value === 'number' ? value : undefined;
}

/** Whether a flag was set. */
export function booleanOption(options: OptionValues, name: string): boolean {
  return options[name] === true;
}

/** A file that was sent along. */
export function attachmentOption(options: OptionValues, name: string): Attachment | undefined {
  const value = options[name];
  return typeof value === 'object' ? value : undefined;
}

/** Whoever asks, as a moderator of the server they are in; undefined in a direct message. */
export function toModerator({ userId, location }: CommandContext): Moderator | undefined {
  const { serverId } = location;
  return serverId === undefined ? undefined : { ...location, serverId, userId };
}

export const always = () => true;
export const never = () => false;
