import type { Snapshot } from '../src/answering/snapshot.ts';
import type { ErrorLog, Location, Moderation, Moderator } from '../src/moderation/moderation.ts';
import type { Reply } from '../src/replies/reply.ts';

/** An uploaded file. `url` is its address at Discord, which expires. */
export type Attachment = { readonly name: string; readonly size: number; readonly url: string };

/** Where a failed download is logged; pino's logger has this shape. */
type FetchLog = { info(details: { readonly err: unknown }, message: string): void };

/** Fetches an uploaded file from Discord, with limits for size and time. Never rejects. */
export type FetchFile = (
  file: Attachment,
  log: FetchLog,
) => Promise<{ readonly bytes: Uint8Array } | { readonly problem: string }>;

/** The values a user entered. A client may send anything, so commands read them with the functions below. */
export type OptionValues = Readonly<Record<string, string | number | boolean | Attachment>>;

/** What a command may use. `snapshot` is the knowledge that was active when the interaction arrived, so one answer never mixes two revisions. */
export type CommandContext = {
  readonly snapshot: Snapshot;
  readonly location: Location;
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
 * An option in Discord's terms; lengths are in characters. `autocomplete` returns suggestions while the user types: the submitted text
 * can still be anything. Choices over Discord's length limit are dropped when they are sent.
 */
export type CommandOption =
  | (OptionBase & {
      readonly kind: 'string';
      readonly maxLength: number;
      /** The only values that a client offers. */
      readonly choices?: readonly Choice[];
      readonly autocomplete?: (
        input: string,
        context: CommandContext,
      ) => readonly Choice[] | Promise<readonly Choice[]>;
    })
  | (OptionBase & { readonly kind: 'integer'; readonly min: number; readonly max: number })
  | (OptionBase & { readonly kind: 'boolean' })
  /** The value is an Attachment. */
  | (OptionBase & { readonly kind: 'attachment' })
  /** A text channel of the server; the value is its id. */
  | (OptionBase & { readonly kind: 'channel' });

export type Access = 'everyone' | 'moderators';

/** A slash command. */
export type Command = {
  readonly kind: 'command';
  readonly name: string;
  readonly description: string;
  readonly access: Access;
  readonly options: readonly CommandOption[];
  /** Whether only the user sees the reply. */
  readonly ephemeral: (options: OptionValues) => boolean;
  /** Whether it may take longer than 3 seconds, Discord's limit for the first response. */
  readonly deferred?: boolean;
  /** For commands that can answer from another incident: its snapshot, or undefined if there is no such incident. */
  readonly resolveSnapshot?: (
    options: OptionValues,
    context: CommandContext,
  ) => Snapshot | undefined | Promise<Snapshot | undefined>;
  readonly run: (options: OptionValues, context: CommandContext) => Reply | Promise<Reply>;
};

/** A command of a group. The group declares the access. */
export type Subcommand = Omit<Command, 'access'>;

/** Commands under one name, such as `/knowledge reload`, with the same access. */
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
 * Handles the buttons whose custom id has this action. The reply replaces the button's message with `updatesMessage`, and is ephemeral
 * otherwise. A reply of the kind 'modal' opens a modal. `messageId` is the message with the button.
 */
export type ButtonHandler = {
  readonly action: string;
  readonly access: Access;
  readonly updatesMessage: boolean;
  /** Whether the reply can be a modal, which Discord accepts only as the first response. */
  readonly opensModal?: boolean;
  /** Whether it may take longer than 3 seconds, Discord's limit for the first response. */
  readonly deferred?: boolean;
  readonly run: (argument: string, context: CommandContext, messageId: string) => Reply | Promise<Reply>;
};

/** Handles the modals whose custom id has this action. Each field has a list of values, because select menus can have several. */
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

/** The text of an option, or ''. */
export function stringOption(options: OptionValues, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

export function integerOption(options: OptionValues, name: string): number | undefined {
  const value = options[name];
  return typeof value === 'number' ? value : undefined;
}

export function booleanOption(options: OptionValues, name: string): boolean {
  return options[name] === true;
}

export function attachmentOption(options: OptionValues, name: string): Attachment | undefined {
  const value = options[name];
  return typeof value === 'object' ? value : undefined;
}

/** The user as a moderator of the server; undefined in a direct message. */
export function toModerator({ userId, location }: CommandContext): Moderator | undefined {
  const { serverId } = location;
  return serverId === undefined ? undefined : { ...location, serverId, userId };
}

export const always = () => true;
export const never = () => false;
