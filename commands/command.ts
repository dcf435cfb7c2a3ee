import type { Shift } from '../src/answering/desk.ts';
import type { Reply } from '../src/answering/reply.ts';

/** What somebody filled in. A client may send anything, so each command reads what it needs with the functions below. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** What a command may use. `shift` is the state in force when the question came, so that an answer is wholly of one state. */
export type Room = {
  readonly shift: Shift;
  /** Reads the knowledge folder again and puts it in force, if all of it holds. */
  readonly reload: () => Promise<Reply>;
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
      readonly suggest?: (typed: string, shift: Shift) => readonly Choice[];
    })
  | (Described & { readonly kind: 'number'; readonly least: number; readonly most: number })
  | (Described & { readonly kind: 'flag' });

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

/** What a button does, known by its action. `turns` the message it is on into the reply, or answers privately. */
export type ButtonPress = {
  readonly action: string;
  readonly turns: boolean;
  readonly run: (argument: string, room: Room) => Reply | Promise<Reply>;
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

export const always = () => true;
export const never = () => false;
